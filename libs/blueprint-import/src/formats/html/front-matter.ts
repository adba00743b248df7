import { atTheTop, type FrontMatter, frontMatterOf } from '../markdown/front-matter.js';
import { parseMarkdown } from '../markdown/parse.js';

const MARKDOWN_LINE = /^(?:#{1,6} |[-*+] |\|.*\|[ \t]*$)/mu;

/** HTML below front matter, in its lines, and what that states; null where the text is none. Pages in Markdown may begin with a tag, too. */
export const behindFrontMatter = (text: string): Readonly<{ html: string; stated: () => FrontMatter }> | null => {
  const [first, ...lines] = atTheTop(text).split('\n');
  const end = lines.findIndex((line) => line.trimEnd() === '---');
  if (first?.trimEnd() !== '---' || end === -1) return null;
  const below = lines.slice(end + 1).join('\n');
  if (!below.trimStart().startsWith('<') || MARKDOWN_LINE.test(below)) return null;
  const matter = ['---', ...lines.slice(0, end), '---', ''].join('\n');
  return { html: '\n'.repeat(end + 2) + below, stated: () => frontMatterOf(parseMarkdown(matter)) };
};
