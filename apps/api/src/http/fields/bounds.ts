/** Least and most: characters of a text, values of a number, entries of a list. Both count as inside. */
export type Bounds = Readonly<{ min?: number; max?: number }>;
