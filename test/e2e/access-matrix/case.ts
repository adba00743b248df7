import { advance, CRITERIA, nominate, openCycle, publishFramework, register } from '../support/building-blocks.js';
import { ok } from '../support/client.js';
import type { Server } from '../support/server.js';

/** Texts that only some may read, each found nowhere else. */
export const SECRETS = {
  review: 'Thin on design, says the review.',
  vote: 'A rationale of a vote.',
  change: 'A reason to change a vote.',
  tie: 'A rationale of the tie-break.',
  decision: 'A rationale of the decision.',
  conflict: 'A reason to stand aside.',
} as const;
export const FEEDBACK = 'Feedback for the candidate.';
export const DECIDERS = ['mia', 'max', 'may', 'moe', 'chair', 'ria', 'rob', 'rex', 'aud', 'adm'] as const;
/** Asked for a review that they never give: as a reviewer only, a member, an auditor, an admin, a manager further up. */
export const OWING = ['rex', 'may', 'aud', 'adm', 'ceo'] as const;
export const CYCLE = 'spring';

export type Case = Readonly<{
  server: Server;
  at: string;
  nominationId: string;
  post: (who: string, path: string, body?: object) => Promise<void>;
}>;

/** kim's nomination, submitted, with everybody asked who will be; two of them have their review in once it is reviewing. */
export const openCase = async (server: Server): Promise<Case> => {
  const ops = await server.as('ops', 'admin');
  await register(ops);
  for (const id of ['aud', 'adm']) await ok(ops.post('/people', { id, name: `Person ${id}`, orgUnit: 'x' }));
  // moe audits in one of the tests, and nobody audits a round that they might be nominated in.
  await ok(ops.post('/people/moe/level', { level: 'director' }));
  await publishFramework(ops, 'eng');
  await openCycle(ops, CYCLE);
  const at = await nominate(await server.as('boss'), { cycle: CYCLE, candidate: 'kim', targetLevel: 'staff' });
  const nominationId = at.replace('/nominations/', '');
  const post: Case['post'] = async (who, path, body) => {
    const seen = await server.ifMatch(`nomination-${nominationId}`);
    await ok((await server.as(who)).post(at + path, body, seen));
  };
  await post('boss', '/submission');
  for (const reviewer of ['ria', 'rob', ...OWING]) await post('chair', '/reviewers', { reviewer });
  return { server, at, nominationId, post };
};

const review = (rating: number) => ({
  ratings: CRITERIA.map((criterion) => ({ criterion, rating, comment: SECRETS.review })),
  recommendation: 'promote',
  confidence: 'high',
  comment: SECRETS.review,
});

type Step = readonly [stage: string, take: (at: Case) => Promise<void>];

/** The stages after submission, in order: each leaves something behind that somebody must never see. */
export const STEPS: readonly Step[] = [
  [
    'reviewed',
    async ({ server, post }) => {
      await advance(server, CYCLE, 'reviewing');
      await post('ria', '/reviews', review(5));
      await post('rob', '/reviews', review(2));
    },
  ],
  [
    'voting',
    async ({ server, post }) => {
      await advance(server, CYCLE, 'calibrating');
      await post('chair', '/voting');
      for (const who of ['mia', 'max', 'moe'])
        await post(who, '/votes', { choice: 'promote', rationale: SECRETS.vote });
      await post('mia', '/votes/mine/changes', { choice: 'not-yet', reason: SECRETS.change });
      await post('max', '/conflicts', { reason: SECRETS.conflict });
    },
  ],
  [
    'closed',
    async ({ post }) => {
      await post('chair', '/voting/closure');
      await post('chair', '/tie-break', { choice: 'promote', rationale: SECRETS.tie });
    },
  ],
  [
    'decided',
    async ({ post }) => {
      await post('chair', '/decisions', { outcome: 'promoted', rationale: SECRETS.decision, conditions: ['Mentor'] });
    },
  ],
];

export const release = async ({ server, post }: Case): Promise<void> => {
  await advance(server, CYCLE, 'releasing');
  await post('chair', '/feedback', { text: FEEDBACK });
};
