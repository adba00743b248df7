import type { FindingEvent, NominationEvent, Recorded } from '@plumbline/domain';
import type { SubjectFile, WordsKind } from '@plumbline/responses';
import { insideOf } from '@plumbline/event-log';

type Words = SubjectFile['words'][number];
type About = Words['about'];
type Kinds = Readonly<
  Partial<Record<(NominationEvent | FindingEvent)['type'], Readonly<{ kind: WordsKind; about: About }>>>
>;

const onCandidate = (kind: WordsKind) => ({ kind, about: 'candidate' as const });
const onThemselves = (kind: WordsKind) => ({ kind, about: 'themselves' as const });

/**
 * Texts that their author is given. Any other stays with whom it is about: why somebody else was recused may be their private life. An appeal is
 * given with what was released to its candidate.
 */
const KINDS: Kinds = {
  StatementWritten: onCandidate('statement'),
  EvidenceAttached: onCandidate('evidence'),
  EvidenceRevised: onCandidate('evidence'),
  EvidenceWithdrawn: onCandidate('evidence-withdrawal'),
  NominationReturned: onCandidate('return'),
  NominationWithdrawn: onCandidate('withdrawal'),
  ReviewerDeclined: onThemselves('declination'),
  ConflictDeclared: onThemselves('conflict'),
  ReviewSubmitted: onCandidate('review'),
  ReviewRevised: onCandidate('review-revision'),
  VoteCast: onCandidate('vote'),
  VoteChanged: onCandidate('vote-change'),
  TieBroken: onCandidate('tie-break'),
  DecisionRecorded: onCandidate('decision'),
  DecisionReopened: onCandidate('reopening'),
  FeedbackReleased: onCandidate('feedback'),
  AppealResolved: onCandidate('appeal-resolution'),
  FindingResolved: onCandidate('finding-resolution'),
};

/** Everything that stands for a text about a person, by where it stands. */
const textsIn = (value: unknown, path: readonly string[] = []): Words['texts'] => {
  if (typeof value === 'string') return insideOf(value) === undefined ? [] : [{ field: path.join('.'), text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]));
};

/** What the author of an event wrote in it, with references in the place of texts; undefined where nothing is given to them. */
export const ownWords = ({ type, data, metadata }: Recorded): Omit<Words, 'cycle'> | undefined => {
  const of = (KINDS as Readonly<Record<string, Kinds[keyof Kinds]>>)[type];
  const texts = of === undefined ? [] : textsIn(data);
  return of === undefined || texts.length === 0 ? undefined : { ...of, writtenAt: metadata.recordedAt, texts };
};
