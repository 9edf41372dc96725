import type { ManifestDeliverable } from '../manifest-deliverable.ts';
import { deliverableCard } from './deliverable-card.ts';
import { choices } from './filter-bar.ts';
import { type Html, html } from './html.ts';
import type { PageContent } from './page-content.ts';
import { languageName } from './words.ts';

/** One section for each video, one group of cards for each of its languages. */
export function videoSections(content: PageContent): Html {
  const { videos, locales, platforms } = choices(content);
  return html`${videos.map((video, v) => {
    const own = content.manifest.deliverables.filter((deliverable) => deliverable.video === video);
    return html`<section class="video" data-v="${v}" aria-labelledby="video-${v}">
      <h2 id="video-${v}" dir="auto">${video}</h2>
      ${locales.map((locale, l) => {
        const cards = own.filter((deliverable) => deliverable.locale === locale);
        return (
          cards.length > 0 &&
          html`<div class="group" data-l="${l}">
            <h3>${languageName(locale)}${message(content, cards[0])}</h3>
            <div class="cards">
              ${cards.map((card) => deliverableCard(content, card, platforms.indexOf(card.platform)))}
            </div>
          </div>`
        );
      })}
    </section>`;
  })}`;
}

/** What the video says, in this language. */
function message({ input }: PageContent, card: ManifestDeliverable | undefined): Html {
  const video = input.campaign.videos.find(({ id }) => id === card?.video);
  const text = card && video?.variants[0]?.content[card.locale];
  return html`${text !== undefined && html` <span dir="auto">${text}</span>`}`;
}
