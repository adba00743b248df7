/** Words for levels in titles, lowest first. The number orders the levels of a track; nothing else is made of it. */
const RANKS: readonly (readonly [RegExp, string, number])[] = [
  [/\bintern\b/iu, 'Intern', 1],
  [/\b(?:junior|jr|entry[- ]level|graduate)\b/iu, 'Junior', 2],
  [/\bassociate\b/iu, 'Associate', 3],
  [/\b(?:mid|mid[- ]level|intermediate)\b/iu, 'Mid', 4],
  [/\b(?:senior|sr)\b/iu, 'Senior', 5],
  [/\blead\b/iu, 'Lead', 6],
  [/\bstaff\b/iu, 'Staff', 7],
  [/\bprincipal\b/iu, 'Principal', 8],
  [/\bdistinguished\b/iu, 'Distinguished', 9],
  [/\bfellow\b/iu, 'Fellow', 10],
];
const NUMBERED = /\b(?:level|grade|step|band)\s?\d{1,2}\b|\b(?:L|IC|E|P|M|SE)\d{1,2}\b/u;
const OTHER = /\b(?:manager|director|head of|vp)\b/iu;

export type Seniority = Readonly<{ title: string; rank: number }>;

/** The levels that a text names, in its own order. */
export const senioritiesIn = (text: string): Seniority[] =>
  RANKS.flatMap(([words, title, rank]) => {
    const at = text.search(words);
    return at === -1 ? [] : [{ title, rank, at }];
  }).sort((a, b) => a.at - b.at);

/** True of "Senior Engineer", "L4" or "Level 2": words by which ladders call a level. */
export const namesLevel = (text: string): boolean =>
  text.length <= 80 && (senioritiesIn(text).length > 0 || NUMBERED.test(text) || OTHER.test(text));
