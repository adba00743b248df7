import { namesLevel, namesProfession } from '../words/level-names.js';
import { normalizeSpace } from '../text/keys.js';

const NUMERAL = /^(?:i{1,3}|iv|vi{0,3})$/u;
const capital = (word: string): string =>
  NUMERAL.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);

/** The level or profession that the name of a file says: "Engineer II" of "engineer_ii.md". Null where it says none. */
export const titleOfFile = (name: string): string | null => {
  const stem = name.replace(/^.*[\\/]/u, '').replace(/\.[\p{L}\d]{1,8}$/u, '');
  const words = normalizeSpace(stem.replace(/[_-]+/gu, ' ')).split(' ');
  const title = words.map(capital).join(' ');
  return namesLevel(title) || namesProfession(title) ? title : null;
};
