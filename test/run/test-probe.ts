import type { Probe, VideoStream } from '../../src/media/media.ts';

/** What is seen in footage that is just what test-plan.ts asks for, but for what is given. */
export function testProbe(video: Partial<VideoStream> = {}): Probe {
  return {
    format: { name: 'mov,mp4', seconds: 4, bytes: 100_000, kbps: 200 },
    audio: undefined,
    keyFrames: [],
    video: {
      codec: 'h264',
      profile: 'High',
      level: 31,
      width: 720,
      height: 1280,
      pixelFormat: 'yuv420p',
      sampleAspect: '1:1',
      fps: 30,
      constantRate: true,
      frames: 120,
      seconds: 4,
      start: 0,
      kbps: 200,
      rotation: 0,
      fieldOrder: 'progressive',
      colour: { space: 'bt709', transfer: 'bt709', primaries: 'bt709', range: 'tv' },
      hasBFrames: 2,
      ...video,
    },
  };
}
