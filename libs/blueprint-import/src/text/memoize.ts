/** Texts that are cached at once; a page has fewer headings. */
const MOST = 2_000;
/** What is read of a heading is shorter; texts that are longer are seldom asked for again. */
const LONGEST = 400;

/** Caches the results of a function of a text, because the headings above list items are looked at for each item. */
export const memoize = <Answer>(of: (text: string) => Answer): ((text: string) => Answer) => {
  const answers = new Map<string, Readonly<{ answer: Answer }>>();
  return (text) => {
    const cached = answers.get(text);
    if (cached !== undefined) return cached.answer;
    const answer = of(text);
    if (answers.size >= MOST) answers.clear();
    if (text.length <= LONGEST) answers.set(text, { answer });
    return answer;
  };
};
