import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makeFootage, never, temporaryFolder, testMedia } from '../render/test-media.ts';

const hls = '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nfilm.mp4\n#EXT-X-ENDLIST\n';
const dash =
  '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>film.mp4</BaseURL><SegmentBase/></Representation></AdaptationSet></Period></MPD>';

test('a file that only names others is not followed, whatever it is called', async () => {
  const media = await testMedia();
  await using folder = await temporaryFolder();
  await makeFootage(media, folder.file('film.mp4'), { picture: 'color=red:s=32x32', seconds: 0.2 });
  const lists = {
    'list.m3u8': hls,
    'list.mp4': hls,
    'script.mkv': "ffconcat version 1.0\nfile 'film.mp4'\n",
    'a.mpd': dash,
  };
  for (const [name, text] of Object.entries(lists)) {
    const source = folder.file(name);
    await writeFile(source, text);
    await expect(media.probe(source), name).rejects.toThrow(/cannot be read as video/);
    const outputs = [{ target: '-', options: ['-f', 'null'] }];
    await expect(media.run({ inputs: [{ source }], outputs }, { signal: never }), name).rejects.toThrow(
      /^ffmpeg failed/,
    );
  }
});
