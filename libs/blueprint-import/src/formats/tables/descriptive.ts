import { headingWords } from '../reading/headings.js';
import { DESCRIPTIVE_HEADINGS } from '../../words/lists/table-headings.js';
import { anyOf } from '../../words/phrases.js';

const DESCRIPTIVE = new RegExp(`^(?:${anyOf(DESCRIPTIVE_HEADINGS)}(?:$| ?[/&,(-] ?))+$`, 'u');

/** True of a column or label over what a level is called, or whom it is for, and not over what it asks. */
export const isDescriptive = (label: string): boolean => DESCRIPTIVE.test(headingWords(label));

/** True of what stands below such a label: the code of a level is one word, and more words are about writing code. */
export const describesLevel = (label: string, text: string): boolean =>
  isDescriptive(label) && !(headingWords(label) === 'code' && text.includes(' '));
