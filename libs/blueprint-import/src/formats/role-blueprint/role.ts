import type { Page } from '../../document/block.js';
import { headingWords } from '../../document/headings.js';
import { bare, labelled } from '../../document/phrase.js';
import type { Unit } from '../../document/unit.js';
import type { Fact, Role } from '../../model/inspection.js';
import { senioritiesIn } from '../seniority.js';
import { familyOf } from './sections.table.js';

const stated = (value: string | null | undefined): Fact | null =>
  value == null || value === '' ? null : { value, basis: 'stated' };
const inferred = (value: string | null | undefined): Fact | null =>
  value == null || value === '' ? null : { value, basis: 'inferred' };

/** A fact, and the unit that it stands in. */
type Told = Readonly<{ fact: Fact; unit: Unit | null }>;
const firstTold = (units: readonly Unit[], tell: (unit: Unit) => Fact | null): Told | null => {
  for (const unit of units) {
    const fact = tell(unit);
    if (fact !== null) return { fact, unit };
  }
  return null;
};

const inFamily = (units: readonly Unit[], ...names: string[]): Unit[] =>
  units.filter(({ standing }) => names.includes(familyOf(standing.section?.text ?? '')?.name ?? ''));

/** "**Label:** words", "Label: words" or a row of two cells whose first is the label. */
const valueOf = (unit: Unit, label: RegExp): string | null => {
  if (unit.form === 'row') {
    const [name, value] = unit.cells;
    return name !== undefined && label.test(headingWords(name.text)) ? (value?.text ?? null) : null;
  }
  const said = labelled(unit.head);
  return said.label !== null && label.test(headingWords(said.label)) ? said.text : null;
};
const beforeBrackets = (text: string | null): string | undefined => text?.split(' (')[0]?.trim();

const FURNITURE = /\s*[:|–—-]\s*(?:.*\b(?:blueprint|responsibilities|job description|career path)\b.*)$/iu;
/** What a page calls itself, without "Role Blueprint, Responsibilities, …". */
export const roleTitleIn = (title: string): string => title.replace(FURNITURE, '').trim();

const titleOf = (units: readonly Unit[], page: Page): Told | null =>
  firstTold(inFamily(units, 'scorecard'), (unit) => stated(valueOf(unit, /^role title|^title|^job title/u))) ??
  (page.title === null || roleTitleIn(page.title) === ''
    ? null
    : { fact: { value: roleTitleIn(page.title), basis: 'stated' }, unit: null });

const DEPARTMENT = /\bin the (\p{Lu}[^.,;:]{0,60}?) (?:department|organi[sz]ation|division|business unit)\b/u;
const departmentOf = (units: readonly Unit[]): Told | null => {
  const about = inFamily(units, 'summary', 'mission', 'scorecard');
  return (
    firstTold(about, (unit) => stated(valueOf(unit, /^department|^organi[sz]ation$/u))) ??
    firstTold(about, ({ head }) => stated(DEPARTMENT.exec(head.text)?.[1]))
  );
};

const HORIZON = /\bthis role is (?:an? )?(emerging|current|established|future|mature)\b/iu;
const horizonOf = (units: readonly Unit[]): Told | null => {
  const about = inFamily(units, 'summary', 'mission', 'scorecard');
  return (
    firstTold(about, (unit) => stated(beforeBrackets(valueOf(unit, /^role horizon|^horizon/u)))) ??
    firstTold(about, ({ head }) => stated(HORIZON.exec(head.text)?.[1]))
  );
};

const TRACK = /\b(individual contributor|people manager)\b/iu;
/** "Staff IC" in a heading is taken for a track that the text does not spell out. */
const trackOf = (units: readonly Unit[]): Told | null =>
  firstTold(inFamily(units, 'summary', 'scorecard'), (unit) =>
    stated(valueOf(unit, /^track/u) ?? TRACK.exec(unit.head.text)?.[1]),
  ) ?? firstTold(units, ({ form, text }) => (form === 'heading' ? inferred(/\bIC\b/u.exec(text)?.[0]) : null));

const REPORTS = /\s*\((?:direct(?:ly)? )?reports? to\)\s*$/iu;
const MANAGER = /\s*\([^()]*\bmanager line\)\s*$/iu;
const reportsIn = ({ head }: Unit): Fact | null => {
  const name = bare(head.lead ?? head.text);
  if (REPORTS.test(name)) return stated(name.replace(REPORTS, ''));
  return MANAGER.test(name) ? inferred(name.replace(MANAGER, '')) : null;
};
const reportsToOf = (units: readonly Unit[]): Told | null =>
  firstTold(units, (unit) => stated(valueOf(unit, /^reports? to|^reporting to/u))) ??
  firstTold(inFamily(units, 'stakeholders'), reportsIn);

const levelOf = (title: Fact | null): Fact | null => inferred(senioritiesIn(title?.value ?? '')[0]?.title);

export type ReadRole = Readonly<{ role: Role; read: ReadonlySet<Unit> }>;

/** The facts, and the units in which they stand. `category` is what the publisher files the page under, if it says. */
export const roleOf = (units: readonly Unit[], page: Page, category: string | null): ReadRole => {
  const title = titleOf(units, page);
  const told = {
    track: trackOf(units),
    department: departmentOf(units) ?? inferredFrom(category),
    horizon: horizonOf(units),
    reportsTo: reportsToOf(units),
  };
  const fact = (one: Told | null): Fact | null => (one === null ? null : one.fact);
  const level = levelOf(fact(title));
  const { track, department, horizon, reportsTo } = told;
  return {
    role: {
      title: fact(title),
      level,
      track: fact(track),
      department: fact(department),
      horizon: fact(horizon),
      reportsTo: fact(reportsTo),
    },
    read: new Set([title, ...Object.values(told)].flatMap((one) => one?.unit ?? [])),
  };
};

const inferredFrom = (category: string | null): Told | null => {
  const fact = inferred(category);
  return fact === null ? null : { fact, unit: null };
};
