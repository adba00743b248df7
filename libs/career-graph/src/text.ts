/** XML has no place for most control characters and for halves of surrogate pairs, escaped or not. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it may stand in an element or an attribute. */
export const escaped = (text: string): string =>
  text.replace(UNPRINTABLE, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const NARROW = /[iljtf.,:;'|!()[\]/ -]/;
const WIDE = /[mwMW&@%—]|[^\u0000-\u024f]/;
const widthOf = (character: string): number => {
  if (NARROW.test(character)) return 0.38;
  if (WIDE.test(character)) return 0.92;
  return /[A-Z0-9]/.test(character) ? 0.7 : 0.6;
};

/** Width in units of the font size, on the wide side. An estimate: pictures are drawn without a font at hand, and the same everywhere. */
export const measure = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);

const pieces = (word: string, width: number): string[] => {
  const cut: string[] = [''];
  for (const character of word) {
    const last = cut.at(-1) ?? '';
    if (measure(last + character) > width) cut.push(character);
    else cut[cut.length - 1] = last + character;
  }
  return cut;
};

/** Lines of at most `width` font sizes; words that are longer are broken. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).flatMap((each) => pieces(each, width))) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};
