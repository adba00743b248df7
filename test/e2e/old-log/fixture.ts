import { readFileSync } from 'node:fs';
import type { Role } from '@plumbline/access';

const FOLDER = 'test/fixtures/old-log';

/** An event as the store of that time kept it. */
type OldEvent = Readonly<{
  id: string;
  type: string;
  version: number;
  stream: string;
  data: Readonly<Record<string, unknown>>;
  recordedAt: string;
  actor: string;
  correlationId: string;
  causationId: string;
}>;
export type Seen = Readonly<Record<string, unknown>>;

/** What the server of that time said about the log: `all` to an auditor; to others `all` where it was the same. */
export type OldAnswers = Readonly<{
  viewers: Readonly<Record<string, Role[]>>;
  nominations: Readonly<
    Record<string, Readonly<{ id: string; all: Seen; others: readonly Readonly<{ who: string[]; sees: Seen }>[] }>>
  >;
  cycles: Readonly<Record<string, readonly string[]>>;
  tasks: Readonly<Record<string, Readonly<{ reviews: readonly string[]; votes: readonly string[] }>>>;
  register: Readonly<Record<string, readonly string[]>>;
}>;

export const oldEvents = (): readonly OldEvent[] =>
  readFileSync(`${FOLDER}/events.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as OldEvent);

export const oldAnswers = (): OldAnswers => JSON.parse(readFileSync(`${FOLDER}/answers.json`, 'utf8')) as OldAnswers;
