import { memoize } from '../../text/memoize.js';
import { NO_REQUIREMENT, PAGE_STRUCTURE } from '../../words/lists/ladder-headings.js';
import { matcher } from '../../words/phrases.js';
import { headingWords } from '../reading/headings.js';

const STRUCTURE = matcher(PAGE_STRUCTURE);
const BESIDE = matcher(NO_REQUIREMENT);

/** True of a heading that says what the page consists of. */
export const isStructure = memoize((text: string): boolean => STRUCTURE.test(headingWords(text)));
/** True of a heading over what no level asks for. */
export const isNoRequirement = memoize((text: string): boolean => BESIDE.test(headingWords(text)));
