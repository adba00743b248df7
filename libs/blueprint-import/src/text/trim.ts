/**
 * The text without the marks that it ends with. By index, because a pattern that has to reach the end of the text is tried again
 * from each mark of a row of them that stands in its middle.
 */
export const withoutEnd = (text: string, isMark: (char: string) => boolean): string => {
  let end = text.length;
  while (end > 0 && isMark(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** White space and any of the marks. */
export const spaceOr =
  (marks: string) =>
  (char: string): boolean =>
    marks.includes(char) || char.trim() === '';
