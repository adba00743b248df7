import type { SubjectFile } from '@plumbline/responses';
import { filled } from '../output.js';

/** Where a line of the text ends does not matter to it. */
const paragraph = (text: string): string => filled(text.replaceAll(/\s*\n\s*/gu, ' '), 0);

const section = (title: string, parts: readonly string[]): readonly string[] =>
  parts.length === 0 ? [] : ['', title, '-'.repeat(title.length), ...parts];

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
      'How often you stand in the log',
      file.acts.map(({ type, count, firstAt, lastAt }) => `${type}: ${count.toString()}, ${firstAt} to ${lastAt}`),
    ),
    ...section('What is not in this file', [...file.leftOut]),
    '',
  ].join('\n');
