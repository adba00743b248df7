import type { InLanguages, Match } from '../phrases.js';

/** Keys of data files whose value is the title of the file, the first of them first. */
export const TITLE_KEYS = { en: ['title', 'role', 'name', 'level', 'track'] } as const satisfies InLanguages<
  readonly string[]
>;
/** Keys whose value names the map that they stand in, the first of them first. */
export const NAME_KEYS = {
  en: [
    ...['name', 'title', 'label', 'area', 'theme', 'topic', 'dimension', 'category', 'competency', 'pillar', 'skill'],
    ...['attribute', 'capability', 'level', 'grade', 'role', 'key', 'id', 'slug'],
  ],
} as const satisfies InLanguages<readonly string[]>;
/** Of these, those whose value is what somebody is. */
export const ROLE_KEYS = { en: ['role'] } as const satisfies InLanguages<readonly string[]>;
/** Keys by whose value other maps refer to a map. */
export const ID_KEYS = { en: ['id', 'key', 'slug', 'code'] } as const satisfies InLanguages<readonly string[]>;
/** Keys whose value is an area. */
export const AREA_KEYS = {
  en: [
    ...['area', 'theme', 'topic', 'dimension', 'category', 'competency', 'pillar', 'skill', 'attribute', 'capability'],
    ...['domain', 'group', 'section'],
  ],
} as const satisfies InLanguages<readonly string[]>;
/** Keys whose value is what a record asks, the first of them first. */
export const TEXT_KEYS = {
  en: [
    ...['summary', 'text', 'criterion', 'expectation', 'statement', 'requirement', 'behavior', 'behaviour', 'content'],
    ...['sentence', 'description', 'details', 'title', 'name'],
  ],
} as const satisfies InLanguages<readonly string[]>;
/** Keys whose value is a level. */
export const LEVEL_KEYS = { en: ['level', 'grade', 'seniority'] } as const satisfies InLanguages<readonly string[]>;

/** Keys whose number says where among others of its kind a page stands. */
export const ORDER_KEYS = { en: ['order', 'ordinal', 'rank', 'step'] } as const satisfies InLanguages<
  readonly string[]
>;

/** Keys of a list of levels or of areas. */
export const HOLDER_KEYS = {
  en: {
    levels: {
      whole: [
        '((career|job|engineering|seniority)[ _-]?)?(levels?|grades?|ladder|rungs)',
        '(levels?|grades?)[ _-]?(descriptions?|expectations?|criteria|definitions?|requirements?|indicators?)',
        '(descriptions?|expectations?|criteria|requirements?|indicators?)[ _-](by|per|for)[ _-](each[ _-])?(levels?|grades?)',
      ],
    },
    areas: {
      whole: [
        ...['areas?', 'dimensions?', 'competenc(y|ies)', 'categor(y|ies)', 'topics?', 'pillars?', 'themes?'],
        ...['attributes?', 'capabilities'],
      ],
    },
  },
} as const satisfies InLanguages<Readonly<Record<string, Match>>>;

/** Keys whose values say something about a level or an area, and nothing that is asked. */
export const DESCRIPTIVE_KEYS = {
  en: {
    whole: [
      '...(description|desc|summary|overview|title|name|label|path|url|link|icon|colou?r|slug)',
      ...['id', 'key', 'code', 'order', 'ordinal', 'rank', 'weight', 'level', 'grade', 'years*...', 'experience'],
      ...['tenure', 'salary*...', 'compensation', 'band', 'track', 'department', 'version', 'date', 'updated'],
      ...['author', 'homepage', 'yaml', 'notes?', 'type', 'status', 'position', 'reports_?to'],
    ],
  },
} as const satisfies InLanguages<Match>;

/** Keys that say no more than that there are sentences. */
export const STATEMENT_KEYS = {
  en: {
    whole: [
      ...['descriptions?', 'details?', 'items', 'points', 'bullets', 'statements', 'texts?', 'content', 'body'],
      'sentences?',
      // Of the same in several languages.
      ...['en', 'de', 'fr', 'es', 'pt', 'ja', 'nl', 'pl', 'ru', 'uk', 'tr', 'ko', 'zh', 'da', 'sv', 'vi'],
    ],
  },
} as const satisfies InLanguages<Match>;

/** Kinds of work, under which publishers file a role as well as under its department. */
export const PROFESSION_CATEGORIES = {
  en: {
    whole: [
      ...['administrators?', 'analysts?', 'architects?', 'consultants?', 'designers?', 'developers?', 'directors?'],
      ...['engineers?', 'leaderships?', 'managers?', 'researchers?', 'scientists?', 'specialists?', 'writers?'],
      'uncategori[sz]eds?',
    ],
  },
} as const satisfies InLanguages<Match>;
