const isBetween = (text: string, open: string, close: string): boolean => text.startsWith(open) && text.endsWith(close);

/** What a document that nobody recognises looks like, in the words of the error. Never used to choose a format. */
export const looksLike = (text: string): string => {
  const start = text.trim();
  if (start === '') return 'an empty document';
  if (isBetween(start, '{', '}') || isBetween(start, '[', ']')) return 'JSON';
  if (start.startsWith('<')) return 'HTML or XML';
  const missing = 'a list of responsibilities, and without a list or a cell of words for each of several levels';
  return start.startsWith('---\n') ? `Markdown or YAML without ${missing}` : `text without ${missing}`;
};
