/** Names longer than any field are not compared. */
const LONGEST = 64;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** How many letters have to be inserted, left out or replaced. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries())
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** A third of the letters, and two at least, may differ. */
const isNear = (far: number, name: string): boolean =>
  far <= Math.max(2, Math.floor(name.length / 3)) && far < name.length;

/** The known name that was probably meant, if one is near: spelling, case, hyphens and underscores may differ. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  if (name.length > LONGEST) return undefined;
  const given = plain(name);
  const [best] = known.map((each) => ({ each, far: distance(given, plain(each)) })).sort((a, b) => a.far - b.far);
  return best !== undefined && isNear(best.far, plain(best.each)) ? best.each : undefined;
};
