/** PostgreSQL has no texts with U+0000 or half a pair of surrogates: nothing there has such a name, and a query for one fails or finds another. */
export const canHold = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
