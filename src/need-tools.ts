import type { VideoProvider } from './generate/provider.ts';
import { clipsToPay } from './moderate/clips-to-pay.ts';
import type { Workspace } from './workspace.ts';

/**
 * What a run cannot do without, before anything is spent. Without ffmpeg clips would be paid for that nobody here can make
 * a video of. A missing key or address is for a person to mend, and no reason to have a fallback make every clip.
 */
export async function needTools(
  { plan, assess, media }: Pick<Workspace, 'plan' | 'assess' | 'media'>,
  provider: (id: string) => Promise<VideoProvider>,
): Promise<void> {
  const assessment = await assess();
  if (Object.values(assessment.deliverables).some((outlook) => outlook !== 'cached')) await media();
  const asked = new Set(clipsToPay(plan, assessment).map(({ request }) => request.provider));
  for (const id of asked) await provider(id);
}
