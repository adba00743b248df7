import type { Draft } from '../../../document/draft.js';
import type { Unit } from '../../../document/unit.js';

/** "… scale …: Poor / Fair / Good", in brackets or to the end of the sentence. Null where no label is named. */
export const ratingScale = ({ text }: Unit): Draft | null => {
  const found = /\bscale\b[^:]{0,60}:\s*([^:;()]+\/[^:;()]+)/iu.exec(text)?.[1];
  const labels = found
    ?.replace(/\.\s*$/u, '')
    .split('/')
    .map((label) => label.trim());
  if (labels === undefined || labels.length < 2 || labels.includes('')) return null;
  const hedged = /\be\.?g\.|for example|such as/iu.test(text);
  return { item: { kind: 'rating-scale', text, group: null, labels, hedged }, name: 'stated' };
};
