import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../src/errors.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { writeAtomically } from '../../../src/store/write-atomically.ts';

// node put.ts ROOT OUT SIZE: puts a file of SIZE bytes and a report into OUT and says how each went.
const [root = '', out = '', size = '0'] = process.argv.slice(2);

const store = openStore(root);
const content = Buffer.alloc(Number(size), 'new');
await report(() => writeAtomically(join(out, 'manifest.json'), content));
await report(async () => {
  const temporary = join(root, 'temporary.mp4');
  writeFileSync(temporary, content);
  await store.commitOutput(out, 'teaser.mp4', temporary, { known: undefined });
});

async function report(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    process.stdout.write('done\n');
  } catch (error) {
    process.stdout.write(error instanceof UserError ? `${error.message}\n` : `${String(error)}\n`);
  }
}
