import { FIELDS, type Field } from '@plumbline/access';
import type { Packet, Round } from '@plumbline/responses';

type Hideable = Packet['hidden'][number];

/** The field of the table of grants by which each field of a packet is seen that has no row with its own name. */
const SEEN_AS: Readonly<Record<Exclude<Hideable, Field>, Field>> = {
  nominator: 'packet',
  onBehalf: 'packet',
  statement: 'packet',
  returnedBecause: 'packet',
  withdrawnBecause: 'packet',
  evidence: 'packet',
  rounds: 'voters',
  decision: 'outcome',
};
const namesSeenAs = (field: Field): readonly string[] =>
  Object.entries(SEEN_AS).flatMap(([name, as]) => (as === field ? [name] : []));

type Hiding = Readonly<{ hidden: readonly string[] }>;

/** Whether all of these fields of an answer are shown; those that are not have to be null, and some cannot be without others. */
const shows = (part: Hiding, ...names: readonly string[]): boolean => {
  const hidden = names.filter((name) => part.hidden.includes(name));
  const values = hidden.map((name) => (part as unknown as Record<string, unknown>)[name]);
  expect(values).toEqual(hidden.map(() => null));
  expect([0, names.length]).toContain(hidden.length);
  return hidden.length === 0;
};

/** Of each, where there is any; all of them have to agree. */
const alike = (field: Field, seen: readonly boolean[]): Partial<Record<Field, boolean>> => {
  const [first] = seen;
  expect(new Set(seen).size).toBeLessThan(2);
  return first === undefined ? {} : { [field]: first };
};

const inRounds = (rounds: readonly Round[], whole: readonly Round[], viewer: string) => {
  const [open, closed] = [
    rounds.filter(({ closedAt }) => closedAt === null),
    rounds.filter(({ closedAt }) => closedAt !== null),
  ];
  const voted = rounds.filter(({ round }) =>
    whole.some((one) => one.round === round && one.votes?.some(({ member }) => member.id === viewer)),
  );
  return {
    ...alike(
      'tally',
      rounds.map((round) => shows(round, 'tally', 'quorum', 'result', 'tieBrokenAs', 'tieRationale')),
    ),
    ...alike(
      'openVotes',
      open.map((round) => shows(round, 'votes')),
    ),
    ...alike(
      'votes',
      closed.map((round) => shows(round, 'votes')),
    ),
    ...alike(
      'ownVote',
      voted.map(({ ownVote }) => ownVote !== null),
    ),
  };
};

/** The fields that a packet says something of, each with whether it shows it. `whole` is the same packet with nothing hidden. */
export const seenInPacket = (packet: Packet, whole: Packet, viewer: string): Partial<Record<Field, boolean>> => {
  expect(whole.hidden).toEqual([]);
  const { reviewers, reviews, rounds, decision } = packet;
  /** Of the packet itself, under the name that the table of grants has for it. */
  const named = FIELDS.filter((field) => field in packet && field !== 'state');
  const others = (reviews ?? []).filter(({ reviewer }) => reviewer.id !== viewer);
  return {
    state: packet.state !== 'reopened',
    ...Object.fromEntries(named.map((field) => [field, shows(packet, field)])),
    ...Object.fromEntries(
      [...new Set(Object.values(SEEN_AS))].map((field) => [field, shows(packet, ...namesSeenAs(field))]),
    ),
    ...alike(
      'reviewerReasons',
      (reviewers ?? []).map((reviewer) => shows(reviewer, 'reason')),
    ),
    ...alike(
      'reviewComments',
      others.map((review) => shows(review, 'comment', 'revisedBecause')),
    ),
    ...inRounds(rounds ?? [], whole.rounds ?? [], viewer),
    ...(decision && { rationale: shows(decision, 'rationale') }),
  };
};
