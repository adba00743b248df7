import type { ItemDraft } from '../../reading/draft.js';
import type { Passage } from '../../../model/passage.js';
import { EXAMPLE_SCALES, SCALE_WORDS } from '../../../words/lists/columns.js';
import { SCALE_SENTENCES } from '../../../words/lists/headings.js';
import { matcher } from '../../../words/phrases.js';
import { findSentence, sentences } from '../../../words/sentences.js';

const SCALE = sentences(SCALE_SENTENCES, 'iu');
/** "Poor / Fair / Good", in brackets or to the end of the sentence. */
const slashed = (text: string): string[] => {
  const found = findSentence(SCALE, text)?.[1] ?? '';
  return found
    .replace(/\.\s*$/u, '')
    .split('/')
    .map((label) => label.trim());
};

const SAYS_SCALE = matcher(SCALE_WORDS);
const IS_EXAMPLE = matcher(EXAMPLE_SCALES);
const MAX_SCALE = 1_000;
/** "1 = Poor, 2 = Fair, 3 = Good": each step, one by one; a scale of which only the ends are named has no labels of its own. */
const numbered = (text: string): string[] => {
  if (!SAYS_SCALE.test(text) || text.length > MAX_SCALE) return [];
  const steps = [...text.matchAll(/(?<![\d–-])(\d)\s?[=:]\s?([^,;()/\d.]+)/gu)];
  const first = Number(steps[0]?.[1]);
  const isWhole = steps.every(([, step], index) => Number(step) === first + index);
  return isWhole ? steps.map(([, , label = '']) => label.trim()) : [];
};

const isScale = (labels: readonly string[]): boolean => labels.length > 1 && !labels.includes('');

/** The labels of a scale that is stated word for word; null where none are named. */
export const ratingScale = ({ text }: Passage): ItemDraft | null => {
  const labels = [slashed(text), numbered(text)].find(isScale);
  if (labels === undefined) return null;
  const hedged = IS_EXAMPLE.test(text);
  return { item: { kind: 'rating-scale', text, group: null, labels, hedged }, name: 'stated' };
};
