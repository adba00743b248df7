import type { Block, Place } from '../../model/page.js';
import { movedTo } from '../reading/move-blocks.js';
import { fragmentBlocks } from '../html/page.js';

/** The blocks of HTML that stands in Markdown. */
export const blocksOfHtml = (html: string, at: Place): Block[] =>
  fragmentBlocks(html, `Line ${String(at.line)} and on: `).map(movedTo(at));
