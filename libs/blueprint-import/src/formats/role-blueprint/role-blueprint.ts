import { extractItems } from '../reading/extract-items.js';
import type { Page } from '../../model/page.js';
import type { ItemRule } from '../reading/draft.js';
import type { Heading, HeadingContext, Passage } from '../../model/passage.js';
import { passagesOf } from '../reading/passages.js';
import type { DocumentContent } from '../document-type.js';
import type { UnmappedReason } from '../../model/inspection.js';
import { arrange } from './arrange.js';
import { roleOf } from './role.js';
import { sectionAround } from './sections.js';

const isHeading = ({ form }: Passage): boolean => form === 'heading' || form === 'column-heading';

/** Of what stands before the first section, or in one that no rule is for. */
const outside = ({ form, context }: Passage): UnmappedReason =>
  context.section === null && form === 'paragraph' ? 'prose' : 'unknown-section';

const withTables = (passages: readonly Passage[]): ReadonlySet<Heading> =>
  new Set(
    passages.flatMap(({ form, context }) => (form === 'row' && !context.boilerplate ? (context.section ?? []) : [])),
  );

const sectionRule = (context: HeadingContext, tables: ReadonlySet<Heading>): ItemRule | null => {
  const family = sectionAround(context);
  if (family === null) return null;
  return context.section !== null && tables.has(context.section) ? family.rule : (family.withoutTable ?? family.rule);
};

const ruleFor = (passages: readonly Passage[], read: ReadonlySet<Passage>): ItemRule => {
  const tables = withTables(passages);
  return (passage) => {
    const rule = sectionRule(passage.context, tables);
    if (rule === null) return outside(passage);
    const draft = isHeading(passage) ? 'no-kind' : rule(passage);
    return typeof draft === 'string' && read.has(passage) ? 'role' : draft;
  };
};

/** Null where the page is no role blueprint: it has too few of the sections. */
export const readRoleBlueprint = (page: Page, category: string | null): DocumentContent | null => {
  const arranged = arrange(page);
  if (arranged === null) return null;
  const passages = passagesOf(arranged.blocks, arranged.isSection);
  const { role, read } = roleOf(passages, page, category);
  return { role, ...extractItems(passages, { rule: ruleFor(passages, read), locate: page.locate }) };
};
