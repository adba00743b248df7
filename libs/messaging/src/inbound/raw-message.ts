/** As it lies in its topic. */
export type RawMessage = Readonly<{
  partition: number;
  offset: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Readonly<Record<string, Buffer>>;
  /** Milliseconds, as the broker kept it. */
  timestampMs: number;
}>;

/** Undefined where it is absent. */
export const headerOf = ({ headers }: RawMessage, name: string): string | undefined =>
  Object.hasOwn(headers, name) ? headers[name]?.toString('utf8') : undefined;

/** Of a dead letter, and of a message that was one. */
export const DEAD_LETTER = {
  code: 'plumbline_refusal',
  detail: 'plumbline_refusal_detail',
  refusedAt: 'plumbline_refused_at',
  saidAt: 'plumbline_said_at',
} as const;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** When the source said it: what is sent again says when that was at first. */
export const saidAt = (message: RawMessage): Readonly<{ saidAtMs: number; isReplay: boolean }> => {
  const told = headerOf(message, DEAD_LETTER.saidAt) ?? '';
  const isReplay = INSTANT.test(told) && !Number.isNaN(Date.parse(told));
  return { saidAtMs: isReplay ? Date.parse(told) : message.timestampMs, isReplay };
};
