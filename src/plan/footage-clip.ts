import type { Asset } from '../campaign/campaign.ts';
import { checkFill } from './check-fill.ts';
import { clipKey, type SceneClips } from './clip-draft.ts';
import type { ClipRequest } from './plan.ts';
import { type SceneTask, findAsset, sceneName } from './scene-task.ts';

/** The team's own file as a clip: whole, one for all platforms and locales; the edit takes its part of it. */
export function footageClip(task: SceneTask, path: string): SceneClips {
  const { scene, slot, frames, fps } = task;
  const file = findAsset(task.input.assets, path);
  checkLength(task, file);
  const request = footageRequest(task, file);
  checkFill(task, request);
  const key = clipKey(request);
  const seconds = frames / fps;
  const free = { estimateMicros: 0, priceAsOf: undefined, fitted: [] };
  const label = `${slot.video.id}/${task.number} footage`;
  return {
    drafts: [{ key, label, request, ...free, shownSeconds: seconds, fallbacks: () => [] }],
    shown: [{ key, from: scene.from, seconds }],
  };
}

function checkLength(task: SceneTask, file: Asset): void {
  const { scene, frames, fps } = task;
  const needed = scene.from + frames / fps;
  // Half a frame: containers round the length of a file.
  if (file.seconds === undefined || needed <= file.seconds + 0.5 / fps) return;
  const start = scene.from > 0 ? ` from second ${round(scene.from)}` : '';
  task.findings.mistakes.add(
    `${sceneName(task)} shows ${round(frames / fps)} s of ${file.path}${start}, which is ${round(file.seconds)} s long: shorten the scene, begin earlier, or use longer footage.`,
  );
}

function footageRequest({ input, scene, slot, frames, fps }: SceneTask, file: Asset): ClipRequest {
  const { width, height } = { ...slot.platform.frame, ...sizeOf(file) };
  return {
    provider: 'footage',
    model: 'file',
    prompt: '',
    avoid: [],
    seconds: file.seconds ?? scene.from + frames / fps,
    aspect: aspectOf(width, height),
    width,
    height,
    resolution: resolutionOf(Math.min(width, height)),
    fps: input.campaign.generate.fps,
    seed: 0,
    take: 1,
    reference: undefined,
    footage: { path: file.path, sha256: file.sha256 },
    board: undefined,
    referenceAs: undefined,
    audio: undefined,
    tier: undefined,
    continues: undefined,
  };
}

const sizeOf = ({ width, height }: Asset) => (width === undefined || height === undefined ? {} : { width, height });

function aspectOf(width: number, height: number): string {
  const divisor = greatestDivisor(width, height);
  return `${width / divisor}:${height / divisor}`;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

function resolutionOf(shortSide: number): ClipRequest['resolution'] {
  if (shortSide >= 1080) return '1080p';
  return shortSide >= 720 ? '720p' : '480p';
}

const round = (seconds: number) => Math.round(seconds * 100) / 100;
