import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.ts';
import type { RunTools } from '../../src/run/run-tools.ts';

export interface TestRender {
  readonly render: RunTools['render'];
  /** Ids of the deliverables, in the order in which their renders began. */
  readonly began: { readonly id: string; readonly at: number }[];
  readonly mostAtOnce: () => number;
}

interface RenderScript {
  readonly clock: Clock;
  readonly renderMs?: number;
  /** Throws what goes wrong. */
  readonly before?: (id: string) => void | Promise<void>;
  readonly conforms?: (id: string) => boolean;
}

/** A render that writes what it was given instead of encoding it, so that tests can read what is in a video. */
export function createTestRender({ clock, renderMs = 1000, before, conforms }: RenderScript): TestRender {
  const began: { id: string; at: number }[] = [];
  let atOnce = 0;
  let most = 0;
  return {
    began,
    mostAtOnce: () => most,
    async render({ deliverable, clips }, { workFolder, signal, onProgress }) {
      began.push({ id: deliverable.id, at: clock.now() });
      atOnce += 1;
      most = Math.max(most, atOnce);
      try {
        await before?.(deliverable.id);
        await clock.sleep(renderMs, signal);
      } finally {
        atOnce -= 1;
      }
      onProgress?.('inspecting', 0.5);
      const footage = await Promise.all(deliverable.clips.map((key) => readFile(clips.get(key) ?? '', 'utf8')));
      const words = deliverable.edit.captions.map((cue) => cue.text).join('\n');
      const put = async (name: string, text: string): Promise<string> => {
        await writeFile(join(workFolder, name), text);
        return join(workFolder, name);
      };
      const ok = conforms?.(deliverable.id) ?? true;
      return {
        video: await put('video.mp4', footage.join('') + words),
        cover: await put('cover.jpg', `cover ${deliverable.id}`),
        srt: words === '' ? undefined : await put('captions.srt', words),
        vtt: words === '' ? undefined : await put('captions.vtt', `WEBVTT\n${words}`),
        preview: await put('preview.mp4', 'small'),
        inspection: {
          ok,
          checks: [{ rule: 'video.size', ok, value: '1080x1918', expected: '1080x1920', source: 'house' }],
        },
      };
    },
  };
}
