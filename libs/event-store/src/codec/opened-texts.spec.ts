import { referenceOf } from '@plumbline/event-log';
import { turnsDuring } from '@plumbline/testing';
import { Codec } from './codec.js';
import { OpenedTexts } from './opened-texts.js';

const references = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => referenceOf(`${String(at + 1)}/name#${'x'.repeat(16)}`));

/** A store without these events that answers at once, and how many positions each look into it asked for. */
const openedIn = () => {
  const asked: number[] = [];
  const texts = new OpenedTexts(new Codec(null), (positions) => {
    asked.push(positions.length);
    return Promise.resolve([]);
  });
  return { asked, open: async (count: number) => texts.open(references(count)) };
};

describe('opening texts', () => {
  it('reads no more than two hundred events at a time, and lets others have their turn in between', async () => {
    const { asked, open } = openedIn();
    expect(await turnsDuring(() => open(601))).toBeGreaterThanOrEqual(3);
    expect(asked).toEqual([200, 200, 200, 1]);
  });
  it('waits for nobody where there are few', async () => {
    const { asked, open } = openedIn();
    expect(await turnsDuring(() => open(200))).toBe(0);
    expect(asked).toEqual([200]);
  });
});
