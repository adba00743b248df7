import type { InLanguages, Match } from '../phrases.js';

/** The labels of what a role blueprint says of the role as such. */
export const FACT_LABELS = {
  en: {
    title: { begins: ['role title*', 'title*', 'job title*'] },
    department: { begins: ['department*', 'business unit*'], whole: ['organi[sz]ation'] },
    horizon: { begins: ['role horizon*', 'horizon*'] },
    track: { begins: ['track*', 'career track*'] },
    level: { patterns: [String.raw`^(?:(?:role|job|typical|expected) )*(?:seniority|level|grade)(?: level)?$`] },
    reportsTo: {
      begins: ['(typical )?report(s|ing)? (to|line)', 'reports? into*'],
      whole: ['(direct|line|reporting) manager'],
    },
  },
} as const satisfies InLanguages<Readonly<Record<string, Match>>>;

/** The part of a title that says what the page is, not what the role is called. */
export const TITLE_TAILS = {
  en: { anywhere: ['blueprint', 'responsibilities', 'job description', 'career path'] },
} as const satisfies InLanguages<Match>;

export const HORIZON_WORDS = {
  en: ['emerging', 'current', 'established', 'future', 'mature'],
} as const satisfies InLanguages<readonly string[]>;
export const TRACKS = { en: ['individual[- ]contributor', 'people manager'] } as const satisfies InLanguages<
  readonly string[]
>;
/** The nouns of what a role belongs to. */
export const ORGANISATIONS = {
  en: ['department', 'organi[sz]ation', 'division', 'business unit', 'function'],
} as const satisfies InLanguages<readonly string[]>;
/** Words before "in" and the name of a department, and those behind the name. */
export const BELONGS = {
  en: [...['sits', 'operat(es|ing)', 'works', 'contributor', 'role', 'leader', 'architect', 'engineer', 'analyst']],
} as const satisfies InLanguages<readonly string[]>;
export const BEHIND_DEPARTMENT = {
  en: ['responsible', 'who', 'that', 'and partners', 'alongside', 'accountable', 'focused'],
} as const satisfies InLanguages<readonly string[]>;
/** How often, in front of "reports to". */
export const USUALLY = { en: ['typically', 'usually', 'often', 'generally'] } as const satisfies InLanguages<
  readonly string[]
>;
/** Words with which a sentence about the manager goes on about others. */
export const PEERS = {
  en: ['peers?', 'partners?', 'partnering', 'collaborates', 'works closely', 'with (a )?(dotted|close)'],
} as const satisfies InLanguages<readonly string[]>;

/** Words within the name of an organisation. */
export const NAME_JOINTS = { en: ['and', 'of'] } as const satisfies InLanguages<readonly string[]>;
/** Words between those of a category. */
export const CATEGORY_JOINTS = { en: ['and'] } as const satisfies InLanguages<readonly string[]>;
/** The department of a role; `name` is a proper name, the others are lists above. */
export const DEPARTMENT_SENTENCES = {
  en: [
    String.raw`\b(?:with)?in (?:the|an?) (\p{Lu}[^.,;:]{0,60}?) {organisation}\b`,
    String.raw`\b{belongs}(?: \(IC\))?(?: role)? (?:with)?in (?:the )?({name})(?= {behind}|[,.(]| \()`,
  ],
} as const satisfies InLanguages<readonly string[]>;
export const HORIZON_SENTENCES = {
  en: [
    String.raw`\b(?:this|the) role(?: horizon)? is (?:an? )?({horizon})\b`,
    String.raw`\bis an? ({horizon})(?:[ -]horizon)? role\b`,
  ],
} as const satisfies InLanguages<readonly string[]>;
/** A track that the role is on, not one that it is compared with. */
export const TRACK_SENTENCES = {
  en: [String.raw`(?<!\b(?:not|than) (?:an? )?(?:\p{L}+ )?)\b({track})\b`],
} as const satisfies InLanguages<readonly string[]>;
/** Short for a track, in headings. */
export const TRACK_CODES = { en: [String.raw`\bIC\b`] } as const satisfies InLanguages<readonly string[]>;
