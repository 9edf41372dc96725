import type { Media } from './media/media.ts';
import type { RunTools } from './run/run-tools.ts';

/** Renders for one run: what the first video found out of clips, fonts and sound, the others need not. Drawing is loaded when it is first needed. */
export function openRenderer(media: () => Promise<Media>): RunTools['render'] {
  const open = async (): Promise<RunTools['render']> => {
    const [{ rememberProbes }, { renderDeliverable }, { createSoundMemory }, { createGlyphs }] = await Promise.all([
      import('./media/remember-probes.ts'),
      import('./render/render-deliverable.ts'),
      import('./render/sound/sound-memory.ts'),
      import('./text/find-missing.ts'),
    ]);
    const shared = { media: rememberProbes(await media()), glyphs: createGlyphs(), sounds: createSoundMemory() };
    return (task, tools) => renderDeliverable(task, { ...tools, ...shared });
  };
  let opened: ReturnType<typeof open> | undefined;
  return async (task, tools) => {
    opened ??= open();
    return await (
      await opened
    )(task, tools);
  };
}
