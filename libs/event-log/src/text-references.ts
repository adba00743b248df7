/** Never escaped in JSON, one byte long, and refused in everything that is sent here. */
const EDGE = '\u007F';

export { UNREADABLE } from '@plumbline/domain';

/**
 * A reference stands for a text about a person where texts are not kept: in views and in whatever is made of them. Only the store that
 * made it knows what is inside, which needs no escaping in JSON.
 */
export const referenceOf = (inside: string): string => EDGE + inside + EDGE;

/** What is inside a reference; undefined for any other text. */
export const insideOf = (text: string): string | undefined =>
  text.startsWith(EDGE) && text.endsWith(EDGE) && text.length > 2 ? text.slice(1, -1) : undefined;

/** The text in parts, of which every other one, from the second on, is a reference. One part where there is none. */
export const splitAtReferences = (text: string): readonly string[] => {
  const parts: string[] = [];
  let from = 0;
  // Parts that are cut out whole are looked up in half the time of those put together from an inside and its edges.
  for (;;) {
    const start = text.indexOf(EDGE, from);
    const end = start === -1 ? -1 : text.indexOf(EDGE, start + 1) + 1;
    if (end <= 0) break;
    parts.push(text.slice(from, start), text.slice(start, end));
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
};
