/** How large the JSON of a request may be in each direction. */
export type JsonLimits = Readonly<{ depth: number; keys: number; items: number }>;

/** What is wrong with the text, as the end of a sentence that begins with "body", and what mends it. */
export type JsonFlaw = Readonly<{ problem: string; fix: string }>;

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Each letter written as an escape of six characters. */
const LONGEST_FORBIDDEN = 6 * 'constructor'.length;

const [QUOTE, OPENS_OBJECT, OPENS_LIST, CLOSES, COMMA, COLON] = [1, 2, 3, 4, 5, 6];
/** By character code; 0 is any other character. */
const KINDS = new Uint8Array(0x10000);
for (const [character, kind] of Object.entries({
  '"': QUOTE,
  '{': OPENS_OBJECT,
  '[': OPENS_LIST,
  '}': CLOSES,
  ']': CLOSES,
  ',': COMMA,
  ':': COLON,
}))
  KINDS[character.charCodeAt(0)] = kind;
const BACKSLASH = 0x5c;

/** Where the string ends that begins there: at its closing quote, or at the end of the text. */
const endOfString = (text: string, from: number): number => {
  const quote = text.indexOf('"', from);
  if (quote < 0) return text.length;
  if (quote === from || text.charCodeAt(quote - 1) !== BACKSLASH) return quote;
  let at = from;
  while (at < text.length && KINDS[text.charCodeAt(at)] !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return Math.min(at, text.length);
};

const unescaped = (key: string): string => {
  try {
    return key.includes('\\') ? (JSON.parse(`"${key}"`) as string) : key;
  } catch {
    return key;
  }
};

/** The containers that are open, the outermost first, and how much each holds so far. */
class Containers {
  private depth = 0;
  private readonly isList: Uint8Array;
  private readonly counts: Uint32Array;
  constructor(private readonly limits: JsonLimits) {
    this.isList = new Uint8Array(limits.depth + 1);
    this.counts = new Uint32Array(limits.depth + 1);
  }

  /** Keys are counted at their colons, items at the commas between them. */
  add(kind: number, key: string): JsonFlaw | undefined {
    if (kind === CLOSES) this.depth = Math.max(0, this.depth - 1);
    else if (kind === COMMA) return this.isList[this.depth] === 1 ? this.item() : undefined;
    else if (kind === COLON) return this.key(key);
    else return this.open(kind);
    return undefined;
  }

  private open(kind: number): JsonFlaw | undefined {
    const { depth } = this.limits;
    if (this.depth === depth)
      return { problem: 'nests too deep', fix: `Nest objects and lists at most ${depth.toString()} deep.` };
    this.depth += 1;
    this.isList[this.depth] = kind === OPENS_LIST ? 1 : 0;
    this.counts[this.depth] = kind === OPENS_LIST ? 1 : 0;
    return undefined;
  }

  private item(): JsonFlaw | undefined {
    const most = this.limits.items.toString();
    if (this.count() <= this.limits.items) return undefined;
    return { problem: `has a list of more than ${most} items`, fix: `Send at most ${most} items in a list.` };
  }

  private key(key: string): JsonFlaw | undefined {
    if (key.length >= '__proto__'.length && key.length <= LONGEST_FORBIDDEN && FORBIDDEN.has(unescaped(key)))
      return { problem: `has a field named ${unescaped(key)}`, fix: 'Leave it out.' };
    const most = this.limits.keys.toString();
    if (this.count() <= this.limits.keys) return undefined;
    return { problem: `has an object of more than ${most} fields`, fix: `Send at most ${most} fields in an object.` };
  }

  private count(): number {
    return (this.counts[this.depth] = (this.counts[this.depth] ?? 0) + 1);
  }
}

/**
 * The first thing that makes the text too large to be parsed, in one pass. Whether it is JSON is not asked: of text that is not, the
 * parser finds that out.
 */
export const flawOf = (text: string, limits: JsonLimits): JsonFlaw | undefined => {
  const containers = new Containers(limits);
  let [begin, end] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)] ?? 0;
    if (kind === 0) continue;
    if (kind === QUOTE) {
      begin = at + 1;
      at = end = endOfString(text, begin);
      continue;
    }
    const flaw = containers.add(kind, kind === COLON ? text.slice(begin, end) : '');
    if (flaw !== undefined) return flaw;
  }
  return undefined;
};
