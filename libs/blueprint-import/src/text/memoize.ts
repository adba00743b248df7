/** Texts that are remembered at once; a page has fewer headings. */
const MOST = 2_000;
/** Longer texts are seldom asked for again. */
const LONGEST = 200;

/** The same function of a text, which works out its answer for a text once: the headings above a list item are asked for with each. */
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
