import { createHmac } from 'node:crypto';
import type { VideoJob } from './video-job.ts';

/** How a delivery is made. */
export interface Delivery {
  readonly type?: string;
  /** Signed with another secret, or with the right one five minutes and a second ago or ahead; or changed after it was signed. */
  readonly wrong?: 'forged' | 'old' | 'early' | 'changed';
  /** The same message again and again. */
  readonly times?: number;
}

interface Sender {
  /** `whsec_` and base64. */
  readonly secret: string;
  readonly now: number;
  readonly delivery: Delivery;
}

/** Sends what OpenAI sends when a video is over. Its signature is made without the package that checks it. */
export async function deliver(url: string, job: VideoJob, sender: Sender): Promise<number[]> {
  const { headers, body } = message(job, sender);
  const statuses: number[] = [];
  for (let time = 0; time < (sender.delivery.times ?? 1); time += 1) {
    const response = await fetch(url, { method: 'POST', headers, body });
    await response.body?.cancel();
    statuses.push(response.status);
  }
  return statuses;
}

function message(job: VideoJob, { secret, now, delivery: { type = 'video.completed', wrong } }: Sender) {
  const seconds = Math.floor(now / 1000) + (wrong === 'old' ? -301 : wrong === 'early' ? 301 : 0);
  const [id, data] = [`wh_${job.id}`, { id: job.id }];
  const body = JSON.stringify({ id: `evt_${job.id}`, object: 'event', type, created_at: seconds, data });
  const key = Buffer.from(wrong === 'forged' ? 'Zm9yZ2Vk' : secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${signature}`,
    },
    body: wrong === 'changed' ? body.replace(job.id, 'video_999') : body,
  };
}
