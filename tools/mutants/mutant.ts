/** One change of a source file: `text` in place of what stands from `start` to `end`. */
export type Edit = Readonly<{ start: number; end: number; text: string }>;
export type Mutant = Edit & Readonly<{ file: string }>;

export const applied = (source: string, { start, end, text }: Edit): string =>
  source.slice(0, start) + text + source.slice(end);

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Where it is, for people: the number of its first line, and the lines that it touches before and after, each as one. */
export const described = (source: string, edit: Edit): Readonly<{ line: number; before: string; after: string }> => {
  const from = source.lastIndexOf('\n', edit.start - 1) + 1;
  const end = source.indexOf('\n', edit.end);
  const to = end === -1 ? source.length : end;
  return {
    line: source.slice(0, edit.start).split('\n').length,
    before: onOneLine(source.slice(from, to)),
    after: onOneLine(source.slice(from, edit.start) + edit.text + source.slice(edit.end, to)),
  };
};
