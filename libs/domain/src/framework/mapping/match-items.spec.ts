import { growthByEight } from '@plumbline/testing';
import { matchItems, type ComparableItem } from '../index.js';

const item = (key: string, text: string, kind = 'promotion'): ComparableItem => ({
  ...{ kind, key, text, section: 'S', group: null },
});
const pairs = (from: readonly ComparableItem[], to: readonly ComparableItem[]): string[] =>
  [...matchItems(from, to)].map(([later, earlier]) => `${earlier.key} > ${later.key}`).sort();

describe('an item of a later edition', () => {
  it('matches the item with the same text, whatever its key', () => {
    const before = [item('leads', 'Leads: one team'), item('leads-2', 'Leads: two teams')];
    const after = [
      item('leads', 'Leads: the company'),
      item('leads-2', 'Leads: one team'),
      item('leads-3', 'Leads: two teams'),
    ];
    expect(pairs(before, after)).toEqual(['leads > leads-2', 'leads-2 > leads-3']);
  });
  it('matches the most similar item if its first words and so its key changed', () => {
    const before = [
      item('cuts-the-time', 'Cuts the time from commit to production for every team'),
      item('mentors', 'Mentors three engineers a year'),
    ];
    const after = [
      item('reduces-the-time', 'Reduces the time from commit to production for every team'),
      item('new', 'Hires'),
    ];
    expect(pairs(before, after)).toEqual(['cuts-the-time > reduces-the-time']);
  });
  it('matches the item with its key if little else is the same', () => {
    expect(
      pairs([item('incident-command', 'Incident command – leads')], [item('incident-command', 'Now all else')]),
    ).toEqual(['incident-command > incident-command']);
  });
  it('matches the most similar item rather than the one with its key', () => {
    const before = [
      item('reviews', 'Reviews designs of other teams'),
      item('reviews-2', 'Reviews code every single day'),
    ];
    const after = [item('reviews', 'Reviews code every working day')];
    expect(pairs(before, after)).toEqual(['reviews-2 > reviews']);
  });
  it('matches the same text before a similar one, even if another item took over its key', () => {
    const quality = 'Delivers code that sets the standard for quality and maintainability';
    const before = [item('delivers', quality)];
    const after = [item('delivers', quality.replace('maintainability', 'readability')), item('delivers-2', quality)];
    expect(pairs(before, after)).toEqual(['delivers > delivers-2']);
  });
  it('matches the item in its place if two places have the same text', () => {
    const at = (section: string, key: string, text: string): ComparableItem => ({ ...item(key, text), section });
    const before = [at('Craft', 'writes', 'Writes designs'), at('Lead', 'writes-2', 'Writes designs')];
    const after = [at('Craft', 'writes-large', 'Writes large designs'), at('Lead', 'writes', 'Writes designs')];
    expect(pairs(before, after)).toEqual(['writes > writes-large', 'writes-2 > writes']);
  });
  it('matches no item of another kind', () => {
    expect(pairs([item('a', 'Leads by example', 'red-flag')], [item('a', 'Leads by example')])).toEqual([]);
  });
  it('matches one item, which no other matches', () => {
    const twice = [item('a', 'Writes it down'), item('a-2', 'Writes it down')];
    expect(pairs(twice, [...twice].reverse())).toEqual(['a > a', 'a-2 > a-2']);
    expect(pairs(twice.slice(0, 1), twice)).toEqual(['a > a']);
  });
  describe('among as many as a document may have, each reworded', () => {
    const tail = Array.from({ length: 20 }, (_, at) => `word${String(at)}`).join(' ');
    const document = (begin: string, length = 2_000) =>
      Array.from({ length }, (_, at) => {
        const own = `topic${String(at)} aim${String(at % 100)}x${String(at)}`;
        return item(`${begin}-${String(at)}`, `${begin} ${own} ${tail}`, `kind${String(at % 3)}`);
      });
    it('is found', () => {
      const [before, after] = [document('cuts'), document('lowers')];
      const found = matchItems(before, after);
      expect(after.filter((later, at) => found.get(later) !== before[at])).toEqual([]);
    });
    it('takes linear time', () => {
      const growth = growthByEight((size) => matchItems(document('cuts', size), document('lowers', size)), 2_000);
      expect(growth).toBeLessThan(24);
    });
  });
  const words = (count: number, word: string) => Array.from({ length: count }, (_, at) => word + String(at)).join(' ');
  it('is matched where it shares six words in ten, and no fewer', () => {
    const after = [item('b', `${words(6, 'same')} ${words(4, 'new')}`)];
    expect(pairs([item('a', `${words(6, 'same')} ${words(4, 'old')}`)], after)).toEqual(['a > b']);
    expect(pairs([item('a', `${words(5, 'same')} ${words(5, 'old')}`)], after)).toEqual([]);
  });
  it('counts a word as often as both have it', () => {
    const [twice, once] = ['go go go stop', 'go stop'];
    expect(pairs([item('a', `${once} left right`)], [item('b', twice)])).toEqual([]);
    expect(pairs([item('a', 'go go go')], [item('b', twice)])).toEqual(['a > b']);
  });
  it('is looked for by words of at most fifty sentences', () => {
    const having = (count: number) =>
      Array.from({ length: count }, (_, at) => item(`a${String(at)}`, `shared own${String(at)}`));
    const matched = (count: number) => pairs(having(count), [item('b', 'shared')]).length;
    expect([matched(50), matched(51)]).toEqual([1, 0]);
  });
  it('is matched in scripts without spaces between words', () => {
    expect(pairs([item('a', '及早说明哪些承诺有风险')], [item('b', '尽早说明哪些承诺有风险')])).toEqual(['a > b']);
  });
  it('is matched in texts without a word', () => {
    expect(pairs([item('x', '—')], [item('x', '—')])).toEqual(['x > x']);
  });
});
