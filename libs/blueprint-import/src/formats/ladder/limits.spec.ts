import { reading } from '@plumbline/testing';
import { BlueprintRefused, inspectBlueprint } from '../../index.js';

const { costToRead } = reading((content) => inspectBlueprint('x', content), BlueprintRefused);

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('ladders designed to be slow to read', () => {
  const ITEMS = '<li>ships the parts of it'.repeat(9_000);
  const bombs: [string, string][] = [
    ['list items of two levels', `<h1>Path</h1><h2>Senior</h2><ul>${ITEMS}</ul><h2>Staff</h2><ul>${ITEMS}</ul>`],
    ['cells that are many', `<table>${`<tr>${'<td colspan=1000 rowspan=65000>x'.repeat(10)}`.repeat(900)}</table>`],
    ['levels in bold lines', `# Path\n\n${times(600, (at) => `**Senior ${String(at % 90)}**\n\n- ships it\n`)}`],
    ['labels', `# Path\n\n## Senior\n\n${times(900, (at) => `**Label ${String(at)}:** does a thing or two\n`)}`],
    ['levels at the beginning of items', `# Path\n\n${times(1_400, (at) => `- L${String(at % 99)}: does it`)}`],
    ['templates', `# Path\n\n${times(900, () => `${'{{'.repeat(15)}\n`)}`],
    [
      'levels of YAML',
      `levels:\n${times(1_500, (at) => `  - name: L${String(at)}\n    area: [does this, does that]`)}`,
    ],
    [
      'levels of JSON',
      JSON.stringify({
        levels: Array.from({ length: 4_000 }, (_, at) => ({ name: `L${String(at)}`, a: ['does it'] })),
      }),
    ],
    [
      'front matter',
      `---\ntopics:\n${times(1_500, (at) => `  - level: ${String(at)}\n    criteria: [does it]`)}\n---\n`,
    ],
    ['fences', '---\n'.repeat(1_900)],
  ];
  // At rest none takes more than one and a half; what this guards against takes hundreds.
  it.each(bombs)('take no more than five honest ones: %s', (_, text) => {
    expect(costToRead(text)).toBeLessThan(5);
  });
});
