import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { UNLIMITED } from './answer.js';
import { NAMES, type NominationKey, type PersonaName, personaOf, subjectOf } from './personas.js';
import { addresses, type Read, readAll } from './reading.js';
import { outcomeOf, TABLE } from './table.js';
import { buildWorld, NOMINATIONS } from './world.js';

const KEYS: readonly NominationKey[] = ['kim-open', 'moe-open', 'lee-open'];
const servers: Server[] = [];

const worldWithout = async (key?: NominationKey): Promise<Server> => {
  const server = await startServer(makeDataDir(), UNLIMITED);
  servers.push(server);
  await buildWorld(server, key);
  return server;
};
let whole: Server;
beforeAll(async () => {
  whole = await worldWithout();
});
afterAll(async () => {
  for (const server of servers) {
    await server.close();
    removeDataDir(server.dataDir);
  }
});

const packet = TABLE.find(({ route }) => route === 'GET /v1/nominations/:id');
const isHiddenFrom = (name: PersonaName, key: NominationKey): boolean =>
  packet !== undefined &&
  name !== 'nobody' &&
  outcomeOf(packet, name) === 'hidden' &&
  (personaOf(name).nomination ?? 'kim-open') === key;

/** What differs between two runs of the same story, whoever reads it: the clock, generated ids and places in the log. */
const timeless = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'an instant')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'an id')
    .replaceAll(/"position":"\w+"/g, '"position":"somewhere"')
    .replaceAll(/"nextCursor":"[^"]+"/g, '"nextCursor":"further"');

/**
 * How far the views have come through the log is no secret, and all events count for it. Each event has its place in the log of an
 * auditor, readable or not: nominated-auditor.spec.ts compares those.
 */
const OPERATIONAL = /^\/v1\/(projections$|events)/;
const PATHS = addresses({
  nominations: Object.values(NOMINATIONS),
  cycles: ['spring', 'autumn'],
  people: ['kim', 'moe', 'lee', 'manager', 'other-manager', 'self'],
}).filter((path) => !OPERATIONAL.test(path));

/** That they have no power over the round is what any write of theirs as an admin says: 403 `admin-recused`. */
const withoutActions = (text: string): string => text.replaceAll(/"actions":\[.*?\],"nominator"/g, '"nominator"');

const readAs = async (server: Server, name: PersonaName): Promise<readonly Read[]> => {
  const { token } = await server.as(subjectOf(name), ...(personaOf(name).roles ?? []));
  const comparable = (text: string): string => timeless(name === 'admin-recused' ? withoutActions(text) : text);
  return (await readAll(server, token, PATHS)).map((read) => ({ ...read, text: comparable(read.text) }));
};

describe.each(KEYS)('%s', (key) => {
  let without: Server;
  beforeAll(async () => {
    without = await worldWithout(key);
  });
  const hiddenFrom = NAMES.filter((name) => isHiddenFrom(name, key));

  it.each(hiddenFrom)('is for %s as if it had never been: every list, count and total is the same', async (name) => {
    const [there, never] = [await readAs(whole, name), await readAs(without, name)];
    expect(there).toEqual(never);
    expect(there.filter(({ text }) => text.includes(NOMINATIONS[key])).map(({ path }) => path)).toEqual([]);
    expect(there.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
  });
  it('is different in those answers, as the chair and an admin see', async () => {
    const seen = async (server: Server, name: PersonaName) =>
      (await readAs(server, name)).filter(({ text }) => text.includes(NOMINATIONS[key])).length;
    expect(await seen(whole, 'admin')).toBeGreaterThan(10);
    expect(await seen(without, 'admin')).toBeLessThanOrEqual(1);
  });
});
