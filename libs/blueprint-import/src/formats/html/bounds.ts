import { refuse } from '../../model/refused.js';

/** Six times the longest page seen. */
const MAX_CHARACTERS = 512 * 1024;
const MAX_TAGS = 20_000;
/** Each may begin a typed list item. */
const MAX_LINES = 20_000;
export const MAX_DEPTH = 200;
/** Elements that the parser opens, those included that it repeats for unclosed ones. */
export const MAX_ELEMENTS = 30_000;

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
    if (line > MAX_LINES) refuse('blueprint-too-complex', `${where}Line ${String(line)} is one too many for a page.`);
    if (tags > MAX_TAGS)
      refuse('blueprint-too-complex', `${where}Line ${String(line)} is beyond the ${String(MAX_TAGS)} tags of a page.`);
  }
};
