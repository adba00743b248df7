import type { TextCounts } from '../codec/check-texts.js';

/** What a check of everything found: texts by what became of them, and in words what is not as it was written, with its position. */
export type LogChecked = Readonly<{ events: number; texts: TextCounts; findings: readonly string[] }>;
export type OnChecked = (checked: number, of: number) => void;
