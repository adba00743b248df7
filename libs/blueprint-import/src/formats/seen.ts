const isBetween = (text: string, open: string, close: string): boolean => text.startsWith(open) && text.endsWith(close);

/** What a document that nobody recognises looks like, in the words of the error. Never used to choose a format. */
export const seen = (text: string): string => {
  const start = text.trim();
  if (start === '') return 'an empty document';
  if (isBetween(start, '{', '}') || isBetween(start, '[', ']')) return 'JSON';
  if (start.startsWith('<')) return 'HTML or XML';
  if (start.startsWith('---\n')) return 'Markdown or YAML without a list of responsibilities';
  return 'text without a list of responsibilities';
};
