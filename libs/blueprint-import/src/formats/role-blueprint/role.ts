import type { Page } from '../../model/page.js';
import type { Unit } from '../../model/passage.js';
import type { Fact, Role } from '../../model/inspection.js';
import { slug } from '../../text/keys.js';
import { senioritiesIn } from '../../words/seniority.js';
import { firstTold, inFamily, inferred, stated, type Told, valueOf } from './facts.js';
import { reportsToOf } from './reports-to.js';

const FURNITURE = /\b(?:blueprint|responsibilities|job description|career path)\b/iu;
/** What parts a title: a hyphen without white space, as in "Full-Stack", does not. */
const SEPARATOR = /\s*(?:[:|]|\s[–—-](?=\s))\s*/gu;
/** No pattern is tried on a longer title: it stays as it is. */
const MAX_TITLE = 300;

/** What a page calls itself, without the part that says "Role Blueprint, Responsibilities, …" and what follows it. */
const roleTitleIn = (title: string): string => {
  if (title.length > MAX_TITLE) return title;
  const separators = [...title.matchAll(SEPARATOR)];
  const first = separators.find(({ index, 0: { length } }, at) =>
    FURNITURE.test(title.slice(index + length, separators[at + 1]?.index)),
  );
  return title.slice(0, first?.index).trim();
};

const titleOf = (units: readonly Unit[], page: Page): Told | null =>
  firstTold(inFamily(units, 'scorecard'), (unit) => stated(valueOf(unit, /^role title|^title|^job title/u))) ??
  (page.title === null || roleTitleIn(page.title) === ''
    ? null
    : { fact: { value: roleTitleIn(page.title), basis: 'stated' }, unit: null });

/** A proper name of an organisation: capitalised words, with "&", "of" and the like between. */
const NAME = String.raw`\p{Lu}[\p{L}\p{N}/&-]*(?:,? (?:&|and|of|\p{Lu}[\p{L}\p{N}/&-]*))*`;
const DEPARTMENTS = [
  new RegExp(
    String.raw`\b(?:with)?in (?:the|an?) (\p{Lu}[^.,;:]{0,60}?) (?:department|organi[sz]ation|division|business unit|function)\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:sits|operat(?:es|ing)|works|contributor|role|leader|architect|engineer|analyst)(?: \(IC\))?(?: role)? (?:with)?in (?:the )?(${NAME})(?= (?:responsible|who|that|and partners|alongside|accountable|focused)|[,.(]| \()`,
    'u',
  ),
];
const departmentIn = (text: string): string | undefined => {
  for (const pattern of DEPARTMENTS) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The words of the page that are the category of its publisher, as "AI & ML" is "ai-ml"; else the category as it is. */
const nameOf = (category: string, units: readonly Unit[]): string => {
  const words = category.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (words.length === 0) return category;
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`(?:\s*[&/,-]\s*|\s+(?:&|and)\s+|\s)`)}(?![\p{L}\p{N}])`,
    'iu',
  );
  const found = units.map(({ head }) => pattern.exec(head.text)?.[0]).find((text) => text !== undefined);
  return found !== undefined && slug(found) === category ? found : category;
};

const MAX_CATEGORY = 80;
const departmentOf = (units: readonly Unit[], category: string | null): Told | null => {
  const about = inFamily(units, 'summary', 'mission', 'scorecard');
  const told =
    firstTold(about, (unit) => stated(valueOf(unit, /^department|^organi[sz]ation$|^business unit/u))) ??
    firstTold(about, ({ head }) => stated(departmentIn(head.text)));
  const fact = category === null || category.length > MAX_CATEGORY ? null : inferred(nameOf(category, about));
  return told ?? (fact === null ? null : { fact, unit: null });
};

const WORDS = '(emerging|current|established|future|mature)';
const HORIZONS = [
  new RegExp(String.raw`\b(?:this|the) role(?: horizon)? is (?:an? )?${WORDS}\b`, 'iu'),
  new RegExp(String.raw`\bis an? ${WORDS}(?:[ -]horizon)? role\b`, 'iu'),
];
const horizonIn = (text: string): string | undefined =>
  HORIZONS.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
/** "Current (established …)" is Current. */
const firstWords = (text: string | null): string | undefined => text?.split(/ ?[(;,.]| [–—-] /u)[0]?.trim();

const horizonOf = (units: readonly Unit[]): Told | null => {
  const about = inFamily(units, 'summary', 'mission', 'scorecard');
  return (
    firstTold(about, (unit) => stated(firstWords(valueOf(unit, /^role horizon|^horizon/u)))) ??
    firstTold(about, ({ head }) => stated(horizonIn(head.text)))
  );
};

const TRACK = /(?<!\b(?:not|than) (?:an? )?(?:\p{L}+ )?)\b(individual[- ]contributor|people manager)\b/iu;
/** "Staff IC" in a heading is taken for a track that the text does not spell out. */
const trackOf = (units: readonly Unit[]): Told | null =>
  firstTold(inFamily(units, 'summary', 'scorecard'), (unit) =>
    stated(valueOf(unit, /^track|^career track/u) ?? TRACK.exec(unit.head.text)?.[1]),
  ) ?? firstTold(units, ({ form, text }) => (form === 'heading' ? inferred(/\bIC\b/u.exec(text)?.[0]) : null));

const LEVEL = /^(?:(?:role|job|typical|expected) )*(?:seniority|level|grade)(?: level)?$/u;
/** "Senior Staff" is one level; of "Senior/Staff", the title does not say which. */
const levelIn = (title: string): string | null => {
  const words = senioritiesIn(title).map((one) => one.title);
  const whole = words.join(' ');
  return words.length <= 1 || title.toLowerCase().includes(whole.toLowerCase()) ? whole : null;
};

const MAX_LEVEL_WORDS = 4;
/** What a label calls the level, if it is no sentence; else what the title says. */
const levelOf = (units: readonly Unit[], title: Fact | null): Told | null => {
  const labelled = firstTold(inFamily(units, 'summary', 'scorecard'), (unit) => {
    const words = firstWords(valueOf(unit, LEVEL));
    return words === undefined || words.split(' ').length > MAX_LEVEL_WORDS ? null : stated(words);
  });
  const fact = inferred(levelIn(title?.value ?? ''));
  return labelled ?? (fact === null ? null : { fact, unit: null });
};

export type ReadRole = Readonly<{ role: Role; read: ReadonlySet<Unit> }>;

/** The facts, and the units in which they stand. `category` is what the publisher files the page under, if it says. */
export const roleOf = (all: readonly Unit[], page: Page, category: string | null): ReadRole => {
  const units = all.filter(({ standing }) => !standing.furniture);
  const title = titleOf(units, page);
  const fact = (one: Told | null): Fact | null => (one === null ? null : one.fact);
  const told = {
    level: levelOf(units, fact(title)),
    track: trackOf(units),
    department: departmentOf(units, category),
    horizon: horizonOf(units),
    reportsTo: reportsToOf(units),
  };
  const { level, track, department, horizon, reportsTo } = told;
  return {
    role: {
      title: fact(title),
      level: fact(level),
      track: fact(track),
      department: fact(department),
      horizon: fact(horizon),
      reportsTo: fact(reportsTo),
    },
    read: new Set([title, ...Object.values(told)].flatMap((one) => one?.unit ?? [])),
  };
};
