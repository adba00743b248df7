import { inOthers } from '../languages/index.js';
import type { Rank } from '../languages/ladder-words.js';
import type { InLanguages, Match } from '../phrases.js';

/** Words for levels in titles, lowest first: their order is that of the levels of a track. */
export const SENIORITY = {
  en: {
    Intern: { anywhere: ['intern'] },
    Junior: { anywhere: ['junior', 'jr', 'entry', 'graduate'] },
    Associate: { anywhere: ['associate'] },
    Mid: { anywhere: ['mid', 'mid[- ]level', 'intermediate', 'middle', 'medior', 'semi[ -]?senior'] },
    Senior: { anywhere: ['senior', 'sr'], unless: ['semi[ -]?senior'] },
    Lead: { anywhere: ['lead'] },
    Staff: { patterns: [String.raw`(?<!\bof )\bstaff\b`] },
    Principal: { anywhere: ['principal'] },
    Distinguished: { anywhere: ['distinguished'] },
    Fellow: { anywhere: ['fellow'] },
  },
  ...inOthers(({ seniority }) => seniority),
} satisfies Readonly<{ en: Readonly<Record<Rank, Match>> }>;

/** Words before the number of a level. */
export const NUMBERED_LEVELS: InLanguages<readonly string[]> = {
  en: ['level', 'lvl?', 'grade', 'step', 'band'],
  ...inOthers(({ numbered }) => numbered),
};
/** Letters before it: "L4", "IC5". */
export const LEVEL_LETTERS = { en: ['L', 'IC', 'E', 'P', 'M', 'SE'] } as const satisfies InLanguages<readonly string[]>;
