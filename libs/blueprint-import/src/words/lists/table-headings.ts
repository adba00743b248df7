import { inOthers } from '../languages/index.js';
import type { InLanguages, Match } from '../phrases.js';

/** Words that head the columns of the tables of a role blueprint, and are nothing else. */
export const COLUMN_HEADINGS = {
  en: {
    begins: [
      ...['metric', 'kpi', 'indicator', 'measure', 'what', 'why', 'how', 'target', 'example', 'benchmark'],
      ...['frequency', 'cadence', 'category', 'tool', 'platform', 'purpose', 'primary use', 'typical use', 'usage'],
      ...['common', 'skill', 'competency', 'capability', 'description', 'definition', 'importance', 'criticality'],
      ...['priority', 'dimension', 'weight', 'criteria', 'evidence', 'decision', 'authority', 'tier', 'stakeholder'],
      ...['deliverable', 'audience', 'owner', 'notes?', 'summary', 'examples?', 'role', 'level', 'area', '#', 'no'],
    ],
    ends: ['*looks like'],
  },
} as const satisfies InLanguages<Match>;

/** Words that head the first column, and name no row. */
export const FIRST_COLUMN_HEADINGS = {
  en: {
    whole: [
      '(metric|kpi|category|tool|skill|competency|capability|dimension|decision|stakeholder|deliverable)( name)?',
    ],
  },
} as const satisfies InLanguages<Match>;

/** A corner that says that the other headings are levels. */
export const LEVEL_CORNERS: InLanguages<Match> = {
  en: { anywhere: ['levels?', 'grades?'] },
  ...inOthers(({ levelCorner }) => levelCorner),
};

/** A corner over titles of people, which are levels if most of them sound like it. */
export const ROLE_CORNERS: InLanguages<Match> = {
  en: { whole: ['(job )?(roles?|positions?|titles?)', 'seniority', '(career )?(stages?|steps?)'] },
  ...inOthers(({ roleCorner }) => roleCorner),
};

/** A corner that says that the rows are areas. */
export const AREA_CORNERS: InLanguages<Match> = {
  en: {
    whole: [
      ...['dimensions?', 'competenc(y|ies)', 'areas?', '(skill|focus) areas?', 'skills?', 'categor(y|ies)'],
      ...['responsibilit(y|ies)', 'attributes?', 'topics?', 'pillars?', 'themes?', 'criteri(a|on)'],
      ...['capabilit(y|ies)', 'aspects?', 'traits?', 'values?', 'ax(is|es)'],
    ],
  },
  ...inOthers(({ areaCorner }) => areaCorner),
};

/** Headings over what an area expects of a level. */
export const EXPECTATIONS = {
  en: {
    whole: [
      ...['(key |expected )?behaviou?rs', '(key |typical )?expectations?', 'what (is|we) expect(ed)?', 'expected'],
      ...['what (good|it|this) looks? like', 'standard', '(pre)?requi(rement|site)s?', 'privileges?', 'eligibility'],
      '(responsibilities|requirements) (and|&) <word>',
    ],
  },
} as const satisfies InLanguages<Match>;

/** Headings over what a level is called, or whom it is for: each may be repeated, with `/`, `&` and the like between. */
export const DESCRIPTIVE_HEADINGS: InLanguages<readonly string[]> = {
  en: [
    ...['(job |typical )?titles?', 'positions?', 'roles?', 'names?', '(years? (of )?)?experience', 'years', 'tenure'],
    ...['salary', 'pay', 'compensation', 'bands?', 'grades?', 'equivalents?', 'reports? to', 'also known as'],
    ...['senior', 'levels?', 'code', 'track', 'prerequisites?'],
    ...['experience range', 'typical experience', 'time in (role|level)', 'internal levels?', 'rubrics?'],
  ],
  ...inOthers(({ descriptive }) => descriptive),
};

/** Words of a cell that are a tick or a gap, and say nothing. */
export const TICK_WORDS = {
  en: { whole: ['yes', 'no', 'y', 'n', 'n/?a', 'n/?c', 'none', 'true', 'false', 'x', 'not (applicable|covered)'] },
} as const satisfies InLanguages<Match>;

/** Those of them that say that something holds. */
export const TICKED_WORDS: InLanguages<Match> = {
  en: { whole: ['yes', 'y', 'true', 'x'] },
  ...inOthers(({ ticked }) => ticked),
};

/** Words that stand where something is to be written. */
export const PLACEHOLDERS: InLanguages<Match> = {
  en: {
    whole: [
      ...['tb[adc]', 'to ?do'],
      ...['to be (added|announced|completed|confirmed|decided|defined|determined|discussed|done|provided|written)'],
      ...[
        '(nothing|none) (at|for|in) (this|the) (level|grade|stage|band)',
        '(coming|more) soon',
        'more to come',
        'forthcoming',
        'wip',
        '(work )?in progress',
        'placeholder',
        'under construction',
        'pending',
      ],
    ],
    begins: ['lorem ipsum'],
  },
  ...inOthers(({ placeholders }) => placeholders),
};

/** Words between the numbers of a time, and its units with what stands behind them. */
export const SPAN_WORDS: InLanguages<readonly string[]> = {
  en: ['to'],
  ...inOthers(({ spanWords }) => spanWords),
};
export const TIME_UNITS: InLanguages<readonly string[]> = {
  en: ['(years?|yrs?|months?|mos?).?( ?(of )?(experience|exp.?))?'],
  ...inOthers(({ timeUnits }) => timeUnits),
};

/** Columns that describe: what is asked, where no other column says that. */
export const DESCRIPTION_COLUMNS: InLanguages<Match> = {
  en: { whole: ['(<word> )?(<word> )?(descriptions?|definitions?|meanings?|explanations?)'] },
  ...inOthers(({ descriptionColumn }) => descriptionColumn),
};

/** Columns beside those of levels, over words that no level asks for. */
export const NO_LEVEL_COLUMNS: InLanguages<Match> = {
  en: {
    whole: [
      ...[
        'weights?',
        'weighting',
        'scores?',
        'ratings?',
        'comments?',
        'links?',
        'evidence',
        'owners?',
        'status',
        'sources?',
      ],
      ...[
        'definitions?',
        '(<word> )?(<word> )?descriptions?',
        '(<word> )?definitions?',
        'meanings?',
        '(required|used|needed) (by|for|in)( ...)?',
        '(roles?|teams?|jobs?|who) (that|which|who)? ?(requires?|needs?|uses?)( ...)?',
        '(relevant|related|applicable|required) (roles?|jobs?|teams?|positions?|skills?)',
        'explanations?',
        'remarks?',
        'what (it|this) (is|means)',
        'why( it matters)?',
        'questions?',
        'no',
        '#',
        'id',
      ],
    ],
  },
};
