import type { SceneFile } from './campaign-schema.ts';
import type { LocalizedText, Scene, SecondPicture } from './campaign.ts';
import { legalFlaw, legalSeconds } from './legal-seconds.ts';
import type { Path } from './read-tree.ts';
import type { Resolving } from './resolve-scenes.ts';

type Story = Pick<
  Scene,
  'picture' | 'motion' | 'speed' | 'animation' | 'lowerThird' | 'price' | 'legal' | 'inset' | 'split'
>;

/** What a scene shows and says beyond its shot and its text; only what is given. `seconds`: undefined where its voice decides. */
export function resolveStory(scene: SceneFile, seconds: number | undefined, path: Path, context: Resolving): Story {
  const { texts, files } = context;
  const { motion, speed, animation, lowerThird, price, legal, inset, split } = scene;
  checkUse(scene, path, context);
  const small = legal === undefined ? undefined : texts.read(legal, [...path, 'legal']);
  if (seconds !== undefined) checkLegal(small ?? {}, seconds, [...path, 'legal'], context);
  const picture = files.asset(scene.picture, 'image', [...path, 'picture']);
  const second = (written: SecondFile, key: string) => secondPicture(written, seconds ?? 0, [...path, key], context);
  return {
    ...(picture === undefined ? {} : { picture }),
    ...(motion === undefined ? {} : { motion }),
    ...(speed === undefined ? {} : { speed }),
    ...(animation === undefined ? {} : { animation }),
    ...(price === undefined ? {} : { price: texts.read(price, [...path, 'price']) }),
    ...(small === undefined ? {} : { legal: small }),
    ...(lowerThird === undefined
      ? {}
      : {
          lowerThird: {
            title: texts.read(lowerThird.title, [...path, 'lowerThird', 'title']),
            subtitle: texts.read(lowerThird.subtitle, [...path, 'lowerThird', 'subtitle']),
          },
        }),
    ...(inset === undefined ? {} : { inset: { ...second(inset, 'inset'), corner: inset.corner, size: inset.size } }),
    ...(split === undefined ? {} : { split: { ...second(split, 'split'), share: split.share } }),
  };
}

type SecondFile = Pick<NonNullable<SceneFile['inset']>, 'footage' | 'picture' | 'from'>;

function secondPicture(
  written: SecondFile,
  seconds: number,
  path: Path,
  { files, findings }: Resolving,
): SecondPicture {
  const { footage, picture, from } = written;
  if ((footage === undefined) === (picture === undefined)) {
    const hint = 'name a file: "footage: FILE" or "picture: FILE"';
    const message = `${path.at(-1)} shows ${footage === undefined ? 'nothing' : 'footage and a picture'}`;
    findings.error(path, 'one-source', message, { at: 'key', hint });
  }
  return {
    footage: files.asset(footage, 'video', [...path, 'footage'], from + seconds),
    picture: files.asset(picture, 'image', [...path, 'picture']),
    from,
  };
}

/** The plan looks again, when it knows what transitions take of the time. */
function checkLegal(legal: LocalizedText, seconds: number, path: Path, { findings }: Resolving): void {
  for (const [locale, text] of Object.entries(legal)) {
    const flaw = legalFlaw(text, locale, seconds);
    if (flaw === undefined) continue;
    const hint = `let the scene last ${Math.ceil(legalSeconds(text, locale) * 10) / 10} s, or shorten the line`;
    findings.error(path, 'legal-too-short', flaw, { hint });
  }
}

/** Words that would do nothing here: whoever wrote them expects something. */
function checkUse(scene: SceneFile, path: Path, { findings }: Resolving): void {
  const idle = (key: string, message: string, hint: string) =>
    findings.error([...path, key], 'without-use', message, { at: 'key', hint });
  if (scene.motion !== undefined && scene.picture === undefined)
    idle('motion', '"motion" is only for a picture', 'remove it, or give the scene a "picture"');
  if (scene.speed !== undefined && scene.picture !== undefined)
    idle('speed', 'a still picture has no speed', 'remove it; "motion" moves the picture');
  if (scene.inset !== undefined && scene.split !== undefined)
    idle('split', 'the scene has an inset and a split', 'keep one of the two');
}
