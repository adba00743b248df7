import { ON_REQUEST } from '@plumbline/testing';
import { type EventStore, type EventToAppend, isReadable } from '@plumbline/event-log';
import { everything, receiptOf, record, type Under } from './under-test.js';

const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
let made = 0;
const about = (type: string, data: object): EventToAppend => {
  made += 1;
  return { id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`, type, data, metadata };
};
const statement = (candidateId: string, text: string) =>
  about('StatementWritten', { nominationId: 'n1', candidateId, statement: text });
const conflict = (candidateId: string, personId: string, reason: string) =>
  about('ConflictDeclared', { nominationId: 'n1', candidateId, personId, reason });
const erased = (personId: string) => about('PersonErased', { personId, ...ON_REQUEST });

export const forgetting = (under: Under): void => {
  describe('forgetting a person', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    const dataOf = async () => (await everything(store)).map((event) => (isReadable(event) ? event.data : null));

    it('ends every text about them, and nothing else of these events', async () => {
      await store.append('nomination-n1', 'any', [
        statement('grace', 'Led the ledger.'),
        conflict('grace', 'max', 'Her brother'),
      ]);
      await store.append('nomination-n2', 'any', [statement('max', 'Wrote the parser.')]);
      const before = await dataOf();
      expect(before[0]).toMatchObject({ statement: 'Led the ledger.' });
      await store.forget([{ subject: 'grace' }]);
      expect(await dataOf()).toEqual([{ ...before[0], statement: 'erased' }, before[1], before[2]]);
      const [first] = await store.readStream('nomination-n1');
      expect(first?.data).toEqual({ ...before[0], statement: 'erased' });
      await store.forget([{ subject: 'max' }]);
      const [, second, third] = await dataOf();
      expect([second, third]).toMatchObject([{ reason: 'erased' }, { statement: 'erased' }]);
    });

    it('holds for what is written about them later, and can be done again', async () => {
      await store.forget([{ subject: 'grace' }]);
      await store.forget([{ subject: 'grace' }]);
      await store.append('nomination-n1', 'any', [statement('grace', 'Led the ledger.')]);
      expect(await dataOf()).toMatchObject([{ statement: 'erased', candidateId: 'grace' }]);
    });

    it('of a stream ends every text in it, about whomever, past and to come, and none of another', async () => {
      const inN1 = [statement('grace', 'Led the ledger.'), conflict('grace', 'max', 'Her brother')];
      await store.append('nomination-n1', 'any', inN1);
      await store.append('nomination-n10', 'any', [statement('grace', 'Wrote the parser.')]);
      await store.forget([{ stream: 'nomination-n1' }]);
      await store.forget([{ stream: 'nomination-n1' }]);
      await store.append('nomination-n1', 'any', [statement('max', 'Came later.')]);
      expect(await dataOf()).toMatchObject([
        ...[
          { statement: 'erased', candidateId: 'grace' },
          { reason: 'erased', personId: 'max' },
        ],
        ...[{ statement: 'Wrote the parser.' }, { statement: 'erased', candidateId: 'max' }],
      ]);
    });

    it('ends the digests of requests with text, so that no guess at one can be tried, and leaves the keys taken', async () => {
      const asked = (key: string) => store.findRecord(record(key).record);
      const same = async (key: string) => (await asked(key))?.sameRequest;
      const textless = { record: { ...record('k').record, hasText: false } };
      const appended = async (key: string) =>
        receiptOf(await store.append('nomination-n1', 'any', [statement('max', 'Text')], record(key)));
      const before = await appended('a');
      const bare = receiptOf(await store.append('nomination-n1', 'any', [statement('max', 'Text')], textless));
      expect(await same('a')).toBe(true);
      await store.forget([{ subject: 'grace' }]);
      expect(await asked('a')).toEqual({ sameRequest: false, receipt: before });
      expect(await store.findRecord(textless.record)).toEqual({ sameRequest: true, receipt: bare });
      expect(await store.append('nomination-n1', 'any', [statement('max', 'Text')], record('a'))).toEqual({
        ok: false,
        reason: 'key-reused',
      });
      await appended('b');
      await store.forget([{ subject: 'grace' }]);
      expect(await same('b')).toBe(true);
      await store.forget([{ stream: 'nomination-n9' }]);
      expect(await same('b')).toBe(false);
    });

    it('is seen by every other reader', async () => {
      await store.append('nomination-n1', 'any', [statement('grace', 'Led the ledger.')]);
      const other = await under().other();
      const read = async () => (await other.readStream('nomination-n1'))[0]?.data;
      expect(await read()).toMatchObject({ statement: 'Led the ledger.' });
      await store.forget([{ subject: 'grace' }]);
      expect(await read()).toMatchObject({ statement: 'erased' });
    });

    it('can be done after a crash, since the streams of those who were erased are found', async () => {
      await store.append('person-max', 'any', [erased('max')]);
      await store.append('nomination-n1', 'any', [statement('max', 'Text'), statement('grace', 'Text')]);
      await store.append('person-grace', 'any', [erased('grace'), erased('grace')]);
      expect([...(await store.streamsWith('PersonErased'))].sort()).toEqual(['person-grace', 'person-max']);
      await store.append('nomination-n2', 'any', [
        about('TextsExpired', { nominationId: 'n2', candidateId: 'max', class: 'undecided', months: 1 }),
      ]);
      expect(await store.streamsWith('TextsExpired')).toEqual(['nomination-n2']);
      expect(await store.streamsWith('StatementWritten')).toEqual(['nomination-n1']);
      expect(await store.streamsWith('VoteCast')).toEqual([]);
    });
  });
};
