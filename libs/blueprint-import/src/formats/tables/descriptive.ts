import { headingWords } from '../reading/headings.js';

const DESCRIPTIVE =
  /^(?:(?:(?:job |typical )?titles?|positions?|roles?|names?|(?:years? (?:of )?)?experience|years|tenure|salary|pay|compensation|bands?|grades?|equivalents?|reports? to|also known as|senior|levels?|code|track|prerequisites?)(?:$| ?[/&,(-] ?))+$/u;

/** True of a column or label over what a level is called, or whom it is for, and not over what it asks. */
export const isDescriptive = (label: string): boolean => DESCRIPTIVE.test(headingWords(label));
