import type { Alongside } from './inspect/watch-job.ts';

/** A small copy for the report, made from the frames that the inspection decodes anyway. */
export function previewAlongside(target: string): Alongside {
  const picture = ['-c:v', 'libx264', '-preset', 'superfast', '-crf', '30', '-pix_fmt', 'yuv420p', '-threads:v', '1'];
  const sound = ['-c:a', 'aac', '-b:a', '64k', '-ac', '2'];
  const file = [
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags',
    '+bitexact',
    '-movflags',
    '+faststart',
    '-f',
    'mp4',
  ];
  return {
    from: 'small',
    filters: 'format=yuv420p',
    withSound: true,
    output: { target, options: [...picture, ...sound, ...file] },
  };
}
