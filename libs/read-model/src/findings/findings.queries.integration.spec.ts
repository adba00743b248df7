import type { Role } from '@plumbline/access';
import type { FindingAbout } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { findingsPage } from './findings.queries.js';

const history = aRound();
const place = (eventType: string) => ({ eventId: `e-${eventType}`, eventType, revision: '7' });
type Step = readonly [done: string, decidedOn: string, changed: string];
const raise = (findingId: string, kind: FindingAbout['kind'], id: string, [done, stream, changed]: Step): void => {
  history.record('FindingRaised', {
    ...{ findingId, about: { kind, id } },
    found: {
      ...{ kind: 'broken-guard', done: place(done), changedBy: place(changed) },
      decidedOn: { stream, revision: '6' },
    },
  });
};
history.record('ReviewerRecused', { nominationId: 'n-carl', candidateId: 'carl', personId: 'cho', reason: 'Related' });
raise('cleo', 'nomination', 'n-cleo', ['VotingOpened', 'cycle-spring', 'PhaseAdvanced']);
raise('cleo-hold', 'nomination', 'n-cleo', ['VoteChanged', 'person-lin', 'LegalHoldPlaced']);
raise('cleo-own', 'nomination', 'n-cleo', ['VoteCast', 'person-aud', 'LegalHoldPlaced']);
raise('cleo-begun', 'nomination', 'n-cleo', ['NominationOpened', 'candidacy-1', 'CandidacyClaimed']);
history.record('ReviewerAssigned', { nominationId: 'n-max', candidateId: 'max', reviewerId: 'cho', sight: false });
raise('max', 'nomination', 'n-max', ['ReviewerRecused', 'cycle-spring', 'PhaseAdvanced']);
raise('carl', 'nomination', 'n-carl', ['VotingOpened', 'cycle-spring', 'PhaseAdvanced']);
raise('spring', 'cycle', 'spring', ['CycleClosed', 'nomination-n-carl', 'VotingOpened']);
raise('autumn', 'cycle', 'autumn', ['MemberAdded', 'person-zed', 'PersonLeft']);
raise('ladder', 'framework', 'ladder', ['FrameworkPublished', 'person-ada', 'LevelChanged']);
raise('aud', 'person', 'aud', ['LegalHoldPlaced', 'person-ada', 'PersonLeft']);
history.record('FindingResolved', {
  ...{ findingId: 'autumn', about: { kind: 'cycle', id: 'autumn' }, subjectId: 'zoe', reason: 'Fine' },
});

const model = readModelOf(VIEWS, history.events);
afterAll(() => {
  model.close();
});
const found = async (personId: string, roles: readonly Role[] = [], state?: 'open' | 'resolved') =>
  (await findingsPage(model.db, { personId, roles, today: '2026-06-01' }, { state }, { limit: 50 })).items;
const idsFor = async (...asking: Parameters<typeof found>) => (await found(...asking)).map(({ id }) => id).sort();
const lineFor = async (id: string, ...asking: Parameters<typeof found>) =>
  (await found(...asking)).find((each) => each.id === id);
const OF_CLEO = ['cleo', 'cleo-begun', 'cleo-hold', 'cleo-own'];

describe('what was found', () => {
  it('is shown to auditors, except on their own record, and where they are no auditor', async () => {
    expect(await idsFor('aud', ['auditor'])).toEqual(['autumn', 'carl', ...OF_CLEO, 'ladder', 'max', 'spring']);
    expect(await idsFor('lin', ['auditor'])).toEqual(['aud', 'autumn', 'ladder', 'max', 'spring']);
    expect(await idsFor('max', ['auditor'])).toEqual(['aud', 'ladder']);
  });

  it('is shown to the chair of the round, on nominations only where not in conflict', async () => {
    expect(await idsFor('cho')).toEqual([...OF_CLEO, 'max', 'spring']);
    expect(await idsFor('zoe')).toEqual(['autumn']);
  });

  it('is shown to admins on people and frameworks, except on their own record', async () => {
    expect(await idsFor('ada', ['admin'])).toEqual(['aud', 'ladder']);
    expect(await idsFor('aud', ['admin'])).toEqual(['ladder']);
  });

  it('is shown to nobody else', async () => {
    for (const who of ['cleo', 'carl', 'lin', 'top', 'mia', 'moe', 'zed', 'ron', 'rea', 'aud', 'nobody'])
      expect([who, await idsFor(who)]).toEqual([who, []]);
  });

  it('is listed newest first, by its state, in pages', async () => {
    expect(await idsFor('aud', ['auditor'], 'resolved')).toEqual(['autumn']);
    expect(await idsFor('aud', ['auditor'], 'open')).toEqual(['carl', ...OF_CLEO, 'ladder', 'max', 'spring']);
    const all = (await found('aud', ['auditor'])).map(({ id }) => id);
    expect(all.slice(0, 3)).toEqual(['ladder', 'autumn', 'spring']);
    const viewer = { personId: 'aud', roles: ['auditor'] as const, today: '2026-06-01' };
    const first = await findingsPage(model.db, viewer, {}, { limit: 3 });
    const last = first.items.at(-1);
    const after = [last?.raisedAt ?? '', last?.id ?? ''];
    const second = await findingsPage(model.db, viewer, {}, { limit: 50, after });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all);
    expect([first.nextCursor !== null, second.nextCursor]).toEqual([true, null]);
  });
});

describe('what is told of it', () => {
  it('is all of it to auditors, with the events', async () => {
    const { said, events, hidden } = (await lineFor('cleo-hold', 'aud', ['auditor'])) ?? {};
    expect(said).toMatchObject({
      done: expect.stringMatching(/^On the nomination of .*: vote changed\.$/u) as string,
      decidedOn: expect.stringContaining('the record of ') as string,
      changed: expect.stringContaining('legal hold placed') as string,
    });
    expect([events?.read.stream, hidden]).toEqual(['person-lin', []]);
  });

  it('holds nothing of what happened on the own record of an auditor', async () => {
    const line = await lineFor('cleo-own', 'aud', ['auditor']);
    expect(JSON.stringify(line)).not.toMatch(/hold placed|LegalHold|person-aud|\(aud\)/u);
    expect(line).toMatchObject({ events: null, said: { done: expect.stringContaining('vote cast') as string } });
  });

  it('is to a chair what chairs may learn of, without events', async () => {
    expect(await lineFor('cleo', 'cho')).toMatchObject({
      ...{ events: null, hidden: ['events'] },
      said: {
        decidedOn: 'It was decided on cycle spring, as that was read then.',
        changed: expect.stringContaining('phase advanced') as string,
        next: expect.stringContaining('POST /v1/nominations/n-cleo/findings/cleo/resolution') as string,
      },
    });
    const hold = JSON.stringify(await lineFor('cleo-hold', 'cho'));
    expect(hold).not.toMatch(/hold placed|vote changed/u);
    expect(hold).toContain('(lin)');
    expect(JSON.stringify(await lineFor('cleo-begun', 'cho'))).not.toMatch(/claim|candida/u);
  });

  it('is to a chair who owes a review not which step it was', async () => {
    const line = JSON.stringify(await lineFor('max', 'cho'));
    expect(line).toContain('Something was recorded on the nomination of');
    expect(line).not.toMatch(/recused|phase advanced/u);
    expect(JSON.stringify(await lineFor('max', 'aud', ['auditor']))).toContain('reviewer recused');
  });

  it('names no nomination of which the reader knows nothing', async () => {
    expect(JSON.stringify(await lineFor('spring', 'cho'))).not.toMatch(/n-carl|voting/u);
    expect(JSON.stringify(await lineFor('spring', 'lin', ['auditor']))).not.toMatch(/n-carl|voting/u);
    expect(JSON.stringify(await lineFor('spring', 'aud', ['auditor']))).toMatch(/n-carl.*voting opened/u);
  });
});
