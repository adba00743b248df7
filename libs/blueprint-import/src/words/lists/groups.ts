import type { InLanguages, Match } from '../phrases.js';

type Named = InLanguages<Readonly<Record<string, Match>>>;

/** What the headings within a section of a role blueprint say that the lists below them hold; the first that fits counts. */
export const RESPONSIBILITY_GROUPS = {
  en: {
    strategic: { anywhere: ['*strateg*'] },
    operational: { anywhere: ['*operational*', '*operations*'] },
    technical: { anywhere: ['*technical*', '*engineering*', '*hands-on*'] },
    'cross-functional': {
      anywhere: ['*cross-functional*', '*cross functional*', '*stakeholder*', '*collaboration*'],
    },
    governance: { anywhere: ['*governance*', '*compliance*', '*quality*'] },
    leadership: { anywhere: ['*leadership*', '*people*', '*mentor*'] },
  },
} as const satisfies Named;
export const NOT_RESPONSIBLE = {
  en: {
    anywhere: ['*out of scope*', '*not responsible*', '*non-goals*'],
    patterns: [String.raw`\bnot\b.*\brole\b`],
  },
} as const satisfies InLanguages<Match>;

/** From the lowest tier up, so that a heading that names two is read as the lower one. */
export const DECISION_TIERS = {
  en: {
    independent: {
      anywhere: [
        ...['*independent*', '*autonom*', '*on (their|your|its) own*', '*without approval*', '*unilateral*'],
        '*sole authority*',
      ],
    },
    team: { anywhere: ['team', 'peer*', '*consensus*', '*jointly*'] },
    management: { anywhere: ['*manager*', '*director*', '*management*', 'head', '*leadership*'] },
    executive: {
      anywhere: [...['*executive*', 'board', '*c-level*', '*c-suite*'], '(cto|ceo|cfo|cio|ciso|cpo|vp|svp|evp)'],
    },
  },
} as const satisfies Named;
/** What a decision may be about. */
export const DECISION_DOMAINS = {
  en: {
    anywhere: [
      ...['*budget*', '*vendor*', '*procurement*', '*hiring*'],
      '*(architecture|delivery|compliance|staffing) authority*',
    ],
  },
} as const satisfies InLanguages<Match>;
/** "Requires manager approval for hiring" is about who approves, not about hiring. */
export const APPROVAL = {
  en: { anywhere: ['*approv*', '*decide*', '*sign-?off*'] },
} as const satisfies InLanguages<Match>;

export const STAKEHOLDER_GROUPS = {
  en: {
    'no-kind': {
      anywhere: ['*collaboration*', '*decision*', '*authority*', '*escalation*', '*communication*', '*cadence*'],
    },
    internal: { anywhere: ['*internal*'] },
    external: { anywhere: ['*external*'] },
    peer: { anywhere: ['peers?'] },
    upstream: { anywhere: ['*upstream*'] },
    downstream: { anywhere: ['*downstream*'] },
    any: { anywhere: ['*stakeholder*', '*partners*', '*teams*'] },
  },
} as const satisfies Named;

export const EXPERIENCE_GROUPS = {
  en: {
    years: { anywhere: ['*years*'] },
    education: { anywhere: ['*education*', '*degree*'] },
    certifications: { anywhere: ['*certif*'] },
    background: { anywhere: ['*background*', '*prior*', '*previous*'] },
    'domain-knowledge': { anywhere: ['*domain*', '*knowledge*'] },
    leadership: { anywhere: ['*leadership*'] },
  },
} as const satisfies Named;

export const RISK_KINDS = {
  en: {
    underperformance: { anywhere: ['*underperform*', 'fails?', '*reasons? for failure*'] },
    'business-risk': { anywhere: ['*business risk*', '*ineffective*', '*risks? (if|to the business)*'] },
    'anti-pattern': { patterns: [String.raw`anti-?\s?pattern`] },
    bottleneck: { anywhere: ['*bottleneck*'] },
    challenge: { anywhere: ['*challenge*'] },
  },
} as const satisfies Named;

export const HIRING_KINDS = {
  en: {
    'red-flag': { anywhere: ['*red[- ]flag*', '*deal[- ]?breaker*'] },
    'weak-signal': { anywhere: ['*weak*...(signal|indicator)*', '*warning sign*'] },
    'strong-signal': {
      anywhere: ['*strong*...(signal|indicator)*', '*positive (signal|indicator)*', '*green flag*'],
    },
    'interview-exercise': { anywhere: ['*exercise*', '*case stud*', '*work sample*', '*take-home*'] },
    dimension: { anywhere: ['*scorecard*', '*dimension*', '*rubric*'] },
    scale: { anywhere: ['*scoring*', '*rating*'] },
    'interview-assessment': {
      anywhere: ['*assess*', '*look for*', '*interview (focus|areas|topics|questions)*'],
    },
  },
} as const satisfies Named;

export const CAREER_KINDS = {
  en: {
    'no-kind': { anywhere: ['*evolve*', '*evolution*'] },
    promotion: { anywhere: ['*promotion*', '*next level*', '*promoted*'] },
    feeder: { anywhere: ['*feeder*', '*prior roles*', '*previous roles*', '*entry points?*'] },
    next: { anywhere: ['next', '*progression (options|roles)*', '*advancement*', '*future roles*'] },
    adjacent: { anywhere: ['*adjacent*', '*lateral*', '*alternative*'] },
  },
} as const satisfies Named;

export const SKILL_TIERS = {
  en: {
    emerging: { anywhere: ['*emerging*', '*future*'] },
    'good-to-have': {
      anywhere: [
        ...['*good[- ]to[- ]have*', '*nice[- ]to[- ]have*', '*preferred*', '*desirable*', '*desired*', '*bonus*'],
        '*optional*',
      ],
    },
    advanced: { anywhere: ['*advanced*', '*expert*'] },
    'must-have': { anywhere: ['*must[- ]have*', '*required*', '*essential*', '*core*'] },
  },
} as const satisfies Named;
export const SOFT_SKILLS = {
  en: { soft: { anywhere: ['*soft skill*', '*behaviou?ral*', '*interpersonal*'] } },
} as const satisfies Named;

/** When a goal is due. */
export const GOAL_HORIZONS = {
  en: {
    'high-performance': {
      anywhere: ['*high[- ]perform*', '*(great|good|excellence|outstanding) (performance )?looks like*'],
    },
    '30d': {
      anywhere: ['30[- ]days?', '*days? <n+> ?- ?30', '(1|one|first)[- ]month', 'month (1|one)'],
    },
    '60d': { anywhere: ['60[- ]days?', '*days? <n+> ?- ?60', '(2|two)[- ]months?', 'month (2|two)'] },
    '90d': {
      anywhere: [...['90[- ]days?', '*days? <n+> ?- ?90', '(3|three)[- ]months?', 'month (3|three)', 'first quarter']],
    },
    '6m': { anywhere: ['(6|six)[- ]months?', 'month (6|six)', 'half[- ]year*'] },
    '12m': { anywhere: ['(12|twelve)[- ]months?', '(1|one|first)[- ]year', 'year (1|one)', 'month 12'] },
    'long-term': {
      anywhere: ['*long[- ]term*', '(18|24|36)[- ]months?', '*multi-year*'],
      patterns: [String.raw`\b\d+(?:-\d+)?\+?[- ]years?\b`],
    },
    'no-kind': { anywhere: ['*success*'] },
  },
} as const satisfies Named;

/** What announces deliverables, and names no group of them. */
export const DELIVERABLE_ANNOUNCEMENTS = {
  en: {
    anywhere: [...['includ*', 'such as*', 'following*', 'typical*', 'examples?', 'expected*', 'produce*', 'own*']],
  },
} as const satisfies InLanguages<Match>;
