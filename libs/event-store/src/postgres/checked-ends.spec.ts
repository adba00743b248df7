import type { Append } from '../stored/append.js';
import { CheckedEnds } from './checked-ends.js';

type Moved = Readonly<{ logEnd: number; stream: string | null; revision: number | null }>;

/** A log that somebody else may write to, as far as the ends are asked for. */
class Log {
  asked = 0;
  readonly events: { stream: string; revision: number }[] = [];

  write(stream: string, times = 1): void {
    for (let n = 0; n < times; n += 1) {
      const revision = this.events.filter((event) => event.stream === stream).length;
      this.events.push({ stream, revision });
    }
  }

  endOf(stream: string): number | null {
    return this.events.findLast((event) => event.stream === stream)?.revision ?? null;
  }

  query<Row>(_: unknown, values: readonly unknown[] = []): Promise<readonly Row[]> {
    this.asked += 1;
    const [after, limit] = values as [number, number];
    const logEnd = this.events.length;
    const moved = new Map(this.events.slice(after, after + limit).map(({ stream, revision }) => [stream, revision]));
    const rows: Moved[] = [...moved].map(([stream, revision]) => ({ logEnd, stream, revision }));
    return Promise.resolve((rows.length > 0 ? rows : [{ logEnd, stream: null, revision: null }]) as Row[]);
  }
}

const done = (stream: string, revision: number, appended: number) =>
  ({ is: 'done', repeated: false, stream, revision, position: 1, appended }) as const;
const appendTo = (stream: string, ...guards: string[]): Append => ({
  ...{ stream, expected: 'any', record: null, events: [], keys: null },
  guards: guards.map((guard) => ({ stream: guard, revision: null })),
});

describe('the ends of streams in a log that others write to', () => {
  let log: Log;
  let ends: CheckedEnds;
  const look = (stream: string) => {
    ends.found(stream, log.endOf(stream), log.events.length);
  };
  beforeEach(() => {
    log = new Log();
    ends = new CheckedEnds(log);
    log.write('a', 3);
    look('a');
    look('none');
  });

  it('are not known of a stream that was not looked at, and then nobody is asked', async () => {
    expect(await ends.isBeyond('b', 0)).toBe(false);
    expect(log.asked).toBe(0);
  });

  it('are right also where somebody else has moved them', async () => {
    expect([await ends.isBeyond('a', 2), await ends.isBeyond('a', 3), await ends.isBeyond('none', 0)]).toEqual([
      ...[false, true, true],
    ]);
    log.write('a');
    log.write('none');
    expect([await ends.isBeyond('a', 3), await ends.isBeyond('a', 4), await ends.isBeyond('none', 0)]).toEqual([
      ...[false, true, false],
    ]);
  });

  it('are asked about once for all reads of a turn, and again in the next', async () => {
    await Promise.all(Array.from({ length: 64 }, (_, n) => ends.isBeyond('a', n)));
    expect(log.asked).toBe(1);
    await ends.isBeyond('a', 3);
    expect(log.asked).toBe(2);
  });

  it('are not moved back by a look that was overtaken', async () => {
    const [before, logEnd] = [log.endOf('a'), log.events.length];
    log.write('a');
    await ends.isBeyond('a', 3);
    ends.found('a', before, logEnd);
    expect(await ends.isBeyond('a', 3)).toBe(false);
  });

  it('are not taken from a look that was overtaken, where what moved since has been dropped', async () => {
    const logEnd = log.events.length;
    log.write('b', 6_000);
    await ends.isBeyond('a', 3);
    log.write('c');
    ends.found('c', null, logEnd);
    expect(await ends.isBeyond('c', 0)).toBe(false);
  });

  it('are dropped where the log ends earlier than it did: it is another one', async () => {
    await ends.isBeyond('a', 3);
    log.events.length = 1;
    expect(await ends.isBeyond('a', 2)).toBe(false);
    look('a');
    expect(await ends.isBeyond('a', 1)).toBe(true);
  });

  describe('as a commit may be based on them', () => {
    it('are those of the stream and of its guards, and where the log ends', async () => {
      await ends.isBeyond('a', 3);
      expect(ends.expectedBy([appendTo('a', 'none')])).toEqual({
        ends: [
          { stream: 'a', recorded: 2, found: 2, position: 0, foundAt: 0 },
          { stream: 'none', recorded: null, found: null, position: null, foundAt: null },
        ],
        ...{ held: [], records: [], last: 3 },
      });
      expect(ends.expectedBy([appendTo('a', 'unseen')])).toBeUndefined();
    });

    it('go on with commits of this process, unless somebody else came between', async () => {
      await ends.isBeyond('a', 3);
      log.write('a', 2);
      ends.committed({ outcomes: [done('a', 4, 2)], last: 5 });
      expect(ends.expectedBy([appendTo('a')])).toMatchObject({ ends: [{ recorded: 4 }], last: 5 });
      log.write('b');
      log.write('a');
      ends.committed({ outcomes: [done('a', 5, 1)], last: 7 });
      expect(ends.expectedBy([appendTo('a')])).toMatchObject({ ends: [{ recorded: 5 }], last: 5 });
      await ends.isBeyond('a', 6);
      expect(ends.expectedBy([appendTo('a')])).toMatchObject({ last: 7 });
    });

    it('are not used for some commits after one that failed by them', () => {
      ends.beCautious();
      const tries = Array.from({ length: 10 }, () => ends.expectedBy([appendTo('a')]));
      expect(tries.findIndex((each) => each !== undefined)).toBe(8);
    });

    it('are gone where the server may be another', () => {
      ends.forget();
      expect(ends.expectedBy([appendTo('a')])).toBeUndefined();
    });
  });
});
