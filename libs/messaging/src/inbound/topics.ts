/** A topic that holds names, so that nothing in it may be older than a week. `partitions`: of one that is made; they keep the order of a person. */
export type InboundTopic = Readonly<{ name: string; description: string; partitions: number; retentionMs: number }>;

const DAY_MS = 86_400_000;
export const LONGEST_RETENTION_MS = 7 * DAY_MS;
/** What is in one file of a topic goes together, once the newest of it is old enough. */
export const SEGMENT_MS = DAY_MS;

const common = { partitions: 6, retentionMs: LONGEST_RETENTION_MS } as const;

export const INBOUND_TOPICS = {
  people: {
    ...{ name: 'hr.people.v1', ...common },
    description: 'Changes of people, from the system that knows them.',
  },
  deadLetters: {
    ...{ name: 'hr.people.dead-letters.v1', ...common },
    description: 'Messages of hr.people.v1 that were refused, with the reason.',
  },
} as const satisfies Readonly<Record<string, InboundTopic>>;

/** Of all copies of the server: each message is for one of them. */
export const INBOUND_GROUP = 'plumbline-inbound';
