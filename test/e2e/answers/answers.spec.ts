import { addressing } from './addresses.js';
import { faultsIn, GETS, isList, type Given, type Route } from './contract.js';
import { ROLES } from '../../../apps/api/src/sample/people.js';
import { PERSONAS, type Sample, startSample } from './sample.js';

let sample: Sample;
let addressesOf: (route: Route) => readonly string[];
beforeAll(async () => {
  sample = await startSample();
  addressesOf = await addressing(sample);
}, 60_000);
afterAll(() => sample.close());

type Read = Readonly<{ persona: string; address: string; given: Given }>;
const readAll = async (route: Route): Promise<readonly Read[]> => {
  const reads: Read[] = [];
  for (const address of addressesOf(route))
    for (const persona of PERSONAS) reads.push({ persona, address, given: await sample.read(persona, address) });
  return reads;
};
const told = (route: Route, { persona, address, given }: Read): readonly string[] =>
  faultsIn(route, given).map((fault) => `${persona} reads ${address}: ${fault}`);

describe('every answer to a read of the sample', () => {
  it.each(GETS.map((route) => [route.path, route] as const))('is as the contract says: GET %s', async (_, route) => {
    const reads = await readAll(route);
    expect(reads.flatMap((read) => told(route, read)).slice(0, 20)).toEqual([]);
    // Figures have a token of their own.
    expect(reads.some(({ given }) => given.status === 200)).toBe(route.path !== '/metrics');
  });
});

type Page = Readonly<{ items: readonly unknown[]; nextCursor: string | null }>;
const page = async (persona: string, address: string, query: string): Promise<Page | undefined> => {
  const { status, text } = await sample.read(persona, `${address}?${query}`);
  return status === 200 ? (JSON.parse(text) as Page) : undefined;
};
const inPages = async (persona: string, address: string, limit: number): Promise<readonly unknown[] | undefined> => {
  const items: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const next: Page | undefined = await page(persona, address, `limit=${limit.toString()}${from}`);
    if (next === undefined) return undefined;
    expect(next.items.length).toBeLessThanOrEqual(limit);
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
};

describe('every list of the sample', () => {
  it.each(GETS.filter(isList).map((route) => [route.path, route] as const))(
    'holds the same in small pages as in large ones: GET %s',
    async (_, route) => {
      let read = 0;
      for (const address of addressesOf(route))
        for (const persona of Object.values(ROLES)) {
          const whole = await inPages(persona, address, 200);
          expect(await inPages(persona, address, 3)).toEqual(whole);
          read += whole?.length ?? 0;
        }
      expect(read).toBeGreaterThan(0);
    },
    120_000,
  );
});
