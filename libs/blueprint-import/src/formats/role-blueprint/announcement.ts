import type { Block } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';

const MAX_HEADING = 100;

export type Announcement = Readonly<{ text: string; bold: boolean }>;

/** What a paragraph says that does nothing but announce: it is bold, or ends with a colon, and is short. Null of any other. */
export const announcementIn = ({ runs, at }: Extract<Block, { type: 'paragraph' }>): Announcement | null => {
  const { text, head, points } = phraseOf(runs, at);
  const bold = head.lead !== null && /^:?$/u.test(head.rest);
  const isOne = points.length === 0 && text.length <= MAX_HEADING && (bold || text.endsWith(':'));
  return isOne ? { text, bold } : null;
};
