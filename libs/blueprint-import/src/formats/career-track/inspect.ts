import { senioritiesIn } from '../seniority.js';
import { statedTitle } from '../../markdown/front-matter.js';
import { parseMarkdown } from '../../markdown/parse.js';
import type { Unmapped } from '../../model/inspection.js';
import type { InspectedItem } from '../../model/item.js';
import type { BlueprintItem } from '@plumbline/domain';
import type { Read } from '../families.js';
import type { ListKind } from './labels.js';
import { hasResponsibilities } from './labels.js';
import { itemsOf } from './items.js';
import { type Page, readPage } from './read-page.js';

const typed = ({ kind, ...item }: BlueprintItem): InspectedItem => {
  const known = kind as ListKind | 'area';
  return known === 'area' || known === 'resource' ? { ...item, kind: known } : { ...item, kind: known, level: null };
};

const unmappedOf = (page: Page): Unmapped[] =>
  page.unmapped.map(({ text, line }) => ({
    text,
    from: 'other',
    section: page.title.text,
    locator: `line ${String(line)}`,
    reason: 'unknown-heading',
  }));

/** One page about one level, in Markdown. Null where the text is none. */
export const inspectCareerTrack = (text: string): Read | null => {
  if (!hasResponsibilities(text)) return null;
  const tree = parseMarkdown(text, { tables: false });
  const page = readPage(tree, statedTitle(tree));
  if (page === null) return null;
  const [level] = senioritiesIn(page.title.text);
  return {
    role: {
      title: { value: page.title.text, basis: 'stated' },
      level: level === undefined ? null : { value: level.title, basis: 'inferred' },
      track: null,
      department: null,
      horizon: null,
      reportsTo: null,
    },
    items: itemsOf(page).map(typed),
    unmapped: unmappedOf(page),
    ambiguities: [],
  };
};
