import { callerIn, spanIdOf, traceIdOf } from './trace-ids.js';

const ID = '0af76519-16cd-43dd-8448-eb211c80319c';

describe('the trace of a correlation id', () => {
  it('is a UUID without its hyphens, and an id of a trace itself', () => {
    const hex = ID.replaceAll('-', '');
    expect([traceIdOf(ID), traceIdOf(ID.toUpperCase()), traceIdOf(hex)]).toEqual([hex, hex, hex]);
  });
  it.each(['import-of-monday', 'monday', '0'.repeat(32), 'f'.repeat(31), `${'f'.repeat(32)}-2`])(
    'is made of %s, the same in every process, and shows nothing of it',
    (id) => {
      expect(traceIdOf(id)).toMatch(/^[0-9a-f]{32}$/u);
      expect(traceIdOf(id)).toBe(traceIdOf(id));
      expect(traceIdOf(id)).not.toContain(id);
      expect(traceIdOf(`${id}x`)).not.toBe(traceIdOf(id));
    },
  );
});

describe('the span of an id', () => {
  it('is the same in every process', () => {
    expect(spanIdOf(ID)).toMatch(/^[0-9a-f]{16}$/u);
    expect([spanIdOf(ID) === spanIdOf(ID), spanIdOf(ID) === spanIdOf('another')]).toEqual([true, false]);
  });
});

describe('traceparent', () => {
  const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  it('names the caller, sampled or not, also by a later version', () => {
    expect(callerIn(`00-${traceId}-${spanId}-01`)).toEqual({ traceId, spanId, isSampled: true });
    expect(callerIn(`00-${traceId}-${spanId}-00`)).toEqual({ traceId, spanId, isSampled: false });
    expect(callerIn(`01-${traceId}-${spanId}-03-more`)).toEqual({ traceId, spanId, isSampled: true });
  });
  it.each([
    undefined,
    ['a', 'b'],
    '',
    traceId,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}`,
  ])('is as none where it is %j', (given) => {
    expect(callerIn(given)).toBeUndefined();
  });
});
