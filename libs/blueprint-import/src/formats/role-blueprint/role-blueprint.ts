import { assemble } from '../reading/assemble.js';
import type { Page } from '../../model/page.js';
import type { Rule } from '../reading/draft.js';
import type { Heading, Standing, Unit } from '../../model/passage.js';
import { unitsOf } from '../reading/passages.js';
import type { Read } from '../document-type.js';
import type { UnmappedReason } from '../../model/inspection.js';
import { arrange } from './arrange.js';
import { roleOf } from './role.js';
import { sectionFamily } from './sections.table.js';

const isHeading = ({ form }: Unit): boolean => form === 'heading' || form === 'column-heading';

/** Of what stands before the first section, or in one that no rule is for. */
const outside = ({ form, standing }: Unit): UnmappedReason =>
  standing.section === null && form === 'paragraph' ? 'prose' : 'unknown-section';

const withTables = (units: readonly Unit[]): ReadonlySet<Heading> =>
  new Set(
    units.flatMap(({ form, standing }) => (form === 'row' && !standing.furniture ? (standing.section ?? []) : [])),
  );

const sectionRule = (standing: Standing, tables: ReadonlySet<Heading>): Rule | null => {
  const family = sectionFamily(standing);
  if (family === null) return null;
  return standing.section !== null && tables.has(standing.section) ? family.rule : (family.withoutTable ?? family.rule);
};

const ruleFor = (units: readonly Unit[], read: ReadonlySet<Unit>): Rule => {
  const tables = withTables(units);
  return (unit) => {
    const rule = sectionRule(unit.standing, tables);
    if (rule === null) return outside(unit);
    const draft = isHeading(unit) ? 'no-kind' : rule(unit);
    return typeof draft === 'string' && read.has(unit) ? 'role' : draft;
  };
};

/** Null where the page is no role blueprint: it has too few of the sections. */
export const readRoleBlueprint = (page: Page, category: string | null): Read | null => {
  const arranged = arrange(page);
  if (arranged === null) return null;
  const units = unitsOf(arranged.blocks, arranged.isSection);
  const { role, read } = roleOf(units, page, category);
  return { role, ...assemble(units, { rule: ruleFor(units, read), locate: page.locate }) };
};
