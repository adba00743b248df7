import type { InLanguages, Match } from '../phrases.js';

type Named = InLanguages<Readonly<Record<string, Match>>>;

/** The column that holds the words of an item, for each section of a role blueprint that may be a table. */
export const ITEM_COLUMNS = {
  en: {
    decisions: { anywhere: ['*decision*', '*area*', '*topic*', '*matter*', '*item*'] },
    deliverables: { anywhere: ['*deliverable*', '*artifact*', '*artefact*', '*output*'] },
    goals: { anywhere: ['*goal*', '*milestone*', '*objective*', '*outcome*', '*target*'] },
    stakeholders: { anywhere: ['*stakeholder*', '*partner*', '*team*', '*function*', '*role*', '*group*'] },
    experience: { anywhere: ['*requirement*', '*expectation*', '*qualification*', '*experience*'] },
    responsibilities: { anywhere: ['*responsibilit*', '*dut(y|ies)*', '*accountabilit*'] },
    risks: { anywhere: ['*risk*', '*challenge*', '*pattern*', '*bottleneck*', '*reason*'] },
    skills: { anywhere: ['*skill*', '*competenc*', '*capabilit*', '*technolog*'] },
  },
} as const satisfies Named;

/** The column that says who decides. */
export const AUTHORITY_COLUMN = {
  en: {
    anywhere: ['*authority*', 'tier', 'level', '*approv*', '*who', '*decision (maker|owner|right)*'],
  },
} as const satisfies InLanguages<Match>;

export const KPI_COLUMNS = {
  en: {
    metric: { anywhere: ['*metric*', 'kpi*', '*indicator*'], unless: ['*categor*', '*type*', '*group*'] },
    measures: {
      anywhere: ['*measure*', '*definition*', '*description*', '*formula*'],
      unless: ['*frequency*', '*cadence*', '*period*'],
    },
    why: { begins: ['why*'], anywhere: ['*rationale*', '*importance*'] },
    target: { anywhere: ['*target*', '*benchmark*', '*threshold*', 'goal*'] },
    frequency: { anywhere: ['*frequency*', '*cadence*', '*how often*', '*period*'] },
  },
} as const satisfies Named;

/** What the lines below the name of a KPI begin with. */
export const KPI_LABELS = {
  en: {
    measures: { begins: ['what*'], anywhere: ['*measure*', '*definition*', '*description*', '*formula*'] },
    why: { begins: ['why*'], anywhere: ['*rationale*', '*importance*'] },
    target: { anywhere: ['*target*', '*benchmark*', '*threshold*', '*goal*'] },
    frequency: { anywhere: ['*frequency*', '*cadence*', '*how often*'] },
  },
} as const satisfies Named;

export const TOOL_COLUMNS = {
  en: {
    category: { begins: ['type*', 'area*', 'function*', 'domain*'], anywhere: ['*categor*'] },
    name: { begins: ['examples?*'], anywhere: ['*tool*', '*platform*', '*software*', '*product*', '*technolog*'] },
    use: { anywhere: ['*use', '*purpose*', '*usage*', '*used for*'] },
    adoption: {
      begins: ['status*'],
      anywhere: ['*common*', '*adoption*', '*optional*', '*prevalence*', '*relevance*', '*importance*'],
    },
  },
} as const satisfies Named;

export const DIMENSION_COLUMNS = {
  en: {
    name: {
      anywhere: [
        ...['*dimension*', '*competenc*', '*criteri*', 'area', '*capabilit*', '*categor*', '*attribute*', 'skill*'],
      ],
    },
    weight: { anywhere: ['*weight*'] },
    evidence: { anywhere: ['*evidence*'] },
  },
} as const satisfies Named;
/** Columns that are to be filled in. */
export const BLANK_COLUMNS = {
  en: { whole: ['score', 'rating', 'notes?', 'comments?'] },
} as const satisfies InLanguages<Match>;
/** A row with the sum of the weights. */
export const TOTAL_ROWS = { en: { begins: ['(total|sum)'] } } as const satisfies InLanguages<Match>;
/** The column of a scorecard that meets the bar. */
export const MEETS_BAR = { en: { anywhere: ['meets?'] } } as const satisfies InLanguages<Match>;
/** Words of a value, or of the heading of its column, that call it an example. */
export const EXAMPLE_WORDS = {
  en: { anywhere: ['example*', 'illustrative', 'such as'], patterns: [String.raw`\be\.?g\.`] },
} as const satisfies InLanguages<Match>;

/** Words that call a rating scale an example. */
export const EXAMPLE_SCALES = {
  en: { anywhere: ['*for example*', '*such as*'], patterns: [String.raw`\be\.?g\.`] },
} as const satisfies InLanguages<Match>;
/** A column that says what one rating looks like. */
export const ANCHOR_SENTENCES = {
  en: [String.raw`^what [“"'‘]?([^”"'’]+?)[”"'’]? looks like$`],
} as const satisfies InLanguages<readonly string[]>;
/** Words beside the labels of a rating scale. */
export const SCALE_WORDS = { en: { anywhere: ['scale', 'rating', 'scoring'] } } as const satisfies InLanguages<Match>;

/** What the lines and columns beside a skill say of it. */
export const SKILL_LABELS = {
  en: {
    criticality: { begins: ['importance*', 'criticality*', 'priority*', 'critical /*'] },
    description: { begins: ['description*', 'what*', 'definition*'] },
    use: { begins: ['usage*', 'how*', 'application*'], anywhere: ['use[ds]?'] },
  },
} as const satisfies Named;

export const SOFT_SKILL_LABELS = {
  en: {
    why: { begins: ['why*'] },
    demonstrated: {
      begins: ['behaviou?r*', 'how*'],
      anywhere: ['*on the job*', '*shows? up*', '*demonstrat*', '*in practice*', '*in the role*', '*it looks like*'],
    },
    strong: { begins: ['(what )?"?(strong|great|good|excellen|exceptional|high|outstanding)*'] },
  },
} as const satisfies Named;
