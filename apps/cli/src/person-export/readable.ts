import type { LeftOutOfAccess, SubjectFile } from '@plumbline/responses';
import { filled } from '../output.js';

const LEFT_OUT: Readonly<Record<LeftOutOfAccess, string>> = {
  'open-rounds': 'What you wrote or did in rounds that are not over. Ask again when they are.',
  'reasons-about-others': 'Why you recused somebody else, or removed them from a committee: that is about them.',
  'packets-of-others': 'What you read about others in your job.',
  'what-others-wrote':
    'What others wrote about you, but for what was released to you: statements, evidence, reviews, ratings, votes and reasons, and why you were recused or removed.',
  'erasures-and-holds': 'Requests for erasure or access, and legal holds, that concern you.',
  'ended-texts':
    'Texts about somebody who was erased since, and texts of rounds whose retention has ended: they read "erased".',
  'unreadable-texts':
    'Texts that are damaged where they are stored, which read "unreadable", and texts whose keys were lost, which read "erased".',
  'kept-from-the-admins':
    'What is closed to one of the two people who made this file. Two others may be able to add it.',
};

/** Where a line of the text ends does not matter to it. */
const paragraph = (text: string): string => filled(text.replaceAll(/\s*\n\s*/gu, ' '), 0);

const section = (title: string, parts: readonly string[]): readonly string[] =>
  parts.length === 0 ? [] : ['', title, '-'.repeat(title.length), ...parts];

const FORMER = { name: 'Name', email: 'Email', sourceId: 'Id of the source' } as const;

const recordOf = ({ record }: SubjectFile): readonly string[] => [
  `Name: ${record.name}`,
  `Email: ${record.email ?? 'none'}`,
  ...(record.sourceId === null ? [] : [`Id of the source: ${record.sourceId}`]),
  `Org unit: ${record.orgUnit}`,
  `Level: ${record.level ?? 'none'}`,
  ...(record.leftOn === null ? [] : [`Left on: ${record.leftOn}`]),
  ...record.managers.map(({ managed, from, to }) => {
    return `${managed ? 'Managed' : 'Not managed'} from ${from}${to === null ? '' : ` until ${to}`}`;
  }),
  ...record.former.map(({ field, text, from, until }) => `${FORMER[field]} from ${from} until ${until}: ${text}`),
];

const stepOf = (step: SubjectFile['timeline'][number]): string =>
  [step.effectiveDate, step.kind, step.cycle?.title, step.orgUnit, step.level, step.targetLevel, step.outcome]
    .filter((each) => typeof each === 'string')
    .join('  ');

const nominationOf = ({
  cycle,
  targetLevel,
  releases,
  appeals,
}: SubjectFile['nominations'][number]): readonly string[] => [
  '',
  `${cycle.title}, for the level ${targetLevel}`,
  ...releases.flatMap(({ outcome, conditions, feedback, reopened }) => [
    `Outcome: ${outcome}${reopened ? ' (reopened since)' : ''}, released ${feedback.releasedAt}`,
    ...conditions.map((condition) => paragraph(`Condition: ${condition}`)),
    paragraph(`Feedback: ${feedback.text}`),
  ]),
  ...appeals.flatMap(({ grounds, filedAt, resolution, rationale }) => [
    paragraph(`Your appeal of ${filedAt}: ${grounds}`),
    ...(resolution === null ? [] : [paragraph(`Resolved: ${resolution}. ${rationale ?? ''}`)]),
  ]),
];

const wordsOf = ({ kind, cycle, about, writtenAt, texts }: SubjectFile['words'][number]): readonly string[] => [
  '',
  `${writtenAt}  ${kind}, ${cycle.title}, about ${about === 'candidate' ? 'the candidate' : 'yourself'}`,
  ...texts.map(({ field, text }) => paragraph(`${field}: ${text}`)),
];

/** The file as a person reads it. */
export const readable = (file: SubjectFile): string =>
  [
    `What is kept about ${file.id}, case ${file.caseNumber}`,
    ...section('Your record', recordOf(file)),
    ...section('Over time', file.timeline.map(stepOf)),
    ...section('What was released to you', file.nominations.flatMap(nominationOf)),
    ...section('What you wrote', file.words.flatMap(wordsOf)),
    ...section(
      'What you did in rounds that are over',
      file.acts.map(({ type, count, firstAt, lastAt }) => `${type}: ${count.toString()}, ${firstAt} to ${lastAt}`),
    ),
    ...section(
      'What is not in this file, or may be missing',
      file.leftOut.map((kind) => paragraph(`- ${LEFT_OUT[kind]}`)),
    ),
    '',
  ].join('\n');
