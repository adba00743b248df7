/** What a topic is made with where it is not there yet. A partition keeps the order of a key, so their number never changes. */
export type Topic = Readonly<{
  name: string;
  description: string;
  partitions: number;
  retentionMs: number;
  /** Messages go by age, never because a newer one has their key: that would lose events. */
  cleanup: 'delete';
  /** Whose id is the key of each message. */
  key: 'frameworkId' | 'cycleId' | 'nominationId';
}>;

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
} as const satisfies Readonly<Record<string, Topic>>;

export type TopicName = keyof typeof TOPICS;
