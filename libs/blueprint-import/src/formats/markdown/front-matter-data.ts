import type { ContainerFormat } from '../container-format.js';
import { readYaml } from '../yaml/container-format.js';
import { markdownBlocks } from './blocks.js';
import { atTheTop } from './front-matter.js';
import { parseMarkdown } from './parse.js';

/** A list of maps, as no front matter has that is only about its page. */
const HOLDS_DATA = /^[ \t]*- ["']?[\p{L}\d_ ]+["']?:(?:\s|$)/mu;

/** A page whose front matter holds what it says, as data, and whose text is beside it. */
export const frontMatterFormat: ContainerFormat = {
  name: 'front-matter',
  read: (text) => {
    const [first, ...lines] = atTheTop(text).split('\n');
    const end = lines.findIndex((line) => line.trimEnd() === '---');
    if (first?.trim() !== '---' || end === -1) return null;
    const matter = lines.slice(0, end).join('\n');
    if (!HOLDS_DATA.test(matter)) return null;
    const data = readYaml(`\n${matter}`);
    if (data === null) return null;
    const body = parseMarkdown(['', ...lines.map((line, at) => (at > end ? line : ''))].join('\n'));
    const blocks = [{ type: 'scope' as const, blocks: data.blocks }, ...markdownBlocks(body.children)];
    return { page: { blocks, title: data.title, locate: ({ line }) => `line ${String(line)}` }, category: null };
  },
};
