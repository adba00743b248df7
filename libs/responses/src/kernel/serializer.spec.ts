import { integer, object, text } from './schema.js';
import { markImmutable, serializerOf } from './serializer.js';

const whole = serializerOf(object({ name: text(), count: integer() }));
const part = serializerOf(object({ name: text() }));

describe('a serializer', () => {
  it('writes what its definition declares, and nothing else', () => {
    expect(part({ name: 'a', count: 1 })).toBe('{"name":"a"}');
  });
  it('refuses an answer that lacks something declared', () => {
    expect(() => whole({ name: 'a' })).toThrow('"count" is required');
  });
  it('writes an answer each time', () => {
    const answer = { name: 'a', count: 1 };
    expect(whole(answer)).toBe('{"name":"a","count":1}');
    answer.count = 2;
    expect(whole(answer)).toBe('{"name":"a","count":2}');
  });
  it('writes an answer that never changes once, by each definition', () => {
    const answer = markImmutable({ name: 'a', count: 1 });
    expect([whole(answer), part(answer)]).toEqual(['{"name":"a","count":1}', '{"name":"a"}']);
    answer.count = 2;
    expect(whole(answer)).toBe('{"name":"a","count":1}');
  });
});
