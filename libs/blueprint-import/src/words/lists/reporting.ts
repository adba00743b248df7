import type { InLanguages } from '../phrases.js';

/** What stands in front of the manager where a text begins with it; `usually` is a list of role-facts. */
export const REPORT_BEGINNINGS = {
  en: ['^(?:{usually} )?reports? (?:directly )?(?:in)?to (?:an? |the )?'],
} as const satisfies InLanguages<readonly string[]>;
/** The same within a text, with the manager. */
export const REPORT_SENTENCES = {
  en: [
    String.raw`(?:\b(?:(?:this|the) (?:role|position)|it|typically|usually)|[:.]) ` +
      '(?:typically |usually |generally |often )?reports (?:directly )?(?:in)?to (?:an? |the )?(.+)$',
  ],
} as const satisfies InLanguages<readonly string[]>;
/** Where the words about the manager end: what follows is about `peers`, or another sentence. */
export const MANAGER_ENDS = {
  en: [String.raw`;|\.(?:\s|$)|,? (?:and )?{peers}\b`],
} as const satisfies InLanguages<readonly string[]>;
/** In brackets behind one of the people whom the role works with; not of those who report to the role. */
export const MANAGER_BRACKETS = {
  en: [
    String.raw`\s*\((?=[^()]*(?:\breports? to\b(?! (?:this|the) role)|\breporting (?:line|manager)\b|` +
      String.raw`\b(?:direct|line) manager\b(?! line)))[^()]*\)\s*`,
  ],
} as const satisfies InLanguages<readonly string[]>;
export const MANAGER_LINE_BRACKETS = {
  en: [String.raw`\s*\([^()]*\bmanager line\)\s*$`],
} as const satisfies InLanguages<readonly string[]>;
