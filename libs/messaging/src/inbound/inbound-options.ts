import type { PersonChange } from './changes.js';
import type { InboundBroker } from './inbound-broker.port.js';

/** `repeated`: its id was applied before. `superseded`: what is newer was applied before. */
export type Outcome = 'applied' | 'repeated' | 'superseded';
export type Answer = Outcome | 'dead-lettered';

type Line = (fields: object, message: string) => void;
export type InboundOptions = Readonly<{
  makeBroker: () => InboundBroker;
  /** @throws Refused, NotNow; whatever else it throws is tried some times, and refused then */
  apply: (change: PersonChange) => Promise<Outcome>;
  /** By which the events of a message are found, for the log. */
  correlate?: (source: string, id: string) => string;
  log: Readonly<{ info: Line; warn: Line; error: Line }>;
  /** In tests, sooner. */
  timing?: Partial<InboundTiming>;
}>;
export type InboundTiming = Readonly<{
  firstPauseMs: number;
  longestPauseMs: number;
  /** How long a consumer may say nothing, or leave what waits, before it is taken for dead. */
  silentMs: number;
  lookMs: number;
  /** How long one command may take before it is sent again. */
  longestApplyMs: number;
}>;
