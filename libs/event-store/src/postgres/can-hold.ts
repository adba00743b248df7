/** PostgreSQL has no texts with U+0000: nothing there has such a name, and a query for one fails. */
export const canHold = (text: string): boolean => !text.includes('\0');
