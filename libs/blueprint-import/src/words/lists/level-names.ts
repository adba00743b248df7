import { inOthers } from '../languages/index.js';
import type { InLanguages, Match } from '../phrases.js';

/** What titles of levels are about; each may have an `s`. */
export const PROFESSIONS: InLanguages<readonly string[]> = {
  en: [
    ...['engineer', 'developer', 'designer', 'manager', 'analyst', 'scientist', 'architect', 'specialist'],
    ...['researcher', 'writer', 'consultant', 'administrator', 'programmer', 'tester', 'contributor', 'technician'],
    ...['recruiter', 'marketer', 'sre', 'swe', 'sde', 'accountant', 'executive', 'representative', 'coordinator'],
    ...['strategist', 'producer', 'editor', 'partner', 'owner', 'director', 'officer', 'advocate', 'operator'],
    ...['coach', 'lead', 'head', 'sdr', 'bdr', 'dev', 'instructor', 'tutor', 'nurse', 'teacher', 'supervisor'],
    'associate',
    ...['leader', 'assistant', 'agent', 'advis[eo]r', 'planner', 'buyer', 'trainer', 'auditor', 'controller', 'rep'],
    ...['reviewer', 'approver', 'maintainer', 'committer', 'member', 'moderator'],
    ...['lecturer', 'professor', 'librarian', 'curator', 'inspector', 'mechanic', 'therapist', 'pharmacist', 'clerk'],
  ],
  ...inOthers(({ professions }) => professions),
};

/** Words between a title and the field that it is in: "Engineer in Research". */
export const FIELD_WORDS: InLanguages<readonly string[]> = {
  en: ['in', 'of', 'for'],
  ...inOthers(({ fields }) => fields),
};

/** Short names of professions, which stand for one only behind a word of rank: "UX" by itself is an area as well. */
export const SHORT_PROFESSIONS = {
  en: [
    ...['pm', 'tpm', 'pgm', 'pmm', 'po', 'em', 'qa', 'qae', 'sdet', 'ux', 'ui', 'ml', 'ai', 'bi', 'ba', 'hr', 'hrbp'],
    ...['dba', 'csm', 'am', 'ae', 'se'],
  ],
} as const satisfies InLanguages<readonly string[]>;

/** Letters of codes such as "L4" and "SDE2". */
export const CODE_LETTERS = {
  en: ['L', 'IC', 'E', 'P', 'M', 'T', 'D', 'G', 'EM', 'TL', 'DS', 'DE', 'PM', 'QA', 'SE', 'SRE', 'SDE', 'SWE'],
} as const satisfies InLanguages<readonly string[]>;

/** Words before the number of a level that is called by it. */
export const NUMBERED_NAMES: InLanguages<readonly string[]> = {
  en: ['level', 'lvl?', 'grade', 'band'],
  ...inOthers(({ numbered }) => numbered),
};
/** Words that may stand behind the name of a level. */
export const NAME_TAILS = { en: ['level', 'track'] } as const satisfies InLanguages<readonly string[]>;
/** Words that may stand before it. */
export const NAME_FRONTS = {
  en: ['career', 'track', 'ladder', 'path', 'framework', 'experience', 'job', 'seniority'],
} as const satisfies InLanguages<readonly string[]>;

export const MANAGEMENT_TITLES: InLanguages<Match> = {
  en: {
    whole: [
      '((senior|sr.?|executive|associate|managing) )?(director|head|vp|vice president)( of ...)?',
      '((senior|sr.?|executive|associate|managing) )?(director|vp) <word>',
      'c[deimopst]o',
      'chief( <word>)?( <word>)? officer',
    ],
    patterns: [String.raw`^(?:(?:senior|sr\.?|executive|associate|managing) )?(?:director|head|vp|vice president),.+$`],
  },
  ...inOthers(({ management }) => management),
};

/** Levels that have no place in the order of seniority. */
export const UNORDERED_LEVELS = {
  en: { anywhere: ['trainee', 'apprentice', 'expert'] },
} as const satisfies InLanguages<Match>;

/** Words that no title of a level has, but sentences about one have. */
export const SENTENCE_WORDS: InLanguages<Match> = {
  en: {
    anywhere: [
      ...['a', 'an', 'the', 'how', 'why', 'what', 'when', 'who', 'my', 'our', 'your', 'their', 'his', 'her'],
      ...['for', 'from', 'to', 'vs', 'versus', 'as', 'be', 'being', 'become', 'becoming', 'is', 'are', 'in', 'with'],
      ...['about', 'interview(s|ing)?', 'hiring', 'job', 'jobs', 'salary', 'resume', 'cv', 'guide', 'notes'],
      ...['advice', 'questions', 'meeting', 'review', 'life'],
    ],
  },
  ...inOthers(({ sentence }) => sentence),
};

/** Words that say what a page is, beside the level that it is about. */
export const PAGE_WORDS: InLanguages<Match> = {
  en: {
    anywhere: [
      ...['career', 'ladder', 'framework', 'track', 'matrix', 'progression', 'levels', 'roles?', 'titles?'],
      'expectations',
    ],
  },
  ...inOthers(({ page }) => page),
};

/** Words of the title of a career-track page that say what the page is, not which level it describes. */
export const TRACK_PAGE_WORDS = {
  en: ['career', 'careers', 'track', 'tracks', 'ladder', 'path', 'framework', 'level', 'page'],
} as const satisfies InLanguages<readonly string[]>;
