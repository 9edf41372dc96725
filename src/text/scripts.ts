import type { BrandScript } from '../campaign/brand-fonts-schema.ts';

// Which font shows which script. Google's Noto family has one package for each script in the same layout, so one rule
// names them all. Han is the exception: one code point is drawn differently in Japan, Korea and China.

/** A family in an npm package of the layout `700Bold/Family_700Bold.ttf`, and what it is called where a system has it. */
export interface FontSource {
  readonly package: string;
  readonly stem: string;
  readonly system: readonly string[];
}

const noto = (stem: string, slug: string, system: readonly string[] = []): FontSource => ({
  package: `@expo-google-fonts/${slug}`,
  stem,
  system,
});

export const inter = noto('Inter', 'inter');
const emoji = noto('NotoColorEmoji', 'noto-color-emoji', ['Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji']);

const japanese = noto('NotoSansJP', 'noto-sans-jp', [
  'Noto Sans CJK JP',
  'Noto Sans JP',
  'Source Han Sans JP',
  'Hiragino Sans',
  'Yu Gothic',
]);
const korean = noto('NotoSansKR', 'noto-sans-kr', [
  'Noto Sans CJK KR',
  'Noto Sans KR',
  'Source Han Sans KR',
  'Apple SD Gothic Neo',
  'Malgun Gothic',
]);
const simplified = noto('NotoSansSC', 'noto-sans-sc', [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
]);
const traditional = noto('NotoSansTC', 'noto-sans-tc', [
  'Noto Sans CJK TC',
  'Noto Sans TC',
  'Source Han Sans TC',
  'PingFang TC',
  'Microsoft JhengHei',
]);

const others =
  'Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thai';
const pictures = /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\uFE0F/u;
const chinese = /[\p{scx=Han}\p{scx=Bopo}\u3000-\u303F\uFF00-\uFFEF]/u;

interface Script {
  readonly name: string;
  readonly has: RegExp;
  /** One of these must be there; the first that is there is used. */
  readonly needs: (text: string, locale: string) => readonly FontSource[];
  /** Refuse rather than show another language's shapes. */
  readonly strict: boolean;
  /** Asked only for characters that the first lacks. */
  readonly also: readonly FontSource[];
}

/** In the order in which their fonts are asked for a character. */
export const scripts: readonly Script[] = [
  { name: 'Han', has: chinese, needs: hanSources, strict: true, also: [simplified, japanese, korean] },
  { name: 'Japanese', has: /[\p{sc=Hira}\p{sc=Kana}]/u, needs: () => [japanese], strict: false, also: [] },
  { name: 'Korean', has: /\p{sc=Hang}/u, needs: () => [korean], strict: false, also: [] },
  ...others.split(' ').map((name) => ({
    name,
    has: new RegExp(`\\p{scx=${name}}`, 'u'),
    needs: () => [noto(`NotoSans${name}`, `noto-sans-${name.toLowerCase()}`, [`Noto Sans ${name}`])],
    strict: false,
    also: [],
  })),
  { name: 'emoji', has: pictures, needs: () => [emoji], strict: false, also: [] },
];

/** A Japanese reader takes Chinese shapes for a mistake, and so in each language: none stands in for another. */
function hanSources(text: string, tag: string): readonly FontSource[] {
  const locale = new Intl.Locale(tag);
  if (locale.language === 'ja') return [japanese];
  if (locale.language === 'ko') return [korean];
  if (locale.language !== 'zh' && locale.language !== 'yue') return [ofLetters(text), simplified, japanese, korean];
  return locale.maximize().script === 'Hant' ? [traditional, simplified] : [simplified];
}

function ofLetters(text: string): FontSource {
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return japanese;
  return /\p{sc=Hang}/u.test(text) ? korean : simplified;
}

/** Scripts that a brand may have fonts of its own for, in the order in which they are asked. Kana come before Han: fonts for Japanese have both. */
export const brandScripts: readonly { readonly script: Exclude<BrandScript, 'latin'>; readonly has: RegExp }[] = [
  { script: 'cyrillic', has: /\p{sc=Cyrl}/gu },
  { script: 'greek', has: /\p{sc=Grek}/gu },
  { script: 'kana', has: /[\p{sc=Hira}\p{sc=Kana}]/gu },
  { script: 'han', has: /\p{sc=Han}/gu },
  { script: 'hangul', has: /\p{sc=Hang}/gu },
  { script: 'arabic', has: /\p{sc=Arab}/gu },
  { script: 'hebrew', has: /\p{sc=Hebr}/gu },
  { script: 'devanagari', has: /\p{sc=Deva}/gu },
  { script: 'thai', has: /\p{sc=Thai}/gu },
  { script: 'emoji', has: new RegExp(pictures, 'gu') },
];
