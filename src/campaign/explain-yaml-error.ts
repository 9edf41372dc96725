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
  BLOCK_AS_IMPLICIT_KEY: {
    code: 'not-yaml',
    message: 'a second ": " on one line',
    hint: 'put a text that contains ": " in quotes',
  },
  BAD_SCALAR_START: {
    code: 'not-yaml',
    message: 'a text may not begin with this character',
    hint: 'put the text in quotes',
  },
  TAG_RESOLVE_FAILED: { code: 'unknown-tag', message: 'unknown tag', hint: 'remove the word that begins with !' },
  NON_STRING_KEY: { code: 'not-yaml', message: 'a key must be a plain text' },
};

/** The YAML parser's words in those of a person who writes campaigns. */
export function explainYamlError(error: YAMLError, text: string): TextFinding {
  const [start, end] = error.pos;
  if (error.code === 'DUPLICATE_KEY') return duplicateKey(start, text);
  const { code, message, hint } = words[error.code] ?? { code: 'not-yaml', message: lowerFirst(error.message) };
  return { code, message, ...(hint === undefined ? {} : { hint }), start, end };
}

/** The parser gives only the first character of the second key. */
function duplicateKey(start: number, text: string): TextFinding {
  const key = /^("[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(text.slice(start))?.[0].trimEnd() ?? '';
  return {
    code: 'duplicate-key',
    message: `${key} is given twice`,
    hint: 'keep one of the two',
    start,
    end: start + Math.max(1, key.length),
  };
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
