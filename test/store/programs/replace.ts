import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../src/store/open-store.ts';
import { writeAtomically } from '../../../src/store/write-atomically.ts';

// node replace.ts ROOT OUT: puts two files again and again, each time filled with another letter, and prints each letter.
const [root = '', out = ''] = process.argv.slice(2);

const store = openStore(root);
let known: string | undefined;
for (let round = 0; ; round += 1) {
  const letter = String.fromCodePoint(97 + (round % 26));
  const content = letter.repeat(2_000_000);
  await writeAtomically(join(out, 'manifest.json'), content);
  const temporary = join(await store.workFolder('run'), 'teaser.mp4');
  writeFileSync(temporary, content);
  const { file } = await store.commitOutput(out, 'teaser.mp4', temporary, { known });
  known = file.sha256;
  process.stdout.write(letter);
}
