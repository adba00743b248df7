import { labelText } from '../../reading/phrase.js';
import { slug } from '../../../text/keys.js';

/** Of a longer heading, its beginning: every item below it asks. */
const MAX_HEADING = 300;

/** The words of a heading or label as the key of the group below it. */
export const groupKey = (heading: string): string => slug(labelText(heading.slice(0, MAX_HEADING)));
