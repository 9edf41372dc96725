import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

export function youtubeUrl(path: string, { account }: Pick<PublisherTools, 'account'>): string {
  return new URL(path, account.baseUrl ?? 'https://www.googleapis.com').href;
}

/** Where people see it. */
export function watchUrl(id: string, { platform }: Post): string {
  return platform === 'youtube-shorts'
    ? `https://www.youtube.com/shorts/${id}`
    : `https://www.youtube.com/watch?v=${id}`;
}
