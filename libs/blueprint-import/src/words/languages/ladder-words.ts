import type { Match, Phrases } from '../phrases.js';

/** Words for levels in English, which are those that other languages stand for. */
export type Rank =
  | 'Intern'
  | 'Junior'
  | 'Associate'
  | 'Mid'
  | 'Senior'
  | 'Lead'
  | 'Staff'
  | 'Principal'
  | 'Distinguished'
  | 'Fellow';

/** Words for how well somebody can do something, lowest first. */
export type ScaleStep =
  | 'aware'
  | 'beginner'
  | 'developing'
  | 'working'
  | 'proficient'
  | 'advanced'
  | 'expert'
  | 'master';

/**
 * What ladders say in one language, in the phrases of `phrases.ts`. A new language is a file like those beside this one and its line in
 * `index.ts`; a list that the language has no use for is empty. Words that English documents use too, such as "Senior", need no repeating.
 */
export type LadderWords = Readonly<{
  /** Words for levels, by the English one of the same rank. */
  seniority: Readonly<Partial<Record<Rank, Match>>>;
  /** Words that are levels beside others of them, as the columns of a table, and anything else by themselves. */
  scale: Readonly<Partial<Record<ScaleStep, Match>>>;
  /** What stands in the place of something that is not written yet, or that there is not. */
  placeholders: Match;
  /** Words before the number of a level. */
  numbered: Phrases;
  /** What titles of levels are about, as they end: all genders and spellings. */
  professions: Phrases;
  /** Whole titles of those who manage. */
  management: Match;
  /** Small words that sentences have and titles have not. */
  sentence: Match;
  /** Words that say what a page is, beside the level that it is about. */
  page: Match;
  /** Words that areas are called by, and words about careers. */
  areas: Match;
  careers: Match;
  /** What lists are called. */
  labels: Readonly<Record<'responsibility' | 'example' | 'anti-pattern' | 'resource', Match>>;
  /** How words before a list begin and end that are part of a sentence, and name no area. */
  listSentence: Match;
  /** Headings that say what the page consists of, and headings over what no level asks for. */
  structure: Match;
  beside: Match;
  /** Headings over what is paid. */
  pay: Match;
  /** Corners and columns of tables: the other headings are levels, the rows are areas, the column describes. */
  levelCorner: Match;
  areaCorner: Match;
  descriptive: Phrases;
  /** The same: the other headings are titles of people; the column says what is asked. */
  roleCorner: Match;
  descriptionColumn: Match;
  /** Cells that say that something holds. */
  ticked: Match;
  /** Words between the numbers of a time, and its units with what may stand behind them. */
  spanWords: Phrases;
  timeUnits: Phrases;
  /** What is counted and is no level. */
  counted: Match;
  /** Over a part of a page that adds to what stands above. */
  appendices: Match;
  /** How words end that are about things or doings, and such words. */
  things: Match;
  /** Words for money, and others that stand beside an amount of it. */
  currencies: Phrases;
  money: Phrases;
  /** Words before the name of a level that says the same, or more. */
  references: Phrases;
  /** Words between a title and the field that it is in. */
  fields: Phrases;
}>;
