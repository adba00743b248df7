import { DEFAULT_POLICY, type NominationCommand, type NominationEvent, type NominationFacts } from '@plumbline/domain';

export const STREAMS = 1_000;
export const WRITERS = 64;
export const COMMANDS = 20_000;
export const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5'];
export const NOW = '2026-06-01T09:00:00.000Z';

const FACTS: NominationFacts = {
  cycle: {
    cycleId: 'c',
    phase: 'calibrating',
    levels: ['staff'],
    policy: DEFAULT_POLICY,
    deadlines: {
      nominations: '2026-07-01T00:00:00.000Z',
      reviews: '2026-08-01T00:00:00.000Z',
      votes: '2026-09-01T00:00:00.000Z',
      decisions: '2026-10-01T00:00:00.000Z',
    },
    members: MEMBERS,
    chair: 'chair',
    former: new Set(),
  },
  rubric: {
    frameworkId: 'f',
    version: 1,
    track: 't',
    title: 'T',
    scale: { min: 1, max: 5, labels: [] },
    levels: [],
    entryLevels: [],
    areas: [],
    counterSignals: [],
    criteria: [],
  },
};

export const streamOf = (index: number): string => `nomination-${index.toString()}`;

/** A nomination as it stands when voting has just opened. */
export const historyOf = (index: number): readonly NominationEvent[] => {
  const on = { nominationId: index.toString(), candidateId: 'p' };
  return [
    {
      type: 'NominationOpened',
      data: {
        ...on,
        cycleId: 'c',
        nominatorId: 'boss',
        onBehalf: false,
        targetLevel: 'staff',
        currentLevel: null,
        orgUnit: 'unit',
        framework: { id: 'f', version: 1 },
      },
    },
    { type: 'StatementWritten', data: { ...on, statement: 'Ready.' } },
    { type: 'NominationSubmitted', data: on },
    { type: 'VotingOpened', data: { ...on, round: 1, members: MEMBERS, policy: DEFAULT_POLICY } },
    ...MEMBERS.map((memberId) => ({
      type: 'VoteCast' as const,
      data: { ...on, round: 1, memberId, choice: 'abstain' as const, rationale: null },
    })),
  ];
};

/** The n-th command of all; each changes a vote, so each appends one event. */
export const commandOf = (n: number): { index: number; command: NominationCommand } => {
  const index = n % STREAMS;
  const round = Math.floor(n / STREAMS);
  return {
    index,
    command: {
      type: 'ChangeVote',
      actor: MEMBERS[round % MEMBERS.length] ?? '',
      now: NOW,
      facts: FACTS,
      data: {
        nominationId: index.toString(),
        choice: Math.floor(round / MEMBERS.length) % 2 === 0 ? 'promote' : 'not-yet',
        reason: 'Read the second design again.',
      },
    },
  };
};

/** 64 writers, each on the next command as soon as its last one is durable. Answers commands a second. */
export const drive = async (execute: (n: number) => Promise<unknown>, commands = COMMANDS): Promise<number> => {
  let next = 0;
  const writer = async (): Promise<void> => {
    while (next < commands) {
      const n = next;
      next += 1;
      await execute(n);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return commands / ((performance.now() - began) / 1_000);
};
