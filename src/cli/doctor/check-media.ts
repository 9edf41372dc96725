import type { Config } from '../../project/config.ts';
import type { Terminal } from '../terminal.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Whether ffmpeg and ffprobe are there, recent, and able to do what renders ask of them. */
export async function checkMedia(config: Config | undefined, { env }: Pick<Terminal, 'env'>): Promise<Finding> {
  const name = 'ffmpeg';
  try {
    const { findMediaTools } = await import('../../media/find-tools.ts');
    const { missingFeatures } = await import('../../media/missing-features.ts');
    const tools = await findMediaTools({ env, config });
    const missing = await missingFeatures(tools);
    const message = `${tools.version} from ${tools.origin}`;
    if (missing.length === 0) return { name, state: 'good', message };
    const hint = 'Install a full build of ffmpeg, or set FFMPEG_PATH to one.';
    return { name, state: 'bad', message: `${message} lacks ${missing.join(', ')}`, hint };
  } catch (error) {
    return { name, state: 'bad', ...wordsOf(error) };
  }
}
