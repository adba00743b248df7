const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** What a document that nobody recognises looks like, in the words of the error. Never used to choose a format. */
export const seen = (text: string): string => {
  const start = text.trimStart();
  if (start === '') return 'an empty document';
  if (start.startsWith('{') || start.startsWith('[')) return isJson(text) ? 'JSON' : 'text that begins like JSON';
  if (start.startsWith('<')) return 'HTML or XML';
  if (start.startsWith('---\n')) return 'Markdown or YAML without a list of responsibilities';
  return 'text without a list of responsibilities';
};
