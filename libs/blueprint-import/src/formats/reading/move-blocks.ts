import type { Block, Entry, Place, Run } from '../../model/page.js';

/** Moves what was read from a piece of HTML to where the piece stands in its page. */
export const movedTo = ({ line, column }: Place) => {
  const place = (at: Place): Place => ({
    line: at.line + line - 1,
    column: at.line === 1 ? at.column + column - 1 : at.column,
  });
  const run = (one: Run): Run => (one === 'break' ? one : { ...one, at: place(one.at) });
  const entry = (one: Entry): Entry => ({
    ...one,
    runs: one.runs.map(run),
    inner: one.inner.map(block),
    at: place(one.at),
  });
  const block = (one: Block): Block => {
    if (one.type === 'list') return { ...one, entries: one.entries.map(entry) };
    if (one.type === 'table') return { ...one, head: one.head.map(entry), rows: one.rows.map((row) => row.map(entry)) };
    if (one.type === 'boilerplate' || one.type === 'scope') return { ...one, blocks: one.blocks.map(block) };
    return { ...one, runs: one.runs.map(run), at: place(one.at) };
  };
  return block;
};
