import { isOnlyLevel, namesLevel, namesProfession } from '../words/level-names.js';
import { wordsOfFile } from '../text/words-of-file.js';

const NUMERAL = /^(?:i{1,3}|iv|vi{0,3})$/u;
const capital = (word: string): string =>
  NUMERAL.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);

const isName = (text: string): boolean => namesLevel(text) || namesProfession(text);
/** "Engineer (IC2)" of "Engineer Ic2". */
const withCode = (title: string): string | null => {
  const [, name = '', last = ''] = /^(.+) (\S+)$/u.exec(title) ?? [];
  const code = last.toUpperCase();
  return isName(name) && isOnlyLevel(code) ? `${name} (${code})` : null;
};

/** The level or profession that the name of a file says: "Engineer II" of "engineer_ii.md". Null where it says none. */
export const titleOfFile = (name: string): string | null => {
  const words = wordsOfFile(name).split(' ');
  const title = words.map(capital).join(' ');
  return isName(title) ? title : withCode(title);
};
