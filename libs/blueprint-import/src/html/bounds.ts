import { refuse } from '../errors.js';

/** Thirteen times the longest page seen. */
const MAX_CHARACTERS = 1_000_000;
const MAX_TAGS = 40_000;
export const MAX_DEPTH = 200;
/** Elements that the parser opens, those included that it repeats for unclosed ones. */
export const MAX_ELEMENTS = 60_000;

/** Refuses, before parsing, what would take more than a moment. `where` begins the message. */
export const ensureParsable = (html: string, where: string): void => {
  if (html.length > MAX_CHARACTERS)
    refuse(
      'blueprint-too-large',
      `${where}${String(html.length)} characters of HTML; a page may have ${String(MAX_CHARACTERS)}.`,
    );
  let tags = 0;
  let line = 1;
  for (let at = 0; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === 0x0a) line += 1;
    if (code === 0x3c) tags += 1;
    if (tags > MAX_TAGS)
      refuse('blueprint-too-complex', `${where}Line ${String(line)} is beyond the ${String(MAX_TAGS)} tags of a page.`);
  }
};
