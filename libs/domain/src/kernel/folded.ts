/** A text as it is compared in a search: without case, accents and other marks, so that `muller` finds Müller. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
