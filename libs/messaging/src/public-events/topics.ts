/** What a topic is made with where it is not there yet. A partition keeps the order of a key, so their number never changes. */
export type Topic = Readonly<{
  name: string;
  description: string;
  partitions: number;
  /** How long messages are kept; in a compacted topic only those that remove a key, for consumers that were away. */
  retentionMs: number;
  /** Messages go by age, or once a newer one has their key: what says how something stands has no need of what it says no more. */
  cleanup: 'delete' | 'compact';
  /** Whose id is the key of each message. */
  key: 'frameworkId' | 'cycleId' | 'nominationId';
}>;

/** As Kafka names it. */
export const configOf = ({ cleanup, retentionMs }: Topic) => ({
  'cleanup.policy': cleanup,
  ...(cleanup === 'compact' ? { 'delete.retention.ms': retentionMs } : { 'retention.ms': retentionMs }),
});

const DAY_MS = 86_400_000;
const common = { partitions: 6, retentionMs: 90 * DAY_MS, cleanup: 'delete' } as const;

export const TOPICS = {
  frameworks: {
    ...{ name: 'plumbline.frameworks.v1', key: 'frameworkId', ...common },
    description: 'Published versions of frameworks.',
  },
  cycles: {
    ...{ name: 'plumbline.cycles.v1', key: 'cycleId', ...common },
    description: 'Calibration rounds: opened, from phase to phase, closed.',
  },
  nominations: {
    ...{ name: 'plumbline.nominations.v1', key: 'nominationId', ...common },
    description: 'That somebody was nominated, and each change of the state of the nomination.',
  },
  decisions: {
    ...{ name: 'plumbline.decisions.v1', key: 'nominationId', ...common },
    description: 'Outcomes, once they were released to the candidate.',
  },
  readiness: {
    ...{ name: 'plumbline.readiness.v1', key: 'nominationId', ...common, retentionMs: 7 * DAY_MS, cleanup: 'compact' },
    description: 'How far each nomination meets each level of its track, as it stands: the newest message of a key.',
  },
} as const satisfies Readonly<Record<string, Topic>>;

export type TopicName = keyof typeof TOPICS;
