// Words that lean on the one after them: articles, prepositions, conjunctions, possessives. A line that ends in one reads
// as if it were cut off; one that begins with one begins a phrase.
const leaning: Readonly<Record<string, ReadonlySet<string>>> = byLanguage({
  en: 'a an the my your his her its our their this these those every each no not to in on at by for from with without of as into onto over under about and or but nor if than that when where while because until till is are was very so',
  de: 'der die das den dem des ein eine einen einem einer eines kein keine mein meine dein deine sein seine ihr ihre unser unsere euer eure zu zum zur in im ins an am auf aus bei beim mit nach von vom für über unter ohne um durch gegen vor und oder aber als wie wenn dass weil bis nicht sehr so',
  fr: "le la les l' un une des du de d' au aux ce cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs à en dans par pour sur sous avec sans chez vers et ou mais ni que qui quand si ne très plus",
  es: 'el la los las un una unos unas del de al a mi tu su mis tus sus este esta en con por para sin sobre desde hasta y e o u pero ni que si cuando no muy se lo más',
  it: 'il lo la i gli le un uno una del dello della dei degli delle di da al allo alla ai a in nel nella con per su tra fra senza e o ma né che se quando non molto mio tuo suo nostro',
  pt: 'o a os as um uma uns umas do da dos das de ao à em no na nos nas por pelo pela para com sem sobre e ou mas nem que se quando não muito meu teu seu nosso',
  nl: 'de het een mijn jouw je zijn haar ons onze hun in op aan bij voor van met zonder naar uit over onder door tot te en of maar als dat die wanneer niet zeer heel',
  sv: 'en ett den det de min din sin vår i på vid för från med utan av till om över under och eller men att som när inte mycket så',
  pl: 'w we z ze na do od po przy dla bez o u i a oraz lub albo ale że bo gdy nie bardzo mój twój ten ta to',
  ru: 'в во на с со к ко у о об от до по за из для без при и а но или что как если не ни мой твой этот эта это очень',
  ar: 'في من على إلى عن مع حتى بين بدون هذا هذه ذلك كل لا لم لن ما أن إن أو ثم لكن عند',
  he: 'את של על עם אל מן לא זה זו כל או אבל כי אם בין עד גם',
});
/** Words that lean on the one before them: postpositions and verbs of Hindi and its neighbours. */
const trailing: Readonly<Record<string, ReadonlySet<string>>> = byLanguage({
  hi: 'का की के को में से पर ने तक भी ही तो है हैं था थी थे हो गया गई गए रहा रही रहे नहीं',
  ur: 'کا کی کے کو میں سے پر نے تک بھی ہی تو ہے ہیں تھا تھی تھے',
});

const punctuation = /[\p{P}—–]\s*$/u;
/** Thai and its neighbours put a space where others put a comma. */
const spacedPhrases = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\s+$/u;
const latinEnd = /\p{sc=Latn}[\p{P}\s]*$/u;
const latinStart = /^[\p{P}\s]*\p{sc=Latn}/u;
const otherScripts = /^(?:ja|zh|yue|ko|ar|fa|ur|he|hi|th|ru|uk|el)\b/;

/** `48 MP`, `3 %`, `No. 7` */
const measure = /^[\p{Lu}%°€$£¥]|^\p{L}{1,3}\b/u;

/** What it costs to end a line between two pieces: nothing at the end of a phrase, most inside a close one. */
export function phraseCost(before: string, after: string, locale: string): number {
  if (/[\p{Pe}\p{Pf}]$/u.test(before) && /^\p{sc=Hira}/u.test(after)) return 0.5;
  if (punctuation.test(before) || spacedPhrases.test(before)) return 0;
  const language = new Intl.Locale(locale).language;
  const [left, right] = [word(before), word(after)];
  if (leaning[language]?.has(left) || trailing[language]?.has(right)) return 0.7;
  if (/\p{N}$/u.test(left) && measure.test(after)) return 0.7;
  // A name such as Aurora One in a text of other letters.
  if (otherScripts.test(locale) && latinEnd.test(before) && latinStart.test(after)) return 1.5;
  return leaning[language]?.has(right) ? 0.1 : 0.2;
}

const word = (piece: string) =>
  piece
    .trim()
    .replaceAll(/^\P{L}+(?=\p{L})/gu, '')
    .toLowerCase();

function byLanguage(lists: Readonly<Record<string, string>>): Readonly<Record<string, ReadonlySet<string>>> {
  return Object.fromEntries(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(' '))]));
}
