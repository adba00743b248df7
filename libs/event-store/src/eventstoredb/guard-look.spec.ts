import type { BrokenGuard } from './guard-check.js';
import { GuardLook } from './guard-look.js';
import type { AllFrom, Given } from './messages.js';
import { Names } from './names.js';
import type { Guards } from './stored-event.js';

const names = new Names('test');
const bytes = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));

/** A log as the server gives it back. */
class Log {
  readonly events: Given[] = [];
  reads = 0;

  add(stream: string, guards?: Guards): Given {
    const revision = this.events.filter((event) => event.stream === names.of(stream)).length;
    const position = (this.events.length + 1) * 100;
    const metadata = bytes({ leafHash: 'x', ...(guards && { guards }) });
    const event = { id: `e${String(position)}`, type: 'Told', data: bytes({}), metadata, stream: names.of(stream) };
    this.events.push({ ...event, revision, position });
    return { ...event, revision, position };
  }

  all(from: AllFrom, count: number): Promise<readonly Given[]> {
    this.reads += 1;
    const before = typeof from === 'object' ? from.before : Number.POSITIVE_INFINITY;
    return Promise.resolve(
      this.events
        .filter(({ position }) => position < before)
        .toReversed()
        .slice(0, count),
    );
  }
}

describe('a look at what was appended lately', () => {
  let log: Log;
  let told: BrokenGuard[];
  let look: GuardLook;
  beforeEach(() => {
    log = new Log();
    told = [];
    look = new GuardLook({ log, names, onBrokenGuard: (broken) => told.push(broken) });
  });
  const many = (count: number): void => {
    for (let n = 0; n < count; n += 1) log.add(`nomination-${String(n)}`, [{ stream: 'cycle-quiet', revision: null }]);
  };

  it('tells of what was decided on a revision that another event followed before it', async () => {
    log.add('cycle-a');
    const moved = log.add('cycle-a');
    const event = log.add('nomination-x', [{ stream: 'cycle-a', revision: 0 }]);
    await look.look();
    expect(told).toMatchObject([
      { stream: 'nomination-x', event: { id: event.id }, guard: { stream: 'cycle-a' }, moved: { id: moved.id } },
    ]);
  });

  it('tells of what was decided on a stream that was not there yet', async () => {
    log.add('cycle-a');
    log.add('nomination-x', [{ stream: 'cycle-a', revision: null }]);
    await look.look();
    expect(told).toHaveLength(1);
  });

  it('tells of nothing that changed afterwards, or was seen', async () => {
    log.add('cycle-a');
    log.add('nomination-x', [{ stream: 'cycle-a', revision: 0 }]);
    log.add('cycle-a');
    log.add('nomination-y', [{ stream: 'cycle-a', revision: 1 }]);
    await look.look();
    expect(told).toEqual([]);
  });

  it('reads page by page, and finds what changed on the page before', async () => {
    many(40);
    log.add('cycle-a');
    log.add('cycle-a');
    many(499);
    log.add('nomination-x', [{ stream: 'cycle-a', revision: 0 }]);
    many(700);
    await look.look();
    expect([told.length, log.reads]).toEqual([1, 3]);
  });

  it('goes on from where it was, and tells nothing twice', async () => {
    log.add('cycle-a');
    log.add('cycle-a');
    log.add('nomination-x', [{ stream: 'cycle-a', revision: 0 }]);
    many(3_000);
    await look.look();
    expect([told.length, log.reads]).toEqual([1, 7]);
    log.add('nomination-y', [{ stream: 'cycle-a', revision: 1 }]);
    await look.look();
    expect([told.length, log.reads]).toEqual([1, 9]);
    log.add('cycle-a');
    log.add('nomination-z', [{ stream: 'cycle-a', revision: 1 }]);
    await look.look();
    expect(told.map(({ stream }) => stream)).toEqual(['nomination-x', 'nomination-z']);
  });

  it('leaves nothing out after the first look, however much was appended since', async () => {
    log.add('cycle-a');
    log.add('cycle-a');
    await look.look();
    log.add('nomination-x', [{ stream: 'cycle-a', revision: 0 }]);
    many(12_000);
    await look.look();
    expect(told).toHaveLength(1);
  });

  it('passes over an event that is damaged', async () => {
    log.events.push({ ...log.add('cycle-a'), metadata: Buffer.from('nothing'), position: 150, revision: 1 });
    log.add('nomination-x', [{ stream: 'cycle-a', revision: 0 }]);
    await look.look();
    expect(told).toHaveLength(1);
  });
});
