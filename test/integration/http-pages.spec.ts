import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { aRound, criterion, level } from '@plumbline/testing';
import { PositionTokens } from '../../apps/api/src/http/position-tokens.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Answer = Readonly<{ items: readonly Readonly<Record<string, unknown>>[]; nextCursor: string | null }>;

describe('a list that is read page by page', () => {
  let server: TemporaryApp;
  let headers: Record<string, string>;
  const page = async (url: string): Promise<Answer> => (await server.app.inject({ url, headers })).json<Answer>();

  beforeAll(async () => {
    server = await temporaryApp();
    const store = server.app.get<EventStore>(EVENT_STORE);
    const round = aRound();
    for (const track of ['writers', 'managers'])
      round.framework(track, [level('staff', 1)], [criterion('design', { staff: {} })]);
    round.record('FrameworkDrafted', {
      frameworkId: 'sketch',
      track: 'engineering',
      title: 'Never published',
      scale: { min: 1, max: 5, labels: [] },
    });
    for (const { id, type, data, metadata, stream } of round.events)
      await store.append(stream, 'any', [{ id, type, data, metadata }]);
    const head = server.app.get(PositionTokens).seal((await store.head()) ?? '');
    headers = { ...(await server.as('aud', ['auditor'])), 'plumbline-min-position': head };
  });
  afterAll(() => server.close());

  it.each([
    ['/v1/frameworks', ['ladder', 'managers', 'sketch', 'writers']],
    ['/v1/cycles', ['autumn', 'spring']],
    ['/v1/people', ['ada', 'aud', 'carl', 'cho', 'cleo', 'lin', 'max', 'mia', 'moe', 'otto', 'rea', 'ron', 'top']],
    ['/v1/nominations?sort=candidate', ['n-carl', 'n-cleo', 'n-max', 'n-other']],
  ])('shows each of %s once, and in the same order, however many are on a page', async (url, ids) => {
    for (const limit of [1, 2, 3, 100]) {
      const seen: unknown[] = [];
      let pages = 0;
      for (let cursor: string | null = ''; cursor !== null; pages += 1) {
        const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const { items, nextCursor } = await page(`${url}${url.includes('?') ? '&' : '?'}limit=${String(limit)}${from}`);
        seen.push(...items.map(({ id }) => id));
        if (pages > ids.length) throw new Error(`The list does not end: ${seen.join(', ')}`);
        cursor = nextCursor;
      }
      expect([limit, seen, pages]).toEqual([limit, ids, Math.ceil(ids.length / limit)]);
    }
  });
});
