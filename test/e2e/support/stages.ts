import { advance, MEMBERS, nominate, openCycle, review, REVIEWERS } from './building-blocks.js';
import { type Answer, ok } from './client.js';
import type { Server } from './server.js';

/** How far a round has come; each stage stands on all before it. */
export const STAGES = [
  'drafted',
  'submitted',
  'reviewing',
  'reviewed',
  'calibrating',
  'voting',
  'voted',
  'closed',
  'decided',
  'releasing',
  'released',
] as const;
export type Stage = (typeof STAGES)[number];

export const DECISION = { outcome: 'promoted', rationale: 'Strong throughout.', conditions: ['Mentor somebody'] };

type Round = Readonly<{
  server: Server;
  cycleId: string;
  at: string;
  members?: readonly string[];
  reviewers?: readonly string[];
  criteria?: readonly string[];
}>;

/** What brings a nomination in a cycle of its own from the stage before to each stage. */
const stepsOf = (round: Round): Record<Stage, () => Promise<unknown>> => {
  const { server, cycleId, at, members = MEMBERS, reviewers = REVIEWERS, criteria } = round;
  const post = async (name: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer> =>
    ok((await server.as(name)).post(at + path, body, headers));
  const ifMatch = () => server.ifMatch(at.replace('/nominations/', 'nomination-'));
  const assign = (reviewer: string) => post('chair', '/reviewers', { reviewer });
  return {
    drafted: () => Promise.resolve(),
    submitted: async () => [await post('boss', '/submission'), await Promise.all(reviewers.map(assign))],
    reviewing: () => advance(server, cycleId, 'reviewing'),
    reviewed: () => Promise.all(reviewers.map((name) => post(name, '/reviews', review(4, criteria)))),
    calibrating: () => advance(server, cycleId, 'calibrating'),
    voting: () => post('chair', '/voting'),
    voted: () => Promise.all(members.map((name) => post(name, '/votes', { choice: 'promote' }))),
    closed: async () => post('chair', '/voting/closure', undefined, await ifMatch()),
    decided: async () => post('chair', '/decisions', DECISION, await ifMatch()),
    releasing: () => advance(server, cycleId, 'releasing'),
    released: () => post('chair', '/feedback', { text: 'You did well.' }),
  };
};

/** Takes a round on from the first stage to the second, the second included. */
export const proceed = async (round: Round, from: Stage, to: Stage): Promise<void> => {
  const steps = stepsOf(round);
  for (const stage of STAGES.slice(STAGES.indexOf(from) + 1, STAGES.indexOf(to) + 1)) await steps[stage]();
};

/** A nomination of kim in a cycle of its own, brought to a stage; its address. */
export const roundAt = async (server: Server, cycleId: string, to: Stage): Promise<string> => {
  await openCycle(await server.as('ops', 'admin'), cycleId);
  const at = await nominate(await server.as('boss'), { cycle: cycleId, candidate: 'kim', targetLevel: 'staff' });
  await proceed({ server, cycleId, at }, 'drafted', to);
  return at;
};
