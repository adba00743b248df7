/** A character that shows nothing, or hides or reorders what others show. `position` counts characters from 1. */
export type Hidden = Readonly<{ name: string; code: string; position: number }>;

/** Most text is this, and is done with in one quick look. */
const PLAIN = /^[ -~\n\r\t]*$/;
const [ASKED, HIDDEN, LETTER, PICTURE, COLOUR, KEY_CAP, HAN] = [1, 2, 4, 8, 16, 32, 64];
/** Of scripts whose spelling needs U+200C and U+200D between letters. */
const LETTERS =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const KINDS: readonly (readonly [kind: number, of: RegExp])[] = [
  [HIDDEN, /(?![\n\r\t])[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u],
  [LETTER, LETTERS],
  [PICTURE, /\p{Extended_Pictographic}/u],
  [COLOUR, /\p{Emoji_Modifier}/u],
  [KEY_CAP, /[0-9#*]/],
  [HAN, /\p{Script=Han}/u],
];
/** Kinds by code, those asked for so far: to ask regular expressions for each character of a text takes ten times as long. */
const KNOWN = new Uint8Array(0x110000);

const ask = (code: number): number => {
  const character = String.fromCodePoint(code);
  const kinds = KINDS.reduce((found, [kind, of]) => (of.test(character) ? found | kind : found), ASKED);
  KNOWN[code] = kinds;
  return kinds;
};

const kindOf = (code: number): number => KNOWN[code] || ask(code);

/** 0 at the end. Quicker than `codePointAt` where most characters are of one unit. */
const codeAt = (text: string, at: number): number => {
  const unit = at < text.length ? text.charCodeAt(at) : 0;
  return unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) ?? unit) : unit;
};

const PRESENTATION = 0xfe0f;

const joins = (left: number, right: number): boolean =>
  (left & right & LETTER) !== 0 || ((left & (PICTURE | COLOUR)) !== 0 && (right & PICTURE) !== 0);
const presents = (left: number, next: number): boolean =>
  (left & PICTURE) !== 0 || ((left & KEY_CAP) !== 0 && next === 0x20e3);

/** A picture may be presented and then joined, but not presented twice. */
const presented = (left: number): number => ((left & PICTURE) !== 0 ? COLOUR : 0);

/** Whether the characters around it need the hidden one: to join letters or pictures, or to choose how a picture or an ideograph looks. */
const isNeeded = (code: number, left: number, next: number): boolean => {
  if (code === 0x200c) return (left & kindOf(next) & LETTER) !== 0;
  if (code === 0x200d) return joins(left, kindOf(next));
  if (code === PRESENTATION || code === 0xfe0e) return presents(left, next);
  return code >= 0xe0100 && code <= 0xe01ef && (left & HAN) !== 0;
};

const NAMES: readonly (readonly [first: number, last: number, name: string])[] = [
  [0x00, 0x9f, 'a control character'],
  [0xad, 0xad, 'a soft hyphen'],
  [0x34f, 0x34f, 'a combining grapheme joiner'],
  [0x61c, 0x61c, 'a mark of writing direction'],
  [0x115f, 0x1160, 'a Hangul filler'],
  [0x180b, 0x180f, 'a Mongolian variation selector'],
  [0x200b, 0x200b, 'a zero width space'],
  [0x200c, 0x200c, 'a zero width non-joiner'],
  [0x200d, 0x200d, 'a zero width joiner'],
  [0x200e, 0x200f, 'a mark of writing direction'],
  [0x202a, 0x202e, 'a change of writing direction'],
  [0x2060, 0x2060, 'a word joiner'],
  [0x2061, 0x2064, 'an invisible operator'],
  [0x2066, 0x2069, 'a change of writing direction'],
  [0x2800, 0x2800, 'a blank Braille cell'],
  [0x3164, 0x3164, 'a Hangul filler'],
  [0xd800, 0xdfff, 'half of a surrogate pair'],
  [0xe000, 0xf8ff, 'a private use character'],
  [0xfe00, 0xfe0f, 'a variation selector'],
  [0xfeff, 0xfeff, 'a zero width no-break space'],
  [0xffa0, 0xffa0, 'a Hangul filler'],
  [0xfff9, 0xfffb, 'an interlinear annotation'],
  [0xe0000, 0xe007f, 'a tag character'],
  [0xe0100, 0xe01ef, 'a variation selector'],
  [0xf0000, 0x10ffff, 'a private use character'],
];

const describe = (text: string, at: number): Hidden => {
  const code = text.codePointAt(at) ?? 0;
  const name = NAMES.find(([first, last]) => code >= first && code <= last)?.[2];
  return {
    name: name ?? 'a character that shows nothing',
    code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    position: Array.from(text.slice(0, at)).length + 1,
  };
};

/** Where the next hidden character is, at or behind that place, that its neighbours do not need; -1 for none. */
const nextHidden = (text: string, from: number): number => {
  let left = 0;
  for (let at = from; at < text.length;) {
    const code = codeAt(text, at);
    const next = code > 0xffff ? at + 2 : at + 1;
    const kind = kindOf(code);
    if ((kind & HIDDEN) !== 0 && !isNeeded(code, left, codeAt(text, next))) return at;
    left = code === PRESENTATION ? presented(left) : kind;
    at = next;
  }
  return -1;
};

/** The first hidden character that its neighbours do not need; line breaks and tabs are none. Takes time in proportion to the text. */
export const hiddenIn = (text: string): Hidden | undefined => {
  const at = PLAIN.test(text) ? -1 : nextHidden(text, 0);
  return at < 0 ? undefined : describe(text, at);
};

const STAYS = /^[\p{Cc}\p{Cs}]$/u;

/** The text without its hidden characters, but for control characters and halves of pairs: those are no text at all. */
export const withoutHidden = (text: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (let at = PLAIN.test(text) ? -1 : nextHidden(text, 0); at >= 0; at = nextHidden(text, from)) {
    const character = String.fromCodePoint(codeAt(text, at));
    parts.push(text.slice(from, at), STAYS.test(character) ? character : '');
    from = at + character.length;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
};
