import type { VideoFile } from './campaign-schema.ts';
import type { CardLook, Variant } from './campaign.ts';
import type { Path } from './read-tree.ts';
import type { Resolving } from './resolve-scenes.ts';

/** The cards before and after the scenes; only what is given. */
export function resolveCards(
  { intro, endCard }: Pick<VideoFile, 'intro' | 'endCard'>,
  path: Path,
  { texts, files }: Pick<Resolving, 'texts' | 'files'>,
): Pick<Variant, 'intro' | 'endCard'> {
  const look = (card: NonNullable<VideoFile['endCard']>, key: string): CardLook => ({
    layout: card.layout,
    seconds: card.seconds,
    picture: files.asset(card.picture, 'image', [...path, key, 'picture']),
  });
  return {
    ...(endCard === undefined ? {} : { endCard: look(endCard, 'endCard') }),
    ...(intro === undefined
      ? {}
      : {
          intro: {
            ...look(intro, 'intro'),
            title: texts.read(intro.title, [...path, 'intro', 'title']),
            subtitle: texts.read(intro.subtitle, [...path, 'intro', 'subtitle']),
          },
        }),
  };
}
