/** A line that ends within the quotes that its value begins with. */
const OPENED = /^(\s*)(?:- +)*(?:[\p{L}\d_ .-]{1,60}: +)?(["'])(.*)$/u;
const indentOf = (line: string): number => line.length - line.trimStart().length;
const closes = (line: string, quote: string): boolean =>
  line.replaceAll(quote === '"' ? /\\./gu : "''", '').includes(quote);

const goesOnIn = (line: string, next: string): boolean => {
  const found = OPENED.exec(line);
  if (found === null) return false;
  const [indent = '', quote = '', words = ''] = found.slice(1);
  if (closes(words, quote)) return false;
  return !OPENED.test(next) && closes(next, quote) && indentOf(next) <= indent.length;
};

/** As many lines are named. */
const MOST = 12;

/** What is wrong where quoted texts go on in lines that are not indented: those lines, each of them. Null where there are none. */
export const unindentedIn = (text: string): string | null => {
  const lines = text.split('\n');
  const found = lines.flatMap((line, at) => (goesOnIn(line, lines[at + 1] ?? '') ? [at + 2] : []));
  if (found.length === 0) return null;
  const [one, more] = [found.slice(0, MOST), found.length - MOST];
  const rest = more > 0 ? ` and ${String(more)} more` : '';
  const which = found.length === 1 ? 'line' : 'lines';
  const verb = found.length === 1 ? 'goes' : 'go';
  return `${which} ${one.join(', ')}${rest} ${verb} on with the quoted text above. Indent it further than the line above it.`;
};
