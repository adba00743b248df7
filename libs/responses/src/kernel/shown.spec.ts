import { define } from './components.js';
import { hideable } from './hidden.js';
import { list, nullable, object, text } from './schema.js';
import { about, readingOf, showing } from './shown.js';

const rated = object({ rating: showing('ratings', nullable(text())), votes: showing('votes', list(text())) });
const item = about(({ id }: Readonly<{ id: string }>) => [id], object({ id: text(), ...hideable({ rated }) }));
const shownIn = (definition: Parameters<typeof readingOf>[0], answer: unknown) => {
  const reading = readingOf(definition)(answer);
  return reading && [[...reading.shows], [...reading.nominations]];
};
const of = (id: string, rating: string | null, votes: readonly string[] = []) => ({ id, rated: { rating, votes } });

describe('what an answer shows', () => {
  it('is what it has a value for, of the nominations that it is about', () => {
    expect(shownIn(item, of('n1', '3'))).toEqual([['ratings'], ['n1']]);
    expect(shownIn(item, of('n1', '3', ['yes']))).toEqual([['ratings', 'votes'], ['n1']]);
  });
  it('is nothing where that is null, empty or hidden', () => {
    expect(readingOf(item)(of('n1', null))).toBeUndefined();
    expect(readingOf(item)({ id: 'n1', rated: null, hidden: ['rated'] })).toBeUndefined();
  });
  it('is told for each item of a list by itself', () => {
    const page = define('ShownPage', object({ items: list(define('ShownItem', item)) }));
    const answer = { items: [of('n1', null), of('n2', '3'), of('n3', null, ['no'])] };
    expect(shownIn(page, answer)).toEqual([
      ['ratings', 'votes'],
      ['n2', 'n3'],
    ]);
    expect(readingOf(page)({ items: [] })).toBeUndefined();
  });
  it('is nothing where it is about no nomination', () => {
    const entry = about(({ id }: Readonly<{ id: string | null }>) => [id], object({ id: nullable(text()), rated }));
    expect(readingOf(entry)({ ...of('n1', '3'), id: null })).toBeUndefined();
  });
  it('needs to say of which nomination it is', () => {
    expect(() => readingOf(object({ rated }))).toThrow('nothing says of which nomination');
  });
});
