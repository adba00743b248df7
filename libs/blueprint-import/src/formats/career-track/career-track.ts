import { statedTitle } from '../../markdown/front-matter.js';
import { parseMarkdown } from '../../markdown/parse.js';
import type { Format } from '../format.js';
import { itemsOf } from './items.js';
import { levelOf } from './level.js';
import { propose } from './propose.js';
import { readPage } from './read-page.js';

/** One page about one level: areas, each with lists of responsibilities, examples and anti-patterns; and resources. */
export const careerTrack: Format = {
  name: 'career-track',
  read: ({ text, sha256 }, options) => {
    const tree = parseMarkdown(text, { tables: false });
    const page = readPage(tree, statedTitle(tree));
    if (page === null) return null;
    const items = itemsOf(page);
    const level = levelOf(page.title.text, options.ordinal ?? 1);
    return {
      items,
      unmapped: page.unmapped.map((left) => left.text),
      proposal: propose(items, level, { blueprint: sha256, options }),
    };
  },
};
