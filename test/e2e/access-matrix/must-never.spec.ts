import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '@plumbline/access';
import { createLogger } from '@plumbline/platform';
import { type Answer, ok } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { UNLIMITED } from './answer.js';
import { type Case, CYCLE, DECIDERS, FEEDBACK, openCase, OWING, release, SECRETS, STEPS } from './case.js';
import { addresses, type Read, readAll } from './reading.js';

const dataDir = makeDataDir();
const logged: string[] = [];
const destination = { write: (line: string) => void logged.push(line) };
let server: Server;
let open: Case;

beforeAll(async () => {
  const logger = createLogger({ level: 'info', name: 'test', destination });
  server = await startServer(dataDir, { ...UNLIMITED, logger });
  open = await openCase(server);
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const everything = (): readonly string[] =>
  addresses({ nominations: [open.nominationId], cycles: [CYCLE], people: ['kim', 'boss', 'mia', 'rex'] });
const readBy = async (who: string, roles: readonly Role[] = [], late = false): Promise<readonly Read[]> =>
  readAll(server, (await server.as(who, ...roles)).token, everything(), late);
const at = async (who: string, path: string, ...roles: Role[]): Promise<Answer> => {
  return (await server.as(who, ...roles)).get(open.at + path, await server.latest());
};

/** Where any of these can be read, with what is around it. */
const findings = (reads: readonly Read[], patterns: readonly RegExp[]): readonly string[] =>
  reads.flatMap(({ path, text }) =>
    patterns.flatMap((pattern) => {
      const found = pattern.exec(text);
      return found ? [`${path}: ${text.slice(Math.max(0, found.index - 60), found.index + 60)}`] : [];
    }),
  );
const literally = (text: string): RegExp => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
const nominationId = (): RegExp => literally(open.nominationId);
/** As a value: the scale of a framework has a key of the same letters as somebody's id. */
const person = (id: string): readonly RegExp[] => [new RegExp(`"${id}"(?!:)`), literally(`Person ${id}`)];
const people = (...ids: readonly string[]): readonly RegExp[] => ids.flatMap(person);
const secrets = (...names: readonly (keyof typeof SECRETS)[]): readonly RegExp[] =>
  names.map((name) => literally(SECRETS[name]));

const A_TALLY = /"(tally|voted|votes|rounds|basis|tieBroken)":(\{|\[(?!\]))|"(result|tieBrokenAs)":"/;
const A_RATING = /"(rating|spread|attainment)":\s*[\d{]/;
/** What tells how anybody rated, or how many did. */
const A_NUMBER = /"(rating|spread|ratingCount|ratingMissing)":\s*\d|"(unrated|contested)":\s*(true|false)/;
const A_REVIEW = /"(recommendation|confidence|band)":"/;

const managersNeverSeeWhoSaidWhat = (): void => {
  it.each(['boss', 'ceo'])(
    '%s, a manager, never sees who reviews, how anybody rated, who votes, how, or the tally',
    async (who) => {
      const reads = await readBy(who);
      const patterns = [...people(...DECIDERS), ...secrets('review', 'vote', 'change', 'tie', 'conflict')];
      expect(findings(reads, [...patterns, A_TALLY, A_NUMBER])).toEqual([]);
      expect(reads.find(({ path }) => path === `/v1${open.at}`)?.status).toBe(200);
    },
  );
};
/** Once voting opens no review comes in any more: a member who owes one decides on what there is. */
const VOTING_ON: ReadonlySet<string> = new Set(['voting', 'closed', 'decided', 'released']);
const owingReviewersSeeNoRating = (stage: string): void => {
  const owing = OWING.filter((who) => !(VOTING_ON.has(stage) && who === 'may'));
  it.each(owing)('%s, whose own review is not in, sees no other rating and nothing made of ratings', async (who) => {
    const roles: Readonly<Record<string, Role>> = { aud: 'auditor', adm: 'admin' };
    const role = roles[who];
    const reads = await readBy(who, role === undefined ? [] : [role]);
    expect(findings(reads, [A_RATING, A_REVIEW, ...secrets('review')])).toEqual([]);
    for (const part of ['readiness', 'gaps', 'reviews']) {
      const { status } = reads.find(({ path }) => path === `/v1${open.at}/${part}`) ?? {};
      expect([part, status]).toEqual([part, 403]);
    }
  });
};
const candidateSeesNothing = (): void => {
  it.each([[[]], [['admin']], [['auditor']]] as [Role[]][])(
    'the candidate sees nothing of it, with the roles %j',
    async (roles) => {
      const reads = await readBy('kim', roles);
      const { review, vote, change, tie, decision, conflict } = SECRETS;
      const texts = [review, vote, change, tie, decision, conflict, 'Led three teams'].map(literally);
      expect(findings(reads, [nominationId(), ...texts])).toEqual([]);
      const packet = reads.filter(({ path }) => path.startsWith(`/v1${open.at}`));
      expect(new Set(packet.map(({ status }) => status))).toEqual(new Set([404]));
    },
  );
};
const adminsSeeNoVotes = (): void => {
  it('an admin sees no single vote and no comment of a review', async () => {
    expect(findings(await readBy('ops', ['admin']), secrets('review', 'vote', 'change'))).toEqual([]);
  });
};
const always = (stage: string): void => {
  managersNeverSeeWhoSaidWhat();
  owingReviewersSeeNoRating(stage);
  candidateSeesNothing();
  adminsSeeNoVotes();
};

describe('a submitted nomination', () => {
  always('submitted');
});

describe.each(STEPS)('a nomination that is %s', (stage, take) => {
  beforeAll(async () => {
    if (stage !== 'voting') await take(open);
  });
  if (stage === 'voting') {
    it('does not exist for a member once they declared a conflict', async () => {
      await take(open);
      const gone = [nominationId(), ...secrets('review', 'vote', 'change', 'conflict')];
      expect(findings(await readBy('max', [], true), gone)).toEqual([]);
      expect(findings(await readBy('max', ['admin'], true), gone)).toEqual([]);
      expect(findings(await readBy('max', ['auditor'], true), gone)).toEqual([]);
      const vote = await (await server.as('max')).post(`${open.at}/votes`, { choice: 'promote' });
      expect(vote.status).toBe(404);
    });
    it('shows a member who owes a review the other reviews once voting has opened', async () => {
      const reads = await readBy('may');
      expect(findings(reads, [A_RATING, ...secrets('review')]).length).toBeGreaterThan(2);
      for (const part of ['readiness', 'gaps', 'reviews'])
        expect(reads.find(({ path }) => path === `/v1${open.at}/${part}`)?.status).toBe(200);
    });
    it('shows a member who has voted, not how, and their own vote', async () => {
      const { body } = await at('mia', '/votes');
      expect(body).toMatchObject({
        items: [
          {
            ...{ tally: null, voted: [{ id: 'max' }, { id: 'mia' }, { id: 'moe' }] },
            ...{ ownVote: { choice: 'not-yet' }, votes: null, hidden: ['votes'] },
          },
        ],
      });
      expect(await at('chair', '/votes')).toMatchObject({
        body: { items: [{ tally: null, votes: null, hidden: ['votes'] }] },
      });
    });
  }
  always(stage);
});

describe('what the scans of these tests look for', () => {
  it('is found for viewers who may see it', async () => {
    const calibrating = await readBy('moe');
    expect(findings(calibrating, [A_RATING, A_REVIEW, A_TALLY]).length).toBeGreaterThan(8);
    expect(findings(calibrating, [A_NUMBER]).length).toBeGreaterThan(3);
    expect(findings(calibrating, secrets('review', 'tie', 'decision', 'conflict')).length).toBeGreaterThan(4);
    expect(findings(await readBy('eye', ['auditor']), secrets('vote', 'change')).length).toBeGreaterThan(2);
    expect(findings(await readBy('chair'), secrets('vote')).length).toBeGreaterThan(1);
    expect(findings(await readBy('boss'), [A_RATING, ...secrets('decision')]).length).toBeGreaterThan(1);
    expect(findings(await readBy('rob'), [A_RATING, ...secrets('review')]).length).toBeGreaterThan(2);
  });
});

describe('a nomination whose feedback is released', () => {
  beforeAll(async () => {
    await release(open);
  });
  managersNeverSeeWhoSaidWhat();
  owingReviewersSeeNoRating('released');

  it('shows its candidate outcome, conditions and feedback, and neither people nor ratings, votes or rationale', async () => {
    const reads = await readBy('kim');
    const packet = reads.find(({ path }) => path === `/v1${open.at}`);
    expect(packet?.text).toContain(FEEDBACK);
    expect(JSON.parse(packet?.text ?? '')).toMatchObject({ decision: { outcome: 'promoted', conditions: ['Mentor'] } });
    const { review, vote, change, tie, decision, conflict } = SECRETS;
    const texts = [review, vote, change, tie, decision, conflict, 'Led three teams'].map(literally);
    const patterns = [...people(...DECIDERS), ...texts, A_RATING, A_REVIEW, A_TALLY];
    expect(findings(reads, patterns)).toEqual([]);
  });
});

describe('reading a packet', () => {
  type Line = Readonly<{ msg: string; actor?: string; nominations?: string[]; relation?: string[]; route?: string }>;
  const linesOf = async (read: () => Promise<unknown>): Promise<readonly Line[]> => {
    logged.length = 0;
    await read();
    return logged.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'packet.read');
  };
  const PARTS = ['', '/readiness', '/gaps', '/reviews', '/votes'];

  it('is logged for an admin every time, with actor, packet and capacity', async () => {
    const lines = await linesOf(async () => {
      for (const part of PARTS) await ok(at('ops', part, 'admin'));
    });
    expect(lines.map(({ route }) => route)).toEqual(PARTS.map((part) => `/v1/nominations/:id${part}`));
    for (const line of lines)
      expect(line).toMatchObject({ actor: 'ops', nominations: [open.nominationId], relation: ['admin'] });
  });
  it('is logged for an auditor who reads the history or the events of the whole store', async () => {
    const eye = await server.as('eye', 'auditor');
    const lines = await linesOf(async () => [
      await ok(at('eye', '/history', 'auditor')),
      await ok(eye.get('/events?limit=200')),
    ]);
    const read = { actor: 'eye', nominations: [open.nominationId], relation: ['auditor'] };
    expect(lines).toMatchObject([
      { ...read, route: '/v1/nominations/:id/history' },
      { ...read, route: '/v1/events' },
    ]);
  });
  it('is not logged if nothing was read', async () => {
    expect(
      await linesOf(async () => [await at('lee', ''), await at('rex', '/reviews'), await at('ria', '/votes')]),
    ).toEqual([]);
  });
});

describe('a stream that a view cannot project', () => {
  type Views = { items: { view: string; parked: { stream: string }[] }[] };
  const parkedFor = async (who: string, role: Role): Promise<readonly string[]> => {
    const { body } = await (await server.as(who, role)).get('/projections');
    return (body as unknown as Views).items.flatMap(({ parked }) => parked.map(({ stream }) => stream));
  };
  const retriedBy = async (who: string): Promise<unknown> => {
    const stream = `nomination-${open.nominationId}`;
    const { body } = await (
      await server.as(who, 'admin')
    ).post('/projections/parked/retry', { view: 'packets', stream });
    return body['state'];
  };
  it('is listed as parked for admins, except the candidate and recused ones', async () => {
    const stream = `nomination-${open.nominationId}`;
    const event = (await server.store.readStream(stream)).find(({ type }) => type === 'VotingClosed');
    if (event?.type !== 'VotingClosed') throw new Error('voting was never closed');
    const torn = { type: event.type, data: { ...event.data, round: 99 }, id: randomUUID(), metadata: event.metadata };
    await server.store.append(stream, 'any', [torn]);
    while ((await parkedFor('ops', 'admin')).length === 0) await sleep(10);
    expect(await parkedFor('eye', 'auditor')).toContain(stream);
    expect([await parkedFor('kim', 'admin'), await parkedFor('max', 'auditor')]).toEqual([[], []]);
    expect([await retriedBy('ops'), await retriedBy('kim'), await retriedBy('max')]).toEqual([
      'parked',
      'not-parked',
      'not-parked',
    ]);
    // Nor does a request that is refused tell whether there is such a stream.
    const wrong = async (name: string) => {
      const kim = await server.as('kim', 'admin');
      const { text } = await kim.post('/projections/parked/retry', { view: 'nope', stream: name });
      return text;
    };
    expect(await wrong(stream)).toBe(await wrong('nomination-00000000-0000-5000-8000-000000000000'));
    expect(await wrong(stream)).toContain('is not a view');
  });
});
