import { inspectBlueprint } from '@plumbline/blueprint-import';
import { toldApart } from './told-apart.js';

const page = (file: string, title: string) => {
  const name = file.split('/').at(-1) ?? file;
  const text = `# ${title}\n\n## Impact\n\n- Delivers ${file}\n\n## Craft\n\n- Asks\n`;
  return { file, name, inspection: inspectBlueprint(name, text) };
};
const told = (...documents: readonly ReturnType<typeof page>[]) => [...toldApart(documents).values()];

describe('several files of one command', () => {
  it('are told apart by their names where they have one title', () => {
    expect(told(page('a/one.md', 'Software Engineer'), page('a/two.md', 'Software  engineer'))).toEqual([
      'one.md',
      'two.md',
    ]);
  });
  it('are told apart by their folders where they have one name, too', () => {
    const documents = ['x/ic1/README.md', './x/ic2/README.md'].map((file) => page(file, 'Software Engineer'));
    expect(told(...documents)).toEqual(['ic1/README.md', 'ic2/README.md']);
  });
  it('need nothing where they have a title each', () => {
    expect(told(page('a.md', 'Software Engineer'), page('b.md', 'Product Designer'))).toEqual([]);
  });
});
