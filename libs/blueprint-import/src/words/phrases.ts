/** A list by language. All have one in English; those that tell what a ladder says have one in each language of `languages/`. */
export type InLanguages<T> = Readonly<{ en: T } & Record<string, T>>;

/**
 * A phrase is written as people write it, with few signs: `(a|b)` one of several, `(a)?` or `s?` may be absent, `[ -]` one of these
 * characters, `*` at an end where the word may go on, `...` any words, `<word>` one word, `<n>` a digit, `<nn>` one or two, `<n+>` any.
 */
export type Phrases = readonly string[];

/** Where the phrases have to stand in a text: one of them is enough. */
export type Match = Readonly<{
  whole?: Phrases;
  begins?: Phrases;
  ends?: Phrases;
  anywhere?: Phrases;
  /** Regular expressions, where phrases cannot say it. */
  patterns?: readonly string[];
  /** Not where one of these stands in the text; `^` in front: where the text begins with it. */
  unless?: Phrases;
}>;

/**
 * Letters and digits of the scripts that lists are written in. Not \p{L}: each of hundreds costs as much as all other words of a list to
 * compile, where letters may be small or capital.
 */
const LETTER = String.raw`[\w\u00c0-\u024f\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]`;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\*?\.\.\./gu, '\u0000'],
  [/\./gu, String.raw`\.`],
  [/\(/gu, '(?:'],
  [/\*/gu, ''],
  [/<word>/gu, `${LETTER}+`],
  [/<nn>/gu, String.raw`\d{1,2}`],
  [/<n\+>/gu, String.raw`\d+`],
  [/<n>/gu, String.raw`\d`],
  [/\u0000/gu, '.*'],
];
const sourceOf = (phrase: string): string =>
  SIGNS.reduce(
    (text, [sign, source]) => text.replace(sign, source),
    phrase.replace(/(?<=[\p{L})?])\.\.\./gu, '\u0001'),
  ).replaceAll('\u0001', String.raw`\b.*`);

/** Where a word begins and ends. */
const [BEGIN, END] = [`(?<!${LETTER})`, `(?!${LETTER})`];
/** The same of a word in the letters of English. \b knows no others, so that "der" stands in "líder" for it, but costs a tenth and is asked first. Kana may follow it: "Seniorエンジニア". */
const OTHER_LETTER = String.raw`[\u00c0-\u024f\u0370-\u1fff]`;
const [PLAIN_BEGIN, PLAIN_END] = [String.raw`\b(?<!${OTHER_LETTER})`, String.raw`\b(?!${OTHER_LETTER})`];
const isPlain = (phrase: string): boolean => /^[ -~]*$/u.test(phrase);
/** What begins or ends with a mark has no word there: it may stand beside a letter. */
const begin = (phrase: string): string => (/^[*^]/u.test(phrase) ? '' : isPlain(phrase) ? PLAIN_BEGIN : BEGIN);
const end = (phrase: string): string => (phrase.endsWith('*') ? '' : isPlain(phrase) ? PLAIN_END : END);
const anywhere = (phrase: string): string => begin(phrase) + sourceOf(phrase) + end(phrase);

const ACCENTED = /[\u00c0-\u024f]/gu;
/** With and without accents, which people leave out: "lider" is "líder". */
const spelt = (phrases: Phrases): Phrases => {
  const plain = phrases.map((phrase) => phrase.replace(ACCENTED, (letter) => letter.normalize('NFD').charAt(0)));
  return [...new Set([...phrases, ...plain])];
};

/**
 * The source of a regular expression that has to stand at the end of a text: looked for from there, where most alternatives fail at their last
 * letter, and not from each place of the text on.
 */
export const atEnd = (source: string): string => `$(?<=${source})`;

/** Phrases that begin with letters of other scripts are not tried where a Latin one stands. */
const NOT_LATIN = String.raw`(?=[^\0-\u024f])`;
const gate = (phrase: string): string =>
  /^[*([]*[\u0370-\uffff]/u.test(phrase) && !/[\w<\u00c0-\u024f]|\.\.\./u.test(phrase) ? NOT_LATIN : '';
const atStart = (phrase: string): string => `^${gate(phrase)}`;

/** Phrases with the same boundaries share them, so that these are looked at once for each place of a text. */
const between = (phrases: Phrases, front: (phrase: string) => string, back: (phrase: string) => string): string[] =>
  [...Map.groupBy(spelt(phrases), (phrase) => `${front(phrase)} ${back(phrase)}`).values()].map((alike) => {
    const [first = ''] = alike;
    return `${front(first)}(?:${alike.map(sourceOf).join('|')})${back(first)}`;
  });

const sourcesIn = ({ whole = [], begins = [], ends = [], patterns = [], ...match }: Match): readonly string[] => [
  ...between(whole, atStart, () => '$'),
  ...between(begins, atStart, end),
  ...between(ends, begin, () => '').map(atEnd),
  ...between(match.anywhere ?? [], (phrase) => gate(phrase) + begin(phrase), end),
  ...patterns,
];

const patternOf = (match: Match): string => {
  const found = sourcesIn(match).join('|');
  const { unless = [] } = match;
  return unless.length === 0 ? found : `^(?!.*(?:${unless.map(anywhere).join('|')}))(?=.*(?:${found}))`;
};

const WHERE = ['whole', 'begins', 'ends', 'anywhere', 'patterns'] as const;
/** One match that says what several do. */
const merged = (matches: readonly Match[]): Match =>
  Object.fromEntries(WHERE.map((where) => [where, matches.flatMap((match) => match[where] ?? [])]));

/** True of a text in which one of the phrases of any language stands. Letters may be small or capital. */
export const matcher = (list: InLanguages<Match>): RegExp => {
  const { true: alone = [], false: others = [] } = Object.groupBy(Object.values(list), ({ unless }) =>
    unless === undefined ? 'false' : 'true',
  );
  const patterns = [merged(others), ...alone].map(patternOf).filter((pattern) => pattern !== '');
  return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'iu');
};

type Keyed<Key extends string> = Readonly<
  { en: Readonly<Record<Key, Match>> } & Record<string, Readonly<Partial<Record<Key, Match>>>>
>;

/** A matcher for each key, in the order of the list. */
export const choices = <Key extends string>(list: Keyed<Key>): readonly (readonly [RegExp, Key])[] =>
  (Object.keys(list.en) as Key[]).map((key) => {
    const matches = Object.entries(list).flatMap(([language, keys]) => {
      const match = keys[key];
      return match === undefined ? [] : [[language, match] as const];
    });
    return [matcher({ ...Object.fromEntries(matches), en: list.en[key] }), key] as const;
  });

export const matchers = <Key extends string>(list: Keyed<Key>): Readonly<Record<Key, RegExp>> =>
  Object.fromEntries(choices(list).map(([pattern, key]) => [key, pattern])) as Record<Key, RegExp>;

/** A word that many phrases of a list begin with or not. It is compiled once for all of them. */
const FRONT = /^\(<word>[ -]?\)\?/u;
const frontOf = (phrase: string): string => FRONT.exec(phrase)?.[0] ?? '';
/** Any of the phrases, as part of a regular expression. */
export const anyOf = (list: InLanguages<Phrases>): string => {
  const alike = Map.groupBy(spelt(Object.values(list).flat()), frontOf);
  const sources = [...alike].map(([front, phrases]) => {
    const others = phrases.map((phrase) => sourceOf(phrase.slice(front.length)));
    return front === '' ? others.join('|') : `${sourceOf(front)}(?:${others.join('|')})`;
  });
  return `(?:${sources.join('|')})`;
};
