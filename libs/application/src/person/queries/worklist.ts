/** Everything that waits for one person: never so much that it would need pages. */
export type Worklist<T> = Readonly<{ items: readonly T[] }>;
