import type { EventStore, EventToAppend } from '@plumbline/event-log';
import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import { personalFields } from '@plumbline/event-store';
import { everyEvent } from '@plumbline/testing-views';
import { v5 } from 'uuid';

type Event = Recorded<PlumblineEvent>;
const EVERY = everyEvent(personalFields);
const NAMESPACE = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** open: until before feedback; released: with feedback and an appeal; reopened: the decision of that, too; closed: with its cycle. */
export const ROUNDS = ['open', 'released', 'reopened', 'closed'] as const;
export type Round = (typeof ROUNDS)[number];
/** `null`: people and frameworks, which are of no round. */
type Of = Round | null;

export const PEOPLE = ['top', 'lin', 'cleo', 'carl', 'mia', 'max', 'moe', 'cho', 'ron', 'rea', 'rob', 'otto'];
/** Nothing else looks like one. */
export const personId = (id: string): string => `x-7040-${id}`;
export const nominationId = (round: Of, of: string): string => v5(`${String(round)} ${of}`, NAMESPACE);

const RENAMED: readonly (readonly [RegExp, (id: string, round: Of) => string])[] = [
  [/^About \w+: (?<id>.*)$/, (text, round) => `Canary ${String(round)} ${text}.`],
  [/^(?<id>n-\w+)$/, (id, round) => nominationId(round, id)],
  [/^(?<id>spring)$/, (id, round) => `${id}-${String(round)}`],
  [new RegExp(`^(?<id>${PEOPLE.join('|')})$`), personId],
];
const renamedText = (text: string, round: Of): string => {
  const [form, make] = RENAMED.find(([each]) => each.test(text)) ?? [];
  return make?.(form?.exec(text)?.groups?.['id'] ?? '', round) ?? text;
};
const renamed = <T>(value: T, round: Of): T =>
  JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? renamedText(each, round) : each,
  ) as T;

/** Who records an event of each type, where its data does not name them. */
const AUTHORS: Readonly<Record<string, string>> = {
  ...{ CandidacyClaimed: 'lin', NominationOpened: 'lin', StatementWritten: 'lin', EvidenceAttached: 'lin' },
  ...{ EvidenceRevised: 'lin', EvidenceWithdrawn: 'lin', NominationSubmitted: 'lin', NominationWithdrawn: 'lin' },
  ...{ NominationReturned: 'cho', ReviewerAssigned: 'cho', ReviewerRecused: 'cho', VotingOpened: 'cho' },
  ...{ VotingClosed: 'cho', TieBroken: 'cho', DecisionRecorded: 'cho', DecisionReopened: 'cho' },
  ...{ FeedbackReleased: 'cho', AppealResolved: 'cho', AppealFiled: 'cleo', ConflictDeclared: 'moe' },
  ...{ MemberRemoved: 'cho', PhaseAdvanced: 'cho' },
};
const authorOf = ({ type, data }: Event): string => {
  if (type === 'ReviewerDeclined' || type === 'ReviewSubmitted' || type === 'ReviewRevised') return data.reviewerId;
  if (type === 'VoteCast' || type === 'VoteChanged') return data.memberId;
  return AUTHORS[type] ?? 'somebody';
};

const isOfRound = ({ stream }: Event): boolean => /^(cycle|candidacy|nomination)-/.test(stream);
const isOfCarl = ({ stream }: Event): boolean => stream === 'nomination-n-carl';
const [RELEASE, CLOSE] = ['FeedbackReleased', 'CycleClosed'].map((type) =>
  EVERY.findIndex((each) => each.type === type),
);
const reaches = (round: Round, event: Event, at: number): boolean => {
  if (round === 'open') return isOfCarl(event) ? event.type !== 'NominationWithdrawn' : at < (RELEASE ?? 0);
  return round === 'closed' || at < (CLOSE ?? 0);
};
const eventsOf = (round: Of): readonly Event[] => {
  if (round === null)
    return EVERY.filter((event) => !isOfRound(event) && !/^(Erasure|Person[EL]|SubjectAccess|Legal)/.test(event.type));
  const events = EVERY.filter((event, at) => isOfRound(event) && reaches(round, event, at));
  return round === 'reopened' ? [...events, ...EVERY.filter(({ type }) => type === 'DecisionReopened')] : events;
};

/** These might not be nominated. */
const LEVELLESS = ['lin', 'moe', 'rea'].map(personId);
const onNoLevel = (data: object): object =>
  'level' in data && 'personId' in data && LEVELLESS.includes(String(data.personId)) ? { ...data, level: null } : data;

export type Told = Readonly<{
  round: Of;
  author: string;
  stream: string;
  event: EventToAppend;
  texts: readonly string[];
}>;
const told = (round: Of, event: Event, at: number): Told => {
  const { type, stream, metadata } = event;
  const [kind, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  const data = onNoLevel(renamed<object>(event.data, round));
  const author = authorOf(event);
  const own = {
    id: v5(`${String(round)} ${String(at)}`, NAMESPACE),
    metadata: { ...metadata, actor: personId(author) },
  };
  return {
    ...{ round, author, stream: `${kind}-${renamed(id, round)}` },
    event: { type, data, ...own },
    texts: JSON.stringify(data).match(/Canary [^"]*/g) ?? [],
  };
};

/** People and frameworks once, and a whole round four times, each as far as it has come; every text unlike any other. */
export const tellRounds = async (store: EventStore): Promise<readonly Told[]> => {
  const all = [null, ...ROUNDS].flatMap((round) => eventsOf(round).map((event, at) => told(round, event, at)));
  for (const { stream, event } of all) {
    const result = await store.append(stream, 'any', [event]);
    if (!result.ok) throw new Error(result.reason);
  }
  return all;
};
