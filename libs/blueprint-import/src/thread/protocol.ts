import type { BlueprintCode } from '../model/refused.js';
import type { Inspection } from '../model/inspection.js';

/** One document, to the thread. */
export type ReadRequest = Readonly<{ name: string; content: Uint8Array }>;

/** What came of it. A class does not survive the way between threads, so a refusal travels as what it says. */
export type ReadResponse =
  | Readonly<{ inspection: Inspection }>
  | Readonly<{ refused: Readonly<{ code: BlueprintCode; message: string; unsupported: boolean }> }>
  | Readonly<{ failed: string }>;
