import { brandSchema } from '../src/campaign/brand-schema.ts';
import { campaignSchema } from '../src/campaign/campaign-schema.ts';
import { referenceTables } from './reference-tables.ts';

const start = `# The campaign file

<!-- Made by scripts/generate-schema.ts from the schemas in src/campaign: change those, not this file. -->

The shortest one that works:

\`\`\`yaml
name: aurora-one
content: Product launch teaser for the new Aurora One smartphone
platforms: [youtube, instagram, tiktok]
\`\`\`

One that says more:

\`\`\`yaml
# yaml-language-server: $schema=../campaign.schema.json
name: aurora-one
brand: ../templates/brands/aurora.yaml
budget: 40 USD
locales: [en, ja]
platforms: [youtube, youtube-shorts, instagram-reels, tiktok, x]
generate:
  provider: animatic
  tune: aspect
videos:
  - id: teaser
    content: The phone that sees in the dark
    scenes:
      - prompt: Macro shot along the edge of a matte black phone, light sweeps over the lens
        seconds: 4
        text: { en: Meet Aurora One, ja: Aurora One 登場 }
        reference: assets/phone.png
      - prompt: A rain-wet city at night from a rooftop
        voice: { en: It sees what you see., ja: 見たままを、そのまま。 }
    cta: { en: Pre-order today, ja: 予約受付中 }
    music: assets/bed.m4a
    variants:
      - { id: a }
      - { id: b, cta: { en: See it at night, ja: 夜に見る } }
    post:
      caption: { en: The night is yours., ja: 夜はあなたのもの。 }
      hashtags: [auroraone, nightphotography]
metadata: { owner: brand team }
\`\`\`

The first line lets editors complete keys and show mistakes while you type. \`reelmill validate FILE\` shows every mistake
at once, with its line and the name you probably meant; nothing is made and nothing is spent.

- **Texts** are one string for all locales, or a map by locale: \`{ en: Hello, ja: こんにちは }\`. \`pt-BR\` takes the text of
  \`pt\` when it has none of its own. A locale without a text goes without it, with a warning: nothing is ever shown in
  the wrong language.
- **Files** are given by their path from the file that names them, with forward slashes. Pictures are PNG, JPEG, WebP or
  SVG; videos MP4, MOV, WebM and what else ffmpeg reads; sound MP3, M4A, WAV, FLAC or Ogg.
- **Names** and ids become file names on every system, so two that differ only in case are refused.
`;

const brands = `## The brand kit

A brand is a file of its own, which campaigns name under \`brand\`. Without one, videos are dark and quiet, set in Inter.
Texts and files work as in a campaign. \`# yaml-language-server: $schema=../brand.schema.json\` on its first line helps
editors.
`;

const platforms = `## Adding a platform

\`reelmill platforms\` lists what there is and \`reelmill platforms tiktok\` shows one. To add one of your own, or to change
one, put a YAML file into the folder \`platforms/\` of your project; a profile with the \`id\` of one that comes with
Reelmill replaces it.

1. Copy the nearest profile from \`templates/platforms/\` of the package to \`platforms/my-wall.yaml\`.
2. Give it an \`id\` (a-z, 0-9 and -; it becomes a folder name), and change the frame, the lengths, the style and the
   limits. Each group carries its \`source\`: an address, or \`house\` for a rule of your own, and the day it was read.
3. Name the id under \`platforms\` in a campaign. \`reelmill validate\` checks the profile as well.

Models are added the same way: \`models/openai.yaml\` in your project adds its models to those of
\`templates/models/openai.yaml\`, or replaces those of the same id. [models.md](models.md) lists what there is, with prices.

What belongs to a machine or a team rather than to a campaign stands in reelmill.config.yaml: see
[configuration.md](configuration.md).
`;

/** docs/campaign.md: every key of the files that people write. */
export function campaignReference(): string {
  const sections = [
    start,
    '## Keys\n',
    ...referenceTables(campaignSchema, 'campaign'),
    brands,
    ...referenceTables(brandSchema, 'brand'),
    platforms,
  ];
  return sections.join('\n');
}
