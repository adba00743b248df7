import { nominationIdOf } from '@plumbline/event-log';
import { addressOf, advance, CRITERIA, evidence, review } from '../support/building-blocks.js';
import { type Answer, ok, seen } from '../support/client.js';
import type { Server } from '../support/server.js';
import { DECISION } from '../support/stages.js';
import type { Nominations } from './asks.js';
import { foundCompany, openCycleOf, secondMove } from './company.js';
import type { NominationKey } from './personas.js';

const reason = 'There is a reason.';
const nomination = (cycle: string, candidate: string) => ({ cycle, candidate, targetLevel: 'staff' });

const ABOUT: Readonly<Record<NominationKey, ReturnType<typeof nomination>>> = {
  'kim-open': nomination('spring', 'kim'),
  'moe-open': nomination('spring', 'moe'),
  'lee-open': nomination('spring', 'lee'),
  'kim-released': nomination('autumn', 'kim'),
};
const idOf = (key: NominationKey): string => {
  const { cycle, candidate, targetLevel } = ABOUT[key];
  return nominationIdOf(cycle, candidate, targetLevel);
};
export const NOMINATIONS: Nominations = {
  'kim-open': idOf('kim-open'),
  'moe-open': idOf('moe-open'),
  'lee-open': idOf('lee-open'),
  'kim-released': idOf('kim-released'),
};

/** What is done to nominations in the order of the story; nothing happens to one that is left out of it. */
class Story {
  constructor(
    readonly server: Server,
    readonly without: NominationKey | undefined,
  ) {}

  async post(who: string, key: NominationKey, path: string, body?: object): Promise<void> {
    if (key === this.without) return;
    const headers = await this.server.ifMatch(`nomination-${idOf(key)}`);
    await ok((await this.server.as(who)).post(`${addressOf(idOf(key))}${path}`, body, headers));
  }
  async nominate(who: string, key: NominationKey): Promise<void> {
    if (key === this.without) return;
    const client = await this.server.as(who);
    const { etag }: Answer = await ok(client.post('/nominations', ABOUT[key]));
    await ok(client.put(`${addressOf(idOf(key))}/statement`, { statement: 'Led a move.' }, seen(etag)));
    for (const criterion of ['design', 'delivery'])
      await this.post(who, key, '/evidence', { id: `on-${criterion}`, ...evidence(criterion) });
    await this.post(who, key, '/submission');
  }
  async assign(chair: string, key: NominationKey, reviewers: readonly string[]): Promise<void> {
    for (const reviewer of reviewers) await this.post(chair, key, '/reviewers', { reviewer });
  }
  async recuse(key: NominationKey, people: readonly string[]): Promise<void> {
    for (const person of people) await this.post('chair', key, '/recusals', { person, reason });
  }
}

/** Those of the draft, and that of the page. */
const ASKED_FOR = [...CRITERIA, 'staff-says-early-what-is-at-risk'];

/** kim's nomination of a former round, from its opening to its release. */
const autumn = async (story: Story): Promise<void> => {
  const key = 'kim-released';
  await story.nominate('former-nominator', key);
  await story.assign('chair-elsewhere', key, ['reviewer-elsewhere']);
  await advance(story.server, 'autumn', 'reviewing');
  await story.post('reviewer-elsewhere', key, '/reviews', review(4, ASKED_FOR));
  await advance(story.server, 'autumn', 'calibrating');
  await story.post('chair-elsewhere', key, '/voting');
  await story.post('member-elsewhere', key, '/votes', { choice: 'promote' });
  await story.post('chair-elsewhere', key, '/voting/closure');
  await story.post('chair-elsewhere', key, '/decisions', DECISION);
  await advance(story.server, 'autumn', 'releasing');
  await story.post('chair-elsewhere', key, '/feedback', { text: 'You did well.' });
};

const ASKED = ['reviewer-asked', 'reviewer-done', 'reviewer-declined', 'reviewer-recused', 'auditor-asked'];
const RECUSED = ['admin-recused', 'auditor-recused', 'manager-recused', 'member-recused', 'reviewer-recused'];

const nominations = async (story: Story): Promise<void> => {
  await story.nominate('former-nominator', 'kim-open');
  await story.nominate('other-manager', 'moe-open');
  await story.nominate('other-manager', 'lee-open');
  await story.assign('chair', 'kim-open', ASKED);
  await story.assign('chair', 'moe-open', ['reviewer-elsewhere']);
  await story.assign('chair', 'lee-open', ['reviewer-elsewhere']);
};

const reviews = async (story: Story): Promise<void> => {
  await story.post('reviewer-declined', 'kim-open', '/declinations', { reason });
  for (const who of ['reviewer-done', 'reviewer-recused'])
    await story.post(who, 'kim-open', '/reviews', review(4, ASKED_FOR));
  await story.post('reviewer-elsewhere', 'moe-open', '/reviews', review(3, ASKED_FOR));
  await story.recuse('kim-open', RECUSED);
  await story.post('chair', 'lee-open', '/conflicts', { reason });
};

const votes = async (story: Story): Promise<void> => {
  const ops = await story.server.as('ops', 'admin');
  await ok(ops.post('/cycles/spring/members/former-member/removal', { reason }));
  await story.post('chair', 'kim-open', '/voting');
  await story.post('chair', 'moe-open', '/voting');
  await ok(ops.post('/cycles/spring/members/member-leaving/removal', { reason }));
  await story.post('member', 'kim-open', '/votes', { choice: 'promote' });
  await story.post('member-recused', 'moe-open', '/votes', { choice: 'not-yet' });
};

/** A released nomination of a former round, and three open ones, as far as the middle of the vote; one may be left out. */
export const buildWorld = async (server: Server, without?: NominationKey): Promise<void> => {
  const story = new Story(server, without);
  const ops = await server.as('ops', 'admin');
  await foundCompany(ops);
  await openCycleOf(ops, 'autumn');
  await openCycleOf(ops, 'spring');
  await autumn(story);
  await nominations(story);
  await secondMove(ops);
  await advance(server, 'spring', 'reviewing');
  await reviews(story);
  await advance(server, 'spring', 'calibrating');
  await votes(story);
  const nomination = without === 'kim-open' ? {} : { nomination: idOf('kim-open') };
  await ok(ops.post('/people/kim/level', { level: 'senior', ...nomination }));
};
