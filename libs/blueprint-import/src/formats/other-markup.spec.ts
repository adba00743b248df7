import { inspectBlueprint, UnsupportedBlueprint } from '../index.js';

const titled = (title: string, sign: string) => `${title}\n${sign.repeat(title.length)}\n\n`;

describe('a document in markup that is not read', () => {
  it.each([
    ['AsciiDoc', 'x', '= Path\n\n== Junior Tester\n\n* Tests it\n\n== Senior Tester\n\n* Teaches it\n'],
    ['Org mode', 'x', '#+TITLE: Path\n* Junior Tester\n- Tests it\n* Senior Tester\n- Teaches it\n'],
    ['Org mode', 'x', '* Junior Tester\n** Craft\n- Tests it\n* Senior Tester\n** Craft\n- Teaches it\n'],
    [
      'reStructuredText',
      'x',
      `${titled('Path', '=')}${titled('Junior Tester', '~')}* Tests it\n\n${titled('Senior Tester', '~')}* Teaches it\n`,
    ],
    ['reStructuredText', 'ladder.rst', `${titled('Path', '=')}${titled('Junior Tester', '-')}* Tests it\n`],
    ['RTF', 'x', '{\\rtf1\\ansi Junior Tester\\par Tests it}'],
    ['MediaWiki', 'x', '== Junior Tester ==\n* Tests it\n== Senior Tester ==\n* Teaches it\n'],
  ])('is refused as %s, with what can be read', (name, file, text) => {
    expect(() => inspectBlueprint(file, text)).toThrow(UnsupportedBlueprint);
    expect(() => inspectBlueprint(file, text)).toThrow(new RegExp(`This is ${name}.*Supported: `, 'u'));
  });
  it('is not seen in Markdown that has some of its signs', () => {
    const text = `${titled('Path', '=')}## Junior Tester\n\n- Tests it\n\n## Senior Tester\n\n- Teaches it\n\n\`\`\`\n== no heading\n\`\`\`\n`;
    expect(inspectBlueprint('x', text).report.counts['level']).toBe(2);
  });
});
it('a refusal lists the columns that were found', () => {
  expect(() => inspectBlueprint('x', '| Tool | Use |\n|--|--|\n| Lathe | Turning |\n')).toThrow(
    /the columns "Tool", "Use"/u,
  );
});
