/**
 * JSON for files that prove something: no two readers may read it differently. Beyond the grammar that means no key twice in
 * one object, and numbers written the one way RFC 8785 writes them, so that a changed digit is never rounded away.
 */
export type StrictJson =
  | { value: unknown; problem: null }
  | { value: null; problem: 'not_json' | 'truncated' | 'ambiguous' };

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads UTF-8 bytes. Never throws. */
export function readStrictJson(bytes: Uint8Array): StrictJson {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { value: null, problem: isCutShort(new TextDecoder().decode(bytes)) ? 'truncated' : 'not_json' };
  }
  try {
    const value: unknown = JSON.parse(text);
    return isUnambiguous(text) ? { value, problem: null } : { value: null, problem: 'ambiguous' };
  } catch {
    return { value: null, problem: isCutShort(text) ? 'truncated' : 'not_json' };
  }
}

/** Begins as an object and stops inside it. A file with a broken byte in the middle still ends as files of ours end. */
function isCutShort(text: string): boolean {
  if (!text.startsWith('{') || /\}\s*$/.test(text.slice(-8)))
    return text.startsWith('{') && openAtEnd(text) === 'nested';
  return openAtEnd(text) !== 'closed';
}

function openAtEnd(text: string): 'closed' | 'nested' | 'string' {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (end === -1) return 'string';
      at = end;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return depth > 0 ? 'nested' : 'closed';
}

/** Index of the closing quote; -1 when there is none. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

/** @param text valid JSON */
function isUnambiguous(text: string): boolean {
  /** Keys of every object that is open; null for arrays. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(null);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && /^\s*:/.test(text.slice(end + 1, end + 16))) {
        const key: string = JSON.parse(text.slice(at, end + 1));
        if (keys.has(key)) return false;
        keys.add(key);
      }
      at = end;
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      NUMBER.lastIndex = at;
      const token = NUMBER.exec(text)?.[0] ?? character;
      if (JSON.stringify(Number(token)) !== token) return false;
      at += token.length - 1;
    }
  }
  return true;
}
