import { inspectBlueprint } from '@plumbline/blueprint-import';
import type { BlueprintEdition, Level } from '@plumbline/domain';
import { toEdition } from './blueprint-edition.js';
import { defaultMapping } from './default-mapping.js';

const imported = (text: string): BlueprintEdition => ({
  ...toEdition(inspectBlueprint('page.md', text)),
  document: null,
});
const page = (level: string) =>
  imported(`## Career track ${level}\n\nResponsibilities:\n\n- Says early what is at risk.\n- Asks for help.\n`);
const ladder = imported(
  '# Levels of makers\n\n## Junior\n\n### Craft\n- Asks.\n\n## Senior\n\n### Craft\n- Answers whole teams.\n',
);
const draftOf = (editions: readonly BlueprintEdition[], levels: readonly Level[] = []) => ({
  ...{ scale: { min: 1, max: 5, labels: [] }, entryLevels: [], editions, applied: null },
  levels: new Map(levels.map((level) => [level.key, level])),
});
const levelsOf = (...made: Parameters<typeof defaultMapping>) =>
  defaultMapping(...made).mapping.levels.map(({ key, ordinal }) => [key, ordinal]);

describe('the default mapping of a page', () => {
  it('adds the level of the page alone, whatever else was imported', () => {
    expect(levelsOf(page('staff'), draftOf([]))).toEqual([['staff', 1]]);
    expect(levelsOf(page('staff'), draftOf([ladder]))).toEqual([['staff', 1]]);
  });
  it('puts it after the levels of the draft, which stay as they are', () => {
    const senior: Level = { key: 'senior', title: 'Our seniors', ordinal: 7, summary: '' };
    expect(levelsOf(page('staff'), draftOf([ladder], [senior]))).toEqual([
      ['senior', 7],
      ['staff', 8],
    ]);
    const mine: Level = { key: 'staff', title: 'Our staff', ordinal: 3, summary: '' };
    expect(defaultMapping(page('staff'), draftOf([], [mine])).mapping.levels).toEqual([mine]);
  });
  it('is made of no other document', () => {
    expect(() => defaultMapping(ladder, draftOf([]))).toThrow('Only a career-track page has a default.');
  });
});
