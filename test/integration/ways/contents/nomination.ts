import { nominationIdOf } from '@plumbline/event-log';
import type { NominationState } from '@plumbline/domain';
import type { Scene } from '../scene.js';
import { type Content, onNomination, outside, reason, WORDS } from './content.js';

const asked = ({ nomination, rubric }: Scene): readonly string[] => {
  const criteria = rubric?.criteria ?? [];
  const isAsked = ({ level }: { level: string }): boolean => level === nomination?.targetLevel;
  return criteria.filter(({ requirements }) => requirements.some(isAsked)).map(({ key }) => key);
};
const review = (scene: Scene) => ({
  ratings: asked(scene).map((criterion) => ({ criterion, rating: 3, comment: null })),
  ...{ cannotJudge: [], recommendation: 'promote', confidence: 'high', comment: null, counterSignals: [] },
});

const hasPassed = (nomination: NominationState | null): boolean =>
  nomination?.closed?.result === 'passed' || nomination?.tieBrokenAs === 'promote';

/** One after the other: the second where the first is refused. */
const each =
  (name: string, values: readonly string[], beside: (scene: Scene) => object = () => ({})): Content =>
  (scene) =>
    values.map((value) => ({ nominationId: scene.nomination?.nominationId, [name]: value, ...beside(scene) }));

export const OF_NOMINATION = {
  OpenNomination: ({ cycle, person }) => {
    const [cycleId, candidateId] = [cycle?.cycleId ?? '', person?.personId ?? ''];
    return (cycle?.levels ?? []).map((targetLevel) => ({
      ...{ cycleId, candidateId, targetLevel, nominationId: nominationIdOf(cycleId, candidateId, targetLevel) },
    }));
  },
  WriteStatement: onNomination(() => ({ statement: WORDS })),
  AttachEvidence: onNomination((scene) => ({
    ...{ evidenceId: `e${String(scene.nomination?.evidence.size)}`, title: WORDS, body: WORDS, link: null },
    criteria: asked(scene),
  })),
  SubmitNomination: onNomination(() => ({})),
  ReturnNomination: onNomination(() => ({ reason })),
  WithdrawNomination: onNomination(() => ({ reason })),
  AssignReviewer: onNomination((scene, choose) => ({ reviewerId: choose(outside(scene), scene) })),
  DeclineReview: onNomination(() => ({ reason })),
  DeclareConflict: onNomination(() => ({ reason })),
  RecusePerson: onNomination((scene, choose) => ({ personId: choose(scene.here, scene), reason })),
  SubmitReview: onNomination(review),
  ReviseReview: onNomination((scene) => ({ ...review(scene), comment: WORDS, reason })),
  OpenVoting: onNomination(() => ({})),
  CastVote: each('choice', ['promote', 'not-yet', 'abstain'], () => ({ rationale: null })),
  ChangeVote: onNomination(() => ({ choice: 'not-yet', reason })),
  CloseVoting: onNomination(() => ({})),
  BreakTie: onNomination(() => ({ choice: 'promote', rationale: WORDS })),
  RecordDecision: (scene) => {
    const said = { nominationId: scene.nomination?.nominationId, rationale: WORDS, conditions: [] };
    const [fits, other] = hasPassed(scene.nomination) ? ['promoted', 'declined'] : ['declined', 'promoted'];
    return [
      { ...said, outcome: fits, overrideReason: null },
      { ...said, outcome: other, overrideReason: reason },
    ];
  },
  ReopenDecision: each('opens', ['packet', 'reviews', 'votes'], () => ({ reason })),
  ReleaseFeedback: onNomination(() => ({ feedback: WORDS })),
  FileAppeal: onNomination(({ nomination }) => ({
    ...{ appealId: `a${String(nomination?.appeals.size)}`, grounds: WORDS },
  })),
  ResolveAppeal: each('resolution', ['dismissed', 'upheld'], ({ nomination }) => ({
    ...{ appealId: nomination?.appealId ?? 'none', rationale: WORDS },
  })),
} as const satisfies Readonly<Record<string, Content>>;
