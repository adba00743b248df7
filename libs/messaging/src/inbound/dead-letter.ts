import type { DeadLetter } from './inbound-broker.port.js';
import { DEAD_LETTER, type RawMessage, saidAt } from './raw-message.js';
import { isTooLarge } from './read-change.js';
import type { Refusal } from './refused.js';

const LONGEST_PART = 512;
/** Of a message that is too large, enough to find it by. */
const FOUND_BY = ['ce_id', 'ce_source', 'ce_type', 'ce_specversion'];

const shortOnly = (part: Buffer | null | undefined): Buffer | null =>
  part === undefined || part === null || part.length > LONGEST_PART ? null : part;

const headersOf = (message: RawMessage, isCut: boolean): Readonly<Record<string, string>> => {
  const names = isCut ? FOUND_BY : Object.keys(message.headers);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = isCut ? shortOnly(message.headers[name]) : message.headers[name];
      return value === null || value === undefined ? [] : [[name, value.toString('utf8')] as const];
    }),
  );
};

/** The message as it came, with the reason in headers. One that is too large comes without its value: the topic might not take it. */
export const deadLetterOf = (message: RawMessage, { code, detail }: Refusal, nowMs: number): DeadLetter => {
  const isCut = isTooLarge(message);
  return {
    key: isCut ? shortOnly(message.key) : message.key,
    value: isCut ? null : message.value,
    headers: {
      ...headersOf(message, isCut),
      [DEAD_LETTER.code]: code,
      [DEAD_LETTER.detail]: detail,
      [DEAD_LETTER.refusedAt]: new Date(nowMs).toISOString(),
      [DEAD_LETTER.saidAt]: new Date(saidAt(message).saidAtMs).toISOString(),
    },
  };
};
