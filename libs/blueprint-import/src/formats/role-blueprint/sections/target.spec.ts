import { targetOf } from './target.js';

const aim = (raw: string) => {
  const { kind, low, high, unit } = targetOf(raw, 'Target').target;
  return [kind, low, high, unit];
};

describe('a target', () => {
  it.each([
    ['≥ 95% of builds', 'threshold', 95, null, '%'],
    ['<24h for most', 'threshold', null, 24, 'h'],
    ['below 10 minutes', 'threshold', null, 10, 'minutes'],
    ['99.9%+ monthly', 'threshold', 99.9, null, '%'],
    ['≥ 4.2/5', 'threshold', 4.2, null, '/5'],
    ['often >80% here; else less', 'threshold', 80, null, '%'],
    ['70–90% of them', 'range', 70, 90, '%'],
    ['2-4 talks a year', 'range', 2, 4, null],
    ['Improve by 10–15% over baseline', 'relative', 10, 15, '%'],
    ['+5% QoQ', 'relative', 5, 5, '%'],
    ['-5–8% in two quarters', 'relative', 5, 8, '%'],
    ['Downward trend', 'trend', null, null, null],
    ['Better over time', 'trend', null, null, null],
    ['50%+ in 6 months; 80%+ in 12 months', 'staged', 50, 80, '%'],
    ['< X failures', 'placeholder', null, null, null],
    ['P@5 ≥ 0.70 here', 'threshold', 0.7, null, null],
    ['Top 5 of results: ≥ 90%', 'threshold', 90, null, '%'],
    ['R@10 ≥ baseline +10%', 'relative', 10, 10, '%'],
    ['Cut by 20–40% over 2 quarters', 'relative', 20, 40, '%'],
    ['< 1,500 ms', 'threshold', null, 1500, 'ms'],
    ['≤ 5 business days', 'threshold', null, 5, 'business days'],
    ['No more than 3 a month', 'threshold', null, 3, null],
    ['No fewer than 3', 'threshold', 3, null, null],
    ['Not below 80%', 'threshold', 80, null, '%'],
    ['No lower than 5', 'threshold', 5, null, null],
    ['Not more than 3', 'threshold', null, 3, null],
    ['Not to exceed 5%', 'threshold', null, 5, '%'],
    ['Exceeds 5%', 'threshold', 5, null, '%'],
    ['Done by Q3 2025', 'prose', null, null, null],
    ['within ±10%', 'threshold', null, 10, '%'],
    ['NPS > +30', 'threshold', 30, null, null],
    ['$0.01–$0.05 each', 'range', 0.01, 0.05, '$'],
    ['≥ 95% right; < 5 min each', 'threshold', 95, null, '%'],
    ['70% → 85%', 'staged', 70, 85, '%'],
    [`${'7 '.repeat(300)}%`, 'prose', null, null, null],
    ['TBD', 'placeholder', null, null, null],
    ['[to be agreed]', 'placeholder', null, null, null],
    ['P95 within budget', 'prose', null, null, null],
    ['As tier-2 services do', 'prose', null, null, null],
    ['About 30% free', 'prose', null, null, null],
    ['', 'prose', null, null, null],
  ])('%p is of kind %p', (raw, ...expected) => {
    expect(aim(raw)).toEqual(expected);
    expect(targetOf(raw, 'Target').target.raw).toBe(raw);
  });
  it('keeps both ends of a limit that is a range, and reports it', () => {
    expect(aim('<5–10 minutes')).toEqual(['threshold', 5, 10, 'minutes']);
    expect(targetOf('<5–10 minutes', '').rangeAsLimit).toBe(true);
    expect(targetOf('5–10 minutes', '').rangeAsLimit).toBe(false);
  });
  it.each([
    ['>90% (e.g. main branch)', 'Target', true],
    ['>90%', 'Example target', true],
    ['>90%', 'Target / benchmark', false],
  ])('%p under %p is hedged: %p', (raw, column, hedged) => {
    expect(targetOf(raw, column).target.hedged).toBe(hedged);
  });
});
