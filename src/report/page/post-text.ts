import type { ManifestDeliverable } from '../manifest-deliverable.ts';
import { type Html, html } from './html.ts';

/** What will be said beside the video, when, and how AI footage is declared. */
export function postText({ post, provenance, locale, direction }: ManifestDeliverable): Html {
  const said = [post.title, post.caption, hashtags(post.hashtags)].filter((text) => text !== null);
  if (said.length === 0 && post.schedule === null && !provenance.ai) return html``;
  return html`<details>
    <summary>Post</summary>
    <div class="post">
      ${post.title !== null && html`<p class="said" lang="${locale}" dir="${direction}">${post.title}</p>`}
      ${post.caption !== null && html`<p lang="${locale}" dir="${direction}">${post.caption}</p>`}
      ${post.hashtags.length > 0 && html`<p class="tags" dir="auto">${hashtags(post.hashtags)}</p>`}
      ${post.schedule !== null && html`<p class="small">To be published <time datetime="${post.schedule}">${post.schedule.replace('T', ' ')}</time></p>`}
      ${provenance.ai && html`<p class="small">${disclosure(provenance.disclosureField)}</p>`}
    </div>
  </details>`;
}

function hashtags(tags: readonly string[]): string | null {
  return tags.length === 0 ? null : tags.map((tag) => `#${tag}`).join(' ');
}

function disclosure(field: string | null): Html {
  return field === null
    ? html`Holds AI footage. The service has no field for it: say so in the caption.`
    : html`Holds AI footage, declared with <code>${field}</code>.`;
}
