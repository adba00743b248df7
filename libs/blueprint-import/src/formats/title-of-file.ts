import { namesLevel, namesProfession } from '../words/level-names.js';
import { normalizeSpace } from '../text/keys.js';

const NUMERAL = /^(?:i{1,3}|iv|vi{0,3})$/u;
const capital = (word: string): string =>
  NUMERAL.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);

/** "engineer ii" of "roles/engineer_ii.md". */
export const wordsOfFile = (name: string): string => {
  const stem = name.replace(/^.*[\\/]/u, '').replace(/\.[\p{L}\d]{1,8}$/u, '');
  return normalizeSpace(stem.replace(/[_-]+/gu, ' '));
};

/** The level or profession that the name of a file says: "Engineer II" of "engineer_ii.md". Null where it says none. */
export const titleOfFile = (name: string): string | null => {
  const words = wordsOfFile(name).split(' ');
  const title = words.map(capital).join(' ');
  return namesLevel(title) || namesProfession(title) ? title : null;
};
