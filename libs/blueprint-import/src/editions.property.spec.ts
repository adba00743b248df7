import fc from 'fast-check';
import { inspectBlueprint } from './index.js';

/** Texts that no two begin alike, as the items of one list do. */
const texts = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{2,8} [a-z]{3,8} [a-z]{3,8}$/u), {
  minLength: 2,
  maxLength: 8,
  selector: (text) => text.toLowerCase(),
});
const blueprint = (skills: readonly string[]): string =>
  `<h2>Core Responsibilities</h2><h2>Key Deliverables</h2><h2>Tools</h2><h2>Skills</h2><h3>Must-have</h3><ul>${skills.map((text) => `<li>${text}</li>`).join('')}</ul>`;
const ladder = (asked: readonly string[]): string =>
  `# Ladder\n\n## Senior Engineer\n\n${asked.map((text) => `- ${text}`).join('\n')}\n\n## Staff Engineer\n\n- Leads.\n`;
const track = (asked: readonly string[]): string =>
  `# Staff\n\nResponsibilities:\n\n${asked.map((text) => `- ${text}`).join('\n')}\n`;

describe.each([
  ['a role blueprint', blueprint],
  ['a ladder', ladder],
  ['a career-track page', track],
])('the keys of a later edition of %s', (_, write) => {
  const keysOf = (all: readonly string[]): Map<string, string> =>
    new Map(inspectBlueprint('x', write(all)).items.map(({ text, key }) => [text, key]));
  const stay = (before: readonly string[], after: readonly string[]): void => {
    const [old, now] = [keysOf(before), keysOf(after)];
    expect([before.filter((text) => !old.has(text)), after.filter((text) => !now.has(text))]).toEqual([[], []]);
    for (const text of after) if (old.has(text)) expect(now.get(text)).toBe(old.get(text));
  };
  it('stay with their texts when one is inserted', () => {
    fc.assert(
      fc.property(texts, fc.nat(), ([added = '', ...all], at) => {
        stay(all, all.toSpliced(at % (all.length + 1), 0, added));
      }),
      { numRuns: 50 },
    );
  });
  it('stay with their texts when they change places', () => {
    fc.assert(
      fc.property(texts, (all) => {
        stay(all, all.toReversed());
      }),
      { numRuns: 50 },
    );
  });
  it('stay with the texts that are not reworded', () => {
    fc.assert(
      fc.property(texts, fc.nat(), ([word = '', ...all], at) => {
        stay(all, all.with(at % all.length, word));
      }),
      { numRuns: 50 },
    );
  });
});
