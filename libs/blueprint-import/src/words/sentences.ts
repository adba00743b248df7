import type { InLanguages } from './phrases.js';

/**
 * Regular expressions of whole sentences, because languages differ in the order of words too. `{name}` stands for one of `parts`, which
 * are parts of regular expressions themselves.
 */
export const sentences = (
  list: InLanguages<readonly string[]>,
  flags: string,
  parts: Readonly<Record<string, string>> = {},
): readonly RegExp[] =>
  Object.values(list)
    .flat()
    .map(
      (source) =>
        new RegExp(
          source.replace(/\{(\w+)\}/gu, (whole, name: string) => parts[name] ?? whole),
          flags,
        ),
    );

/** Of the first sentence that is in the text: the whole of it, and what its brackets hold. */
export const findSentence = (patterns: readonly RegExp[], text: string): RegExpExecArray | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return found;
  }
  return undefined;
};

export const removeSentences = (patterns: readonly RegExp[], text: string, by = ''): string =>
  patterns.reduce((left, pattern) => left.replace(pattern, by), text);
