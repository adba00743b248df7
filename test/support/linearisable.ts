/**
 * What a client was told of one stream, and when: it had asked at `from` and was answered at `to` (`Infinity` where it never was).
 * - `read`: the stream held so many events. What else tells its length counts as one, such as a conflict that names its last revision.
 * - `append`: so many events went in behind the first `length`, of which `added` says how many.
 */
export type Observed = Readonly<{ stream: string; from: number; to: number; length: number; what: string }> &
  (Readonly<{ is: 'read' }> | Readonly<{ is: 'append'; added: number }>);

/** Where it has to stand among all that was observed of its stream: reads of a length before the append that ends it. */
const place = ({ is, length }: Observed): number => 2 * length + (is === 'append' ? 1 : 0);

const later = (one: Observed | undefined, other: Observed): Observed =>
  one !== undefined && one.from >= other.from ? one : other;

/** Of one stream, in the order in which it has to stand. */
const problemIn = (inOrder: readonly Observed[]): string | undefined => {
  let latest: Observed | undefined;
  let [waiting, end]: [readonly Observed[], number] = [[], 0];
  for (const each of inOrder) {
    const { stream, what, length, to } = each;
    if (length < end) return `${stream}: ${what} stands within an append that ends at ${String(end)}`;
    if (each.is === 'append') end = length + each.added;
    // Those in one place, which are reads of one length, may stand in any order.
    const before = waiting.filter((other) => place(other) < place(each));
    latest = before.reduce(later, latest);
    waiting = [...waiting.filter((other) => place(other) === place(each)), each];
    if (latest !== undefined && to < latest.from)
      return `${stream}: ${what} (answered at ${String(to)}) comes behind ${latest.what} (asked for at ${String(latest.from)})`;
  }
  return undefined;
};

/**
 * Why a history of streams to which events are only appended is not linearisable; undefined where it is. Since the log says in which order appends
 * went in, and each read which of them it saw, there is one order to look at: it can be the real one unless something was answered before what comes
 * before it in that order was asked for.
 */
export const notLinearisable = (observed: readonly Observed[]): string | undefined =>
  [...Map.groupBy(observed, ({ stream }) => stream).values()]
    .map((of) => problemIn(of.toSorted((one, other) => place(one) - place(other))))
    .find((problem) => problem !== undefined);
