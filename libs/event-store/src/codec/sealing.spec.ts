import { type EventToAppend, UNREADABLE } from '@plumbline/event-log';
import { commitmentTo, MemoryKeyring } from '@plumbline/sealing';
import { Codec } from './codec.js';
import type { Encoded, Stored } from './rows.js';
import { boxesSum, leafHash } from './leaf.js';

const STREAM = 'nomination-n1';
const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
const evidence = (id: string, body = 'Led the move to the new ledger.'): EventToAppend => ({
  id,
  type: 'EvidenceAttached',
  data: {
    nominationId: 'n1',
    candidateId: 'grace',
    evidenceId: 'x',
    title: 'The ledger',
    body,
    link: null,
    criteria: ['design'],
  },
  metadata,
});
const submitted: EventToAppend = {
  id: 'e-9',
  type: 'NominationSubmitted',
  data: { nominationId: 'n1', candidateId: 'grace' },
  metadata,
};

const rowOf = (encoded: Encoded, change: Partial<Stored> = {}): Stored => {
  const leaf = { ...encoded, stream: STREAM, revision: 0 };
  const boxes = 'boxes' in change ? (change.boxes ?? null) : encoded.boxes;
  const sums = { leafHash: leafHash(leaf), boxesSum: boxes === null ? null : boxesSum(boxes) };
  return { ...leaf, position: 1, ...sums, ...change };
};

describe('texts about people in stored events', () => {
  let keyring: MemoryKeyring;
  let codec: Codec;
  beforeEach(() => {
    keyring = new MemoryKeyring();
    codec = new Codec(keyring);
  });
  const encoded = async (event: EventToAppend): Promise<Encoded> => {
    const [first] = await codec.encode(STREAM, [event], undefined);
    if (first === undefined) throw new Error('nothing was encoded');
    return first;
  };
  const read = async (row: Stored) => (await codec.decode([row]))[0]?.data;

  it('are replaced by commitments, each with a salt of its own, and are there again when the event is read', async () => {
    const [first, second] = [await encoded(evidence('e-1')), await encoded(evidence('e-2'))];
    const commitment = expect.stringMatching(/^[\w-]{43}$/) as string;
    expect(JSON.parse(first.data)).toEqual({ ...evidence('e-1').data, title: commitment, body: commitment });
    expect(first.leafFormat).toBe(2);
    expect(JSON.parse(first.data)).not.toEqual(JSON.parse(second.data));
    expect(await read(rowOf(first))).toEqual(evidence('e-1').data);
    expect(await read(rowOf(second))).toEqual(evidence('e-2').data);
  });

  it('stay in clear where there are none, so that such an event has no box', async () => {
    const { data, boxes } = await encoded(submitted);
    expect([JSON.parse(data), boxes]).toEqual([submitted.data, null]);
  });

  it('are sealed once: what is appended again is the same to the byte', async () => {
    const event = evidence('e-1');
    expect(await encoded(event)).toEqual(await encoded(event));
    expect((await encoded(event)).boxes).not.toBe((await encoded(evidence('e-1'))).boxes);
  });

  it('can be shown to be those committed to by salt, path and text', async () => {
    // SHA-256 of sixteen zero bytes and {"path":"/title","value":"The ledger"}, computed with sha256sum.
    const opening = { salt: 'AAAAAAAAAAAAAAAAAAAAAA', path: '/title', value: 'The ledger' };
    expect(commitmentTo(opening)).toBe('zIpGg7R7G3HZiWkiCx6YLqq1m1htmtVwNvK0Xvr9yM0');
  });

  it('read as erased once the keys of their subject are gone, and the rest of the event as before', async () => {
    const row = rowOf(await encoded(evidence('e-1')));
    expect(await read(row)).toMatchObject({ title: 'The ledger' });
    await keyring.destroy([{ subject: 'grace' }]);
    expect(await read(row)).toEqual({ ...evidence('e-1').data, title: 'erased', body: 'erased' });
  });

  it('are dropped where their subject was erased before, and no key is made', async () => {
    await keyring.destroy([{ subject: 'grace' }]);
    const late = await encoded(evidence('e-1'));
    expect(JSON.parse(late.boxes ?? '')).toEqual({ 'nomination-n1/grace': null });
    expect(await read(rowOf(late))).toEqual({ ...evidence('e-1').data, title: 'erased', body: 'erased' });
  });

  it('of an event in clear, from before there were seals, are read as they are', async () => {
    const clear = (await new Codec(null).encode(STREAM, [evidence('e-1')], undefined))[0] as Encoded;
    expect([clear.leafFormat, JSON.parse(clear.data)]).toEqual([1, evidence('e-1').data]);
    expect(await read(rowOf(clear))).toEqual(evidence('e-1').data);
  });

  describe('that are not what was sealed', () => {
    const boxesOf = ({ boxes }: Encoded) => JSON.parse(boxes ?? '{}') as Record<string, string>;
    const BOX = 'nomination-n1/grace';
    const otherEnd = (box: string) => box.slice(0, -1) + (box.endsWith('A') ? 'E' : 'A');
    const damages: Readonly<Record<string, (mine: Encoded, other: Encoded) => Partial<Stored>>> = {
      'by one bit of a box': (mine) => ({
        boxes: JSON.stringify({ [BOX]: otherEnd(boxesOf(mine)[BOX]?.slice(0, -2) ?? '') }),
      }),
      'since a box is that of another event': (_, other) => ({ boxes: other.boxes }),
      'since a box is under another key': (mine) => ({
        boxes: JSON.stringify({ [BOX]: boxesOf(mine)[BOX], 'nomination-n1/ada': boxesOf(mine)[BOX] }),
      }),
      'since a box is gone': () => ({ boxes: '{}' }),
      'since all boxes are gone': () => ({ boxes: null }),
      'since the sum of the boxes is another': () => ({ boxesSum: boxesSum('{}') }),
      'since there is a sum and no box': () => ({ boxes: null, boxesSum: boxesSum('{}') }),
    };
    it.each(Object.entries(damages))('are refused %s, by name, without any of the text', async (_, damage) => {
      const [mine, other] = [await encoded(evidence('e-1')), await encoded(evidence('e-2', 'Secret'))];
      await keyring.toSeal([{ subject: 'ada', stream: STREAM }]);
      const row = rowOf(mine, damage(mine, other));
      const damaged: string[] = [];
      const [folded] = await codec.decode([row], (problem) => damaged.push(problem));
      expect(folded?.data).toEqual({ ...evidence('e-1').data, title: UNREADABLE, body: UNREADABLE });
      expect(damaged).toEqual([expect.stringMatching(/^the texts of this EvidenceAttached are not what was sealed: /)]);
      expect(damaged.join()).not.toMatch(/ledger|Secret/);
      const told = await codec.decodeOrTell([row, rowOf(other)], 'opened', (problem) => damaged.push(problem));
      expect(told.map((event) => 'unreadable' in event)).toEqual([true, false]);
      expect(damaged).toHaveLength(2);
      expect(damaged[1]).toBe(damaged[0]);
    });

    it('are refused where a box fits and holds another text than was committed to', async () => {
      const [mine, other] = [await encoded(evidence('e-1')), await encoded(evidence('e-1', 'Something else'))];
      const [told] = await codec.decodeOrTell([rowOf(mine, { boxes: other.boxes })]);
      expect(told).toMatchObject({
        unreadable: expect.stringContaining('the text of /title is not the one committed to') as string,
      });
    });
  });
});
