import type { YAMLError } from 'yaml';
import type { TextFinding } from './read-tree.ts';

interface Words {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

const words: Partial<Record<YAMLError['code'], Words>> = {
  TAB_AS_INDENT: {
    code: 'tab',
    message: 'a tab indents this line',
    hint: 'indent with spaces: YAML does not allow tabs',
  },
  MULTIPLE_DOCS: {
    code: 'several-documents',
    message: 'a second document begins here',
    hint: 'keep one document in each file: remove the line ---',
  },
  RESOURCE_EXHAUSTION: { code: 'too-deep', message: 'the file is nested too deeply' },
  BAD_SCALAR_START: {
    code: 'not-yaml',
    message: 'a text may not begin with this character',
    hint: 'put the text in quotes',
  },
  TAG_RESOLVE_FAILED: { code: 'unknown-tag', message: 'unknown tag', hint: 'remove the word that begins with !' },
  NON_STRING_KEY: { code: 'not-yaml', message: 'a key must be a plain text' },
};

/** The YAML parser's words in those of a person who writes campaigns, and where that person would look. */
export function explainYamlError(error: YAMLError, text: string): TextFinding {
  const [start, end] = error.pos;
  const known = words[error.code];
  if (known !== undefined) return { ...known, start, end };
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return keyInText(start, text);
  if (/^Missing closing ["']/.test(error.message)) return openQuote(start, text);
  if (/^Flow .* end with a [\]}]/.test(error.message)) return openBracket(start, text);
  if (error.message.startsWith('Comments must be separated')) return comment(start, end);
  return { code: 'not-yaml', message: error.message.charAt(0).toLowerCase() + error.message.slice(1), start, end };
}

/** A colon makes a key, on this line or, where the next line is indented, on that. */
function keyInText(start: number, text: string): TextFinding {
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const end = start + line.trimEnd().length;
  if (line.includes(': ')) {
    return { code: 'not-yaml', message: 'a text with ": " in it', hint: 'put the text in quotes', start, end };
  }
  const hint = 'begin both lines in the same column, or put the text in quotes';
  return { code: 'not-yaml', message: 'the line below is indented as if it were part of this text', hint, start, end };
}

/** The parser notices at the end of the file; the quote is where to look. */
function openQuote(at: number, text: string): TextFinding {
  const start = Math.max(text.lastIndexOf('"', at - 1), text.lastIndexOf("'", at - 1), 0);
  const quote = text[start] ?? '';
  return {
    code: 'not-yaml',
    message: `this quote is not closed`,
    hint: `end the text with ${quote}`,
    start,
    end: start + 1,
  };
}

/** The bracket that has no partner between itself and the place where the parser gave up. */
function openBracket(at: number, text: string): TextFinding {
  const code = text.slice(0, at).replaceAll(quotedOrComment, (match) => ' '.repeat(match.length));
  let depth = 0;
  let start = code.length - 1;
  for (; start > 0; start--) {
    if (/[\]}]/.test(code.charAt(start))) depth++;
    else if (/[[{]/.test(code.charAt(start)) && depth-- === 0) break;
  }
  const [open, close] = code[start] === '{' ? ['{', '}'] : ['[', ']'];
  return { code: 'not-yaml', message: `${open} is not closed`, hint: `end it with ${close}`, start, end: start + 1 };
}

/** Brackets in these are only text. */
const quotedOrComment = /"(?:\\.|[^"\\\n])*"|'[^'\n]*'|(?<=^|[\s[{,])#.*$/gm;

function comment(start: number, end: number): TextFinding {
  const hint = 'put a text that begins with # in quotes; hashtags are written without it';
  return { code: 'not-yaml', message: '# begins a comment', hint, start, end };
}
