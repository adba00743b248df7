import { MemoryEventStore } from '@plumbline/event-store';
import type { NominationId } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import { peoplePage, type Views, withTexts } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { readModelOf } from '@plumbline/testing-views';
import { openReadModel } from '@plumbline/view-store';
import { History, ON_REQUEST } from '@plumbline/testing';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import type { Forgotten } from '@plumbline/event-log';
import { ConfirmErasure, ConfirmErasureHandler } from './confirm-erasure.handler.js';
import { forgetEnded, Forgetting } from '../forgetting.js';
import { Namesakes } from './namesakes.js';
import { OpenNominations } from './open-nominations.js';

const context = { actor: 'root', now: '2026-03-02T09:30:00.000Z', correlationId: 'c', causationId: 'r' };
const erasure = (personId: string, withdrawNominations = false) =>
  new ConfirmErasure({ type: 'ConfirmErasure', data: { personId, withdrawNominations } }, context);
const metadata = { recordedAt: context.now, actor: 'olga', correlationId: 'c', causationId: 'r' };
const anEvent = (at: number, type: string, data: object) => ({
  ...{ id: `00000000-0000-7000-8000-00000000000${at.toString()}`, type, data, metadata },
});
const HELD = { personId: 'cleo', caseNumber: '12', ground: 'legal-claims', until: '2027-01-01' };

/** Whoever asked, and those who confirm. */
const ADMINS = ['olga', 'root', 'rob'];

/** Cleo is nominated in a round that is under way, and her erasure is asked for. */
const filled = async (): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore();
  const history = new History()
    .person('cleo', { displayName: 'Cleo Keane' })
    .person('carl', { displayName: 'Carl Ives' })
    .framework('ladder', [], [])
    .cycle('spring');
  for (const admin of ADMINS) history.person(admin, { level: null });
  history.nomination('n-cleo', { candidateId: 'cleo' }).statement();
  const { adminId, ...request } = { adminId: 'olga', ground: ON_REQUEST.ground, caseNumber: ON_REQUEST.caseNumber };
  history.record('ErasureRequested', { personId: 'cleo', adminId, ...request });
  for (const { id, type, stream, data, metadata: of } of history.events)
    await store.append(stream, 'any', [{ id, type, data, metadata: of }]);
  return store;
};
const nobodyAlike = () =>
  new Namesakes(
    () => Promise.resolve([]),
    () => Promise.resolve([]),
  );
/** Of everybody but the admins. */
const textsIn = async (store: MemoryEventStore): Promise<readonly unknown[]> =>
  (await store.readAll(null, 50))
    .filter(({ stream }) => !ADMINS.some((admin) => stream === `person-${admin}`))
    .flatMap(({ data = {} }) =>
      ['displayName', 'statement'].flatMap((field) => (field in data ? [Reflect.get(data, field) as unknown] : [])),
    );
const typesIn = async (store: MemoryEventStore, stream: string): Promise<readonly string[]> =>
  (await store.readStream(stream)).map(({ type }) => type);

const handlerOn = (store: MemoryEventStore, aggregates = new Aggregates(store), nominations = ['n-cleo']) => {
  const namesakes = nobodyAlike();
  const forgetting = new Forgetting(aggregates, namesakes, views);
  const candidacies = {
    of: (): Promise<readonly NominationId[]> => Promise.resolve(nominations),
    isRecused: (actor: string) => Promise.resolve(actor === 'rob'),
  };
  const facts = new Facts(aggregates);
  return new ConfirmErasureHandler(aggregates, facts, new OpenNominations(facts, candidacies), forgetting);
};
const BEFORE = ['Cleo Keane', 'Carl Ives', 'Why Cleo'];

const model = openReadModel({ dataDir: ':memory:', tables: TABLES });
const views = model.reader<Views>().db;
afterAll(() => {
  model.close();
});

describe('erasing a person', () => {
  let store: MemoryEventStore;
  let texts: readonly unknown[];
  beforeEach(async () => {
    store = await filled();
    texts = await textsIn(store);
  });
  const afterErasure = () => texts.map((text) => (text === 'Carl Ives' ? text : 'erased'));

  it('records it, and ends their texts in every stream', async () => {
    expect(texts).toHaveLength(BEFORE.length);
    await handlerOn(store, new Aggregates(store), []).execute(erasure('cleo'));
    expect(await store.streamsWith('PersonErased')).toEqual(['person-cleo']);
    expect(await textsIn(store)).toEqual(afterErasure());
  });

  it('waits for an open nomination, and withdraws it first where that is said', async () => {
    await expect(handlerOn(store).execute(erasure('cleo'))).rejects.toMatchObject({ code: 'nomination-open' });
    expect(await textsIn(store)).toEqual(texts);
    await handlerOn(store).execute(erasure('cleo', true));
    const [withdrawal, erased] = (await store.readAll(null, 50)).slice(-2);
    expect([withdrawal?.type, erased?.type]).toEqual(['NominationWithdrawn', 'PersonErased']);
    expect(withdrawal?.metadata).toMatchObject({ actor: 'root', correlationId: 'c' });
    expect(await textsIn(store)).toEqual(afterErasure());
  });

  it('withdraws nothing where the erasure is refused', async () => {
    await store.append('person-cleo', 'any', [anEvent(1, 'LegalHoldPlaced', HELD)]);
    await expect(handlerOn(store).execute(erasure('cleo', true))).rejects.toMatchObject({ code: 'legal-hold' });
    const recused = new ConfirmErasure(erasure('cleo', true).input, { ...context, actor: 'rob' });
    await store.append('person-cleo', 'any', [anEvent(2, 'LegalHoldLifted', { personId: 'cleo', caseNumber: '12' })]);
    await expect(handlerOn(store).execute(recused)).rejects.toMatchObject({ code: 'withdrawal-conflicted' });
    expect(await typesIn(store, 'nomination-n-cleo')).not.toContain('NominationWithdrawn');
  });

  it('withdraws nothing where a hold comes just before the withdrawal', async () => {
    const hold = anEvent(1, 'LegalHoldPlaced', HELD);
    const overtaken = Object.assign(Object.create(store) as MemoryEventStore, {
      append: async (...given: Parameters<MemoryEventStore['append']>) => {
        if (given[0] === 'nomination-n-cleo') await store.append('person-cleo', 'any', [hold]);
        return store.append(...given);
      },
    });
    await expect(handlerOn(overtaken).execute(erasure('cleo', true))).rejects.toMatchObject({ code: 'legal-hold' });
    expect(await typesIn(store, 'nomination-n-cleo')).not.toContain('NominationWithdrawn');
  });

  it('is refused where a hold comes between the withdrawal and the erasure; a repeat goes on from there', async () => {
    const late = Object.assign(Object.create(store) as MemoryEventStore, {
      append: async (...given: Parameters<MemoryEventStore['append']>) => {
        const result = await store.append(...given);
        if (given[0] === 'nomination-n-cleo')
          await store.append('person-cleo', 'any', [anEvent(1, 'LegalHoldPlaced', HELD)]);
        return result;
      },
    });
    await expect(handlerOn(late).execute(erasure('cleo', true))).rejects.toMatchObject({ code: 'legal-hold' });
    expect(await typesIn(store, 'person-cleo')).not.toContain('PersonErased');
    await store.append('person-cleo', 'any', [anEvent(2, 'LegalHoldLifted', { personId: 'cleo', caseNumber: '12' })]);
    await handlerOn(store).execute(erasure('cleo'));
    expect(await textsIn(store)).toEqual(afterErasure());
    expect((await typesIn(store, 'nomination-n-cleo')).filter((type) => type === 'NominationWithdrawn')).toHaveLength(
      1,
    );
  });

  it('is decided anew where a nomination is claimed meanwhile', async () => {
    const opened = ['n-cleo'];
    const racing = Object.assign(Object.create(store) as MemoryEventStore, {
      append: async (...given: Parameters<MemoryEventStore['append']>) => {
        if (given[0] === 'person-cleo' && opened.length === 1) {
          opened.push('n-more');
          const claim = { cycleId: 'spring', candidateId: 'cleo', nominationId: 'n-more' };
          await store.append('candidacy-x', 'any', [anEvent(1, 'CandidacyClaimed', claim)]);
        }
        return store.append(...given);
      },
    });
    const [counted, asked] = [new Aggregates(racing), [] as number[]];
    const facts = new Facts(counted);
    const candidacies = {
      of: async () => {
        asked.push(opened.length);
        await facts.candidacy('x');
        return opened;
      },
      isRecused: () => Promise.resolve(false),
    };
    const namesakes = nobodyAlike();
    const forgetting = new Forgetting(counted, namesakes, views);
    const nominations = new OpenNominations(facts, candidacies);
    await new ConfirmErasureHandler(counted, facts, nominations, forgetting).execute(erasure('cleo', true));
    expect(asked).toEqual([1, 2]);
  });

  it.each([
    ['the next start', (left: MemoryEventStore) => forgetEnded(left)],
    ['a repeat', (left: MemoryEventStore) => handlerOn(left).execute(erasure('cleo'))],
  ])('that ended with its event, in a crash, is finished by %s', async (_who, finish) => {
    await store.append('person-cleo', 'any', [anEvent(1, 'PersonErased', { personId: 'cleo', ...ON_REQUEST })]);
    expect(await textsIn(store)).toEqual(texts);
    await finish(store);
    expect(await textsIn(store)).toEqual(afterErasure());
  });

  it('that could not destroy the keys fails, and is finished by a repeat with its key, too', async () => {
    let broken = true;
    const failing = Object.assign(Object.create(store) as MemoryEventStore, {
      forget: (whose: readonly Forgotten[]) => (broken ? Promise.reject(new Error('disk')) : store.forget(whose)),
    });
    const recorded = new ConfirmErasure(erasure('cleo', true).input, {
      ...context,
      record: { key: 'k', request: 'r' },
    });
    await expect(handlerOn(failing).execute(recorded)).rejects.toThrow('disk');
    broken = false;
    expect(await handlerOn(failing).execute(recorded)).toMatchObject({ appended: 1 });
    expect(await textsIn(store)).toEqual(afterErasure());
  });

  it('leaves no state with text in memory', async () => {
    const aggregates = new Aggregates(store);
    const facts = new Facts(aggregates);
    expect(await facts.person('cleo')).toMatchObject({ displayName: 'Cleo Keane' });
    expect((await facts.nomination('n-cleo'))?.statement).not.toBe('erased');
    await handlerOn(store, aggregates).execute(erasure('cleo', true));
    expect((await facts.nomination('n-cleo'))?.statement).toBe('erased');
  });

  it('leaves no name to be found by, while views show it still', async () => {
    const { db } = readModelOf(VIEWS, new History().person('cleo', { displayName: 'ref' }).events);
    let name = 'Cleo Keane';
    withTexts(db, (references) => references.map((each) => (each === 'ref' ? name : undefined)));
    const everybody = { personId: 'root', roles: ['admin'] as const, today: '2026-03-02' };
    const found = async () => (await peoplePage(db, everybody, { text: 'keane' }, { limit: 9 })).items.length;
    expect(await found()).toBe(1);
    const aggregates = new Aggregates(store);
    name = 'erased';
    await new Forgetting(aggregates, nobodyAlike(), db).forget([{ subject: 'cleo' }]);
    expect(await found()).toBe(0);
  });

  it('is refused for somebody unknown, and ends nothing', async () => {
    await expect(handlerOn(store).execute(erasure('nobody'))).rejects.toThrow();
    expect(await textsIn(store)).toEqual(texts);
  });
});
