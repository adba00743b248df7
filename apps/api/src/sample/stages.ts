import type { CriterionRating, Recommendation, VoteChoice } from '@plumbline/domain';
import { CRITERIA } from './framework.js';
import type { SamplePacket } from './packets.js';
import { storyOf, type Step, type Story } from './step.js';

const ratingsFor = (level: string, rating: number, exceptions: Readonly<Record<string, number>>): CriterionRating[] =>
  CRITERIA.filter(({ requirements }) => requirements.some((asked) => asked.level === level)).map(({ key }) => ({
    criterion: key,
    rating: exceptions[key] ?? rating,
    comment: null,
  }));

/** Opens the nomination, writes the statement and attaches the evidence. */
export const written = (day: number, story: Story, { statement, evidence }: SamplePacket): Step[] => {
  const tell = storyOf(story);
  const { cycleId, candidateId, targetLevel, manager } = story;
  return [
    tell(day, manager, 'OpenNomination', { cycleId, candidateId, targetLevel }),
    tell(day, manager, 'WriteStatement', { statement }),
    ...evidence.map(({ id, title, body, criteria }) =>
      tell(day, manager, 'AttachEvidence', { evidenceId: id, title, body, link: null, criteria }),
    ),
  ];
};

export const submitted = (day: number, story: Story, packet: SamplePacket): Step[] => [
  ...written(day, story, packet),
  storyOf(story)(day, story.manager, 'SubmitNomination', {}),
];

export type SampleReview = Readonly<{
  by: string;
  rating: number;
  except?: Readonly<Record<string, number>>;
  recommendation: Recommendation;
  comment: string;
}>;

/** The chair assigns each reviewer a day before their review comes in. */
export const reviewed = (day: number, chair: string, story: Story, reviews: readonly SampleReview[]): Step[] => {
  const tell = storyOf(story);
  return [
    ...reviews.map(({ by }) => tell(day, chair, 'AssignReviewer', { reviewerId: by, reviewerKnown: true })),
    ...reviews.map(({ by, rating, except = {}, recommendation, comment }) =>
      tell(day + 1, by, 'SubmitReview', {
        ratings: ratingsFor(story.targetLevel, rating, except),
        cannotJudge: [],
        recommendation,
        confidence: 'high',
        comment,
        counterSignals: [],
      }),
    ),
  ];
};

/** Votes in the order given; a member with a conflict is recused before voting opens. */
export const voting = (
  day: number,
  chair: string,
  story: Story,
  { votes, conflicted = [] }: Readonly<{ votes: Readonly<Record<string, VoteChoice>>; conflicted?: readonly string[] }>,
): Step[] => {
  const tell = storyOf(story);
  return [
    ...conflicted.map((person) =>
      tell(day, person, 'DeclareConflict', { reason: 'I nominated them and they report to me.' }),
    ),
    tell(day, chair, 'OpenVoting', {}),
    ...Object.entries(votes).map(([member, choice]) => tell(day + 1, member, 'CastVote', { choice, rationale: null })),
  ];
};
