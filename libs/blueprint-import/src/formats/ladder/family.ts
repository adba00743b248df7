import { assemble } from '../../document/assemble.js';
import type { Page } from '../../document/block.js';
import { isListed } from '../../document/headings.js';
import type { Heading, Unit } from '../../document/unit.js';
import { unitsOf } from '../../document/units.js';
import type { Role } from '../../model/inspection.js';
import type { Family, Read } from '../families.js';
import { levelNameIn, namesLevel } from '../seniority.js';
import { unrollMatrices } from './matrix.js';
import { ladderRule } from './rule.js';
import { saysResponsibilities, whereOf } from './standing.js';

/** The heading above all others, if it is the only one of its depth: it names the page. */
const rootOf = (units: readonly Unit[]): Heading | null => {
  const headings = units.flatMap(({ form, standing }) => (form === 'heading' ? standing.path.slice(-1) : []));
  const top = Math.min(...headings.map(({ depth }) => depth));
  const [first, ...others] = headings.filter(({ depth }) => depth === top);
  return first === headings[0] && others.length === 0 ? (first ?? null) : null;
};

/** One level is enough where the page says of a list that it holds responsibilities, or has lists in two areas. */
const isOneLevel = (title: string, lists: readonly Unit[], areas: ReadonlySet<string>): boolean =>
  namesLevel(title) && (areas.size >= 2 || lists.some(saysResponsibilities));

const roleOf = (title: string, isSeveral: boolean): Role => {
  const level = isSeveral ? null : levelNameIn(title);
  return {
    title: title === '' ? null : { value: title, basis: 'stated' },
    level: level === null ? null : { value: level, basis: 'inferred' },
    track: null,
    department: null,
    horizon: null,
    reportsTo: null,
  };
};

const read = (page: Page): Read | null => {
  const units = unitsOf(unrollMatrices(page.blocks), () => true);
  const root = rootOf(units);
  const lists = units.filter((unit) => isListed(unit) && !unit.standing.furniture);
  const wheres = lists.map((unit) => whereOf(unit, root));
  const levels = new Set(wheres.flatMap(({ level }) => level ?? []));
  const isSeveral = levels.size >= 2;
  const placed = wheres.filter(({ level }) => level !== null || !isSeveral);
  const areas = new Set(placed.flatMap(({ area }) => area ?? []));
  const title = page.title ?? root?.text ?? '';
  if (!isSeveral && !isOneLevel(title, lists, areas)) return null;
  const account = assemble(units, { rule: ladderRule({ root, areas, isSeveral }), locate: page.locate });
  return account.items.some(({ kind }) => kind === 'responsibility')
    ? { role: roleOf(title, isSeveral), ...account }
    : null;
};

export const ladder: Family = {
  name: 'ladder',
  supported: 'a ladder with a heading, a column or a file for each level, such as "Senior Engineer" or "L4"',
  importerVersion: 'ladder/1',
  read: ({ page }) => read(page),
};
