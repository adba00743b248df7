/** What anything costs besides its text: a value in an object, a map or a list. */
const VALUE = 16;
const CHARACTER = 2;

/** About how many bytes of memory a JSON value takes; rather more than less. Its depth is bounded, as that of events is. */
export const weightOf = (value: unknown): number => {
  if (typeof value === 'string') return VALUE + CHARACTER * value.length;
  if (typeof value !== 'object' || value === null) return VALUE;
  let weight = VALUE;
  for (const part of Object.values(value)) weight += VALUE + weightOf(part);
  return weight;
};
