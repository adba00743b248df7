import type { Block } from '../../model/page.js';

/** What stands in a quotation, each of its list items marked as such. */
export const quoted = (blocks: readonly Block[]): Block[] =>
  blocks.map((block): Block => {
    if (block.type !== 'list') return block;
    const entries = block.entries.map((entry) => ({ ...entry, inner: quoted(entry.inner), isQuoted: true }));
    return { ...block, entries };
  });
