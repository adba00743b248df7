/** Words for levels in titles, lowest first. The number orders the levels of a track; nothing else is made of it. */
const RANKS: readonly (readonly [RegExp, string, number])[] = [
  [/\bintern\b/iu, 'Intern', 1],
  [/\b(?:junior|jr|entry|graduate)\b/iu, 'Junior', 2],
  [/\bassociate\b/iu, 'Associate', 3],
  [/\b(?:mid|mid[- ]level|intermediate)\b/iu, 'Mid', 4],
  [/\b(?:senior|sr)\b/iu, 'Senior', 5],
  [/\blead\b/iu, 'Lead', 6],
  [/(?<!\bof )\bstaff\b/iu, 'Staff', 7],
  [/\bprincipal\b/iu, 'Principal', 8],
  [/\bdistinguished\b/iu, 'Distinguished', 9],
  [/\bfellow\b/iu, 'Fellow', 10],
];
const NUMBERED = /\b(?:level|grade|step|band)\s?\d{1,2}\b|\b(?:L|IC|E|P|M|SE)\d{1,2}\b/iu;
export type Seniority = Readonly<{ title: string; rank: number }>;

/** The levels that a text names, in its own order. */
export const senioritiesIn = (text: string): Seniority[] =>
  RANKS.flatMap(([words, title, rank]) => {
    const at = text.search(words);
    return at === -1 ? [] : [{ title, rank, at }];
  }).sort((a, b) => a.at - b.at);

/** What a text calls its level: "Staff" of "Staff Engineer", "L4" of "Engineer L4". Null where it names none. */
export const levelNameIn = (text: string): string | null =>
  senioritiesIn(text)[0]?.title ?? NUMBERED.exec(text)?.[0] ?? null;

/** True of "Senior/Staff Engineer", not of "Senior Staff Engineer". */
export const namesTwoLevels = (text: string): boolean =>
  senioritiesIn(text).length >= 2 && /\p{L}\s?(?:\/|&|\bor\b|\band\b)\s?\p{L}/iu.test(text);
