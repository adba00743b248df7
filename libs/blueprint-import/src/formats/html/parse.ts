import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment } from 'parse5';
import type { Place } from '../../model/page.js';
import { refuse } from '../../model/refused.js';
import { ensureParsable, MAX_DEPTH, MAX_ELEMENTS } from './bounds.js';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Template = DefaultTreeAdapterTypes.Template;
type Parent = DefaultTreeAdapterTypes.ParentNode;

export const placeOf = (node: Node): Place => {
  const location = node.sourceCodeLocation;
  return { line: location?.startLine ?? 1, column: location?.startCol ?? 1 };
};

/**
 * Counts what the parser opens while it opens it: depth, so that walks may recurse; and number, because unclosed formatting is
 * opened again in every paragraph.
 */
const guarded = (where: string): typeof defaultTreeAdapter => {
  let depth = 0;
  let opened = 0;
  let last = 1;
  const stop = (what: string): never => refuse('blueprint-too-complex', `${where}Line ${String(last)} ${what}.`);
  return {
    ...defaultTreeAdapter,
    onItemPush: (item: Element) => {
      last = item.sourceCodeLocation?.startLine ?? last;
      depth += 1;
      opened += 1;
      if (depth > MAX_DEPTH) stop(`is nested deeper than ${String(MAX_DEPTH)} elements`);
      if (opened > MAX_ELEMENTS) stop(`is beyond the ${String(MAX_ELEMENTS)} elements of a page`);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
};

/** Elements that the parser moves, for misnested formatting, can end up deeper than any was opened. */
const ensureShallow = (root: Parent, where: string): void => {
  let level: Node[] = root.childNodes;
  for (let depth = 0; level.length > 0; depth += 1) {
    const [first] = level;
    if (depth > 2 * MAX_DEPTH && first !== undefined)
      refuse('blueprint-too-complex', `${where}Line ${String(placeOf(first).line)} is nested too deep.`);
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
};

/** A whole page, or what stands inside one. As a browser reads it: no HTML is malformed. `where` begins every refusal. */
export const parseHtml = (html: string, form: 'page' | 'fragment', where = ''): Parent => {
  ensureParsable(html, where);
  const options = { sourceCodeLocationInfo: true, treeAdapter: guarded(where) };
  const root = form === 'page' ? parse(html, options) : parseFragment(html, options);
  ensureShallow(root, where);
  return root;
};
