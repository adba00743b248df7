import type { Decision, DecisionItem, NominationReadiness, Packet, Review, Round } from '@plumbline/responses';

type Ratio = Readonly<{ num: number; den: number }>;
type Id = Readonly<{ id: string }>;

const ratio = (value: Ratio | null): string => (value === null ? '-' : `${String(value.num)}/${String(value.den)}`);
const marks = (held: Readonly<Record<string, boolean>>): string =>
  Object.keys(held)
    .filter((name) => held[name])
    .map((name) => ` ${name}`)
    .join('');
const ids = (people: readonly Id[]): string =>
  people
    .map(({ id }) => id)
    .sort()
    .join(' ');

const ratingSaid = ({ criterion, rating, comment }: Review['ratings'][number]): string =>
  `${criterion} ${String(rating)}${marks({ said: comment !== null })}`;

const reviewSaid = (review: Review): string => {
  const { reviewer, recommendation, confidence, revisedAt, voided, ratings } = review;
  const head = `${reviewer.id} ${recommendation} ${confidence}${marks({ revised: revisedAt !== null, voided })}`;
  return [head, ...ratings.map(ratingSaid)].join(', ');
};

const countSaid = ({ tally, quorum, result, tieBrokenAs }: Round): readonly string[] => [
  ...(tally === null
    ? []
    : [
        `tally ${String(tally.electorate)} ${[tally.promote, tally.notYet, tally.abstain].join(':')} recused ${String(tally.recused)}`,
      ]),
  ...(quorum === null ? [] : [`quorum ${String(quorum.present)}/${String(quorum.required)}`]),
  ...(result === null ? [] : [`result ${result}`]),
  ...(tieBrokenAs === null ? [] : [`tie ${tieBrokenAs}`]),
];

/** The votes that the viewer sees: all of them, or their own. */
const votesSaid = ({ votes, ownVote }: Round): string => {
  const seen = votes ?? (ownVote === null ? [] : [ownVote]);
  return `votes ${seen.map(({ member, choice, voided }) => `${member.id}=${choice}${marks({ voided })}`).join(' ')}`;
};

const roundSaid = (round: Round): string =>
  [
    `round ${String(round.round)}`,
    `members ${ids(round.members)}`,
    `voted ${ids(round.voted)}`,
    ...countSaid(round),
    ...(round.voided ? ['voided'] : []),
    votesSaid(round),
  ].join(', ');

/** Nothing shown and nothing there are one: the recording does not tell them apart. */
const some = <Item>(items: readonly Item[] | null, said: (item: Item) => string): readonly string[] | null =>
  items === null || items.length === 0 ? null : items.map(said);

const decisionSaid = ({ outcome, override, superseded, policyVersion, decidedBy }: Decision): string =>
  `${outcome}${marks({ override, superseded })} policy ${String(policyVersion)} by ${decidedBy.id}`;

/** What a packet says, in the words of the recording. */
export const packetSaid = (packet: Packet) => ({
  state: packet.state,
  packet: packet.statement !== null || packet.evidence !== null,
  reviewers: some(packet.reviewers, ({ reviewer, status }) => `${reviewer.id} ${status}`)?.join(', ') ?? null,
  reviews: some(packet.reviews, reviewSaid),
  rounds: some(packet.rounds, roundSaid),
  decision: packet.decision?.outcome ?? null,
  decisions: some(packet.decisions, decisionSaid),
  feedback: packet.feedback !== null,
  appeals: some(packet.appeals, ({ resolution }) => resolution ?? 'open'),
});

/** What the readiness for one level says. */
export const levelSaid = ({
  level,
  band,
  attainment,
  coverage,
  criteria,
}: NominationReadiness['levels'][number]): string =>
  [
    `${level} ${String(band)} ${ratio(attainment)} ${ratio(coverage)}`,
    ...criteria.map(
      ({ criterion, status, rating, spread, ratingCount }) =>
        `${criterion} ${String(status)} ${rating === null ? '-' : String(rating)} spread ${String(spread)} of ${String(ratingCount)}`,
    ),
  ].join(', ');

/** One line of the register. */
export const lineSaid = ({ cycle, candidate, targetLevel, outcome, superseded, basis }: DecisionItem): string =>
  `${cycle.id} ${candidate.id} ${targetLevel} ${outcome}${marks({ superseded })}${
    basis === null ? '' : ` ${basis.result} ${basis.tieBrokenAs ?? ''}${marks({ override: basis.override })}`.trimEnd()
  }`;
