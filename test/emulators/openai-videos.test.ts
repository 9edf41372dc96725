import { expect, test } from 'vitest';
import { startVideosEmulator } from './openai-videos.ts';

async function ask(url: string, init?: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json() };
}

test('takes multipart and JSON, and goes from queued to completed by polls', async () => {
  await using server = await startVideosEmulator({ clock: () => 1_700_000_000_500 });
  const form = new FormData();
  form.set('prompt', 'A kite');
  form.set('size', '320x180');
  await ask(`${server.baseUrl}/videos`, { method: 'POST', body: form });
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ prompt: 'A kite', seconds: 8, model: 'sora-2-pro', seed: 3 });
  expect(await ask(`${server.baseUrl}/videos`, { method: 'POST', headers, body })).toEqual({
    status: 200,
    body: {
      id: 'video_2',
      object: 'video',
      model: 'sora-2-pro',
      status: 'queued',
      progress: 0,
      created_at: 1_700_000_000,
      completed_at: null,
      expires_at: null,
      prompt: 'A kite',
      size: '720x1280',
      seconds: '8',
      remixed_from_video_id: null,
      error: null,
    },
  });
  expect(server.jobs.map(({ request }) => request.extra)).toEqual([{}, { seed: '3' }]);

  const states: unknown[] = [];
  for (let poll = 0; poll < 3; poll += 1) states.push((await ask(`${server.baseUrl}/videos/video_1`)).body);
  expect(states).toMatchObject([
    { status: 'in_progress', progress: 50, completed_at: null },
    { status: 'completed', progress: 100, completed_at: 1_700_000_000 },
    { status: 'completed' },
  ]);
});

test('lists newest first, page by page, and deletes', async () => {
  await using server = await startVideosEmulator();
  for (let nth = 0; nth < 3; nth += 1) {
    await ask(`${server.baseUrl}/videos`, { method: 'POST', body: JSON.stringify({ prompt: 'A kite' }) });
  }
  expect((await ask(`${server.baseUrl}/videos?limit=2`)).body).toMatchObject({
    data: [{ id: 'video_3' }, { id: 'video_2' }],
    has_more: true,
  });
  expect((await ask(`${server.baseUrl}/videos?limit=2&after=video_2`)).body).toMatchObject({
    data: [{ id: 'video_1' }],
    has_more: false,
  });
  const deleted = await ask(`${server.baseUrl}/videos/video_1`, { method: 'DELETE' });
  expect(deleted.body).toEqual({ id: 'video_1', object: 'video.deleted', deleted: true });
  expect((await ask(`${server.baseUrl}/videos/video_1`)).status).toBe(404);
});

test('refuses what the service refuses', async () => {
  await using server = await startVideosEmulator({ key: 'sk-1' });
  expect(await ask(`${server.baseUrl}/videos`)).toMatchObject({ status: 401 });
  const headers = { authorization: 'Bearer sk-1' };
  const body = JSON.stringify({ seconds: '4' });
  expect(await ask(`${server.baseUrl}/videos`, { method: 'POST', headers, body })).toMatchObject({ status: 400 });
  expect(await ask(`${server.baseUrl}/images`, { headers })).toMatchObject({ status: 404 });
  expect(server.jobs).toEqual([]);
});
