import { assemble } from '../../document/assemble.js';
import type { Page } from '../../document/block.js';
import type { Rule } from '../../document/draft.js';
import type { Unit } from '../../document/unit.js';
import { unitsOf } from '../../document/units.js';
import type { Read } from '../families.js';
import type { UnmappedReason } from '../../model/inspection.js';
import { sectionDepth } from './outline.js';
import { roleOf } from './role.js';
import { familyOf } from './sections.table.js';

const isHeading = ({ form }: Unit): boolean => form === 'heading' || form === 'column-heading';

/** Of what stands before the first section, or in one that no rule is for. */
const outside = ({ form, standing }: Unit): UnmappedReason =>
  standing.section === null && form === 'paragraph' ? 'prose' : 'unknown-section';

const ruleFor =
  (read: ReadonlySet<Unit>): Rule =>
  (unit) => {
    const family = familyOf(unit.standing.section?.text ?? '');
    if (family === null) return outside(unit);
    const draft = isHeading(unit) ? 'no-kind' : family.rule(unit);
    return typeof draft === 'string' && read.has(unit) ? 'role' : draft;
  };

/** Null where the page is no role blueprint: it has too few of the sections. */
export const readRoleBlueprint = (page: Page, category: string | null): Read | null => {
  const depth = sectionDepth(page.blocks);
  if (depth === null) return null;
  const units = unitsOf(page.blocks, (heading) => heading.depth <= depth);
  const { role, read } = roleOf(units, page, category);
  return { role, ...assemble(units, { rule: ruleFor(read), locate: page.locate }) };
};
