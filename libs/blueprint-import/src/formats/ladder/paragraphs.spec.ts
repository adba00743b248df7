import { askedIn } from '@plumbline/testing';
import { inspectBlueprint, UnsupportedBlueprint } from '../../index.js';

const read = (text: string) => {
  const { role, items, report } = inspectBlueprint('x', text);
  return {
    role: role.level?.value ?? null,
    levels: items.flatMap((item) => (item.kind === 'level' ? [[item.text, item.group]] : [])),
    asked: askedIn(items),
    left: report.unmapped.map(({ text: words }) => words),
    guessed: report.ambiguities.flatMap(({ what, text: words }) => (what === 'paragraph-as-item' ? [words] : [])),
  };
};

const ASKED = [
  ['Junior Tester', null, 'Tests parts with some help.'],
  ['Junior Tester', null, 'Learns fast.'],
  ['Senior Tester', null, 'Tests systems without any help.'],
];
const TOLD = [
  ['Junior Tester', ['Tests parts with some help.', 'Learns fast.']],
  ['Senior Tester', ['Tests systems without any help.']],
] as const;
const page = (head: (level: string) => string, words: (text: string) => string): string =>
  TOLD.map(([level, texts]) => head(level) + texts.map(words).join('')).join('');

describe('an area called Code', () => {
  it.each(['### Code\n\n', '**Code**\n\n', '**Code**: '])('is one where sentences stand below it: %p', (head) => {
    const level = (title: string, words: string) =>
      `## ${title}\n\n${head}${words}\n\n${head.replace('Code', 'Users')}${words}\n\n`;
    const { asked } = read(
      `# L\n\n${level('Junior Tester', 'Reads what others write.')}${level('Senior Tester', 'Writes what others can read.')}`,
    );
    expect(asked.map(([, area]) => area)).toEqual(['Code', 'Users', 'Code', 'Users']);
  });
});

describe('lines of HTML that Markdown is read in', () => {
  it('hide neither what stands before them nor in them', () => {
    const level = (title: string, words: string) => `## ${title}\n\n### Craft\n\n${words}\n\n### Users\n\n${words}\n`;
    const box = `<div class="note" markdown="1">\n## References\n\n- [A page](https://example.com/a) about testers\n</div>\n`;
    const { asked } = read(
      `# L\n\n${level('Junior Tester', 'Tests parts with some help.')}\n${level('Senior Tester', 'Tests systems without any help.')}${box}`,
    );
    expect(asked.map(([title, area]) => [title, area])).toEqual(
      ['Junior Tester', 'Senior Tester'].flatMap((title) => [
        [title, 'Craft'],
        [title, 'Users'],
      ]),
    );
  });
});

describe('levels without a list', () => {
  it.each([
    [
      'below headings',
      `# Path\n\n${page(
        (level) => `## ${level}\n\n`,
        (text) => `${text}\n\n`,
      )}`,
    ],
    [
      'below headings of the first rank',
      page(
        (level) => `# ${level}\n\n`,
        (text) => `${text}\n\n`,
      ),
    ],
    [
      'below bold lines',
      `# Path\n\n${page(
        (level) => `**${level}**\n\n`,
        (text) => `${text}\n\n`,
      )}`,
    ],
    [
      'in HTML',
      `<h1>Path</h1>${page(
        (level) => `<h2>${level}</h2>`,
        (text) => `<p>${text}</p>`,
      )}`,
    ],
  ])('ask for what their paragraphs say, and the report says so: %s', (_, text) => {
    const { asked, guessed } = read(text);
    expect(asked).toEqual(ASKED);
    expect(guessed).toEqual(ASKED.map(([, , words]) => words));
  });
  it('ask in the areas of their headings', () => {
    const text = `# Path\n\n${page(
      (level) => `## ${level}\n\n### Craft\n\n`,
      (words) => `${words}\n\n`,
    )}`;
    expect(read(text).asked.map(([, area]) => area)).toEqual(['Craft', 'Craft', 'Craft']);
    const inLines = text.replaceAll('### Craft', '**Craft:**');
    expect(read(inLines).asked.map(([, area]) => area)).toEqual(['Craft', 'Craft', 'Craft']);
  });
  it('may be called by codes', () => {
    const text = page(
      (level) => `# ${level.startsWith('J') ? 'L1: Squire' : 'L2: Knight'} Tester\n\n`,
      (words) => `${words}\n\n`,
    );
    expect(read(text).levels.map(([level]) => level)).toEqual(['L1: Squire Tester', 'L2: Knight Tester']);
  });
  it('ask for nothing in titles, notes on pay and years, and lines that announce something', () => {
    const beside = [
      '**Management equivalent**: Director',
      '**Experience:** two years of it or more',
      'Two words',
      'And all of this:',
    ];
    const { asked, left } = read(
      page(
        (level) => `# ${level}\n\n${beside.join('\n\n')}\n\n`,
        (words) => `${words}\n\n`,
      ),
    );
    expect(asked).toEqual(ASKED);
    expect(left.slice(0, 4)).toEqual(beside.map((words) => words.replaceAll('**', '')));
  });
  it('are read beside a track that has lists, and leave its introductions alone', () => {
    const text = `# Contributors\n\n## Tester\n\nAn introduction to what testers do.\n\n### Reach\n\n- Owns a part\n\n## Senior Tester\n\n### Reach\n\n- Owns a system\n
# Managers\n\n## Manager\n\n### Reach\n\nManages one team.\n\n## Director\n\n### Reach\n\nManages managers.\n`;
    const { levels, asked, left, guessed } = read(text);
    expect(levels).toEqual([
      ['Tester', 'contributors'],
      ['Senior Tester', 'contributors'],
      ['Manager', 'managers'],
      ['Director', 'managers'],
    ]);
    expect(asked).toEqual([
      ['Tester', 'Reach', 'Owns a part'],
      ['Senior Tester', 'Reach', 'Owns a system'],
      ['Manager', 'Reach', 'Manages one team.'],
      ['Director', 'Reach', 'Manages managers.'],
    ]);
    expect([left, guessed]).toEqual([
      ['An introduction to what testers do.'],
      ['Manages one team.', 'Manages managers.'],
    ]);
  });
  it('are not read where the same levels have lists elsewhere', () => {
    const text = `# Path\n\n${page(
      (level) => `## ${level}\n\n`,
      (words) => `${words}\n\n`,
    )}## What we expect\n
| Area | Junior Tester | Senior Tester |\n|-|-|-|\n| Craft | Tests it | Shows it |\n`;
    expect(read(text).asked).toEqual([
      ['Junior Tester', 'Craft', 'Tests it'],
      ['Senior Tester', 'Craft', 'Shows it'],
    ]);
  });
  it('ask beside lists for what stands in known areas of several levels, and for nothing in other sections', () => {
    const level = (name: string) =>
      `## ${name}\n\n### Scope\n\nOwns the work of ${name} alone.\n\n### About the work\n\nSome words about it all.\n\n### Craft\n\n- Tests it\n\n`;
    const { asked, left } = read(
      `# Path\n\n${level('Junior Tester')}${level('Senior Tester')}### Communication\n\nOnce said of nobody else.\n`,
    );
    expect(asked.slice(0, 2)).toEqual([
      ['Junior Tester', 'Scope', 'Owns the work of Junior Tester alone.'],
      ['Junior Tester', 'Craft', 'Tests it'],
    ]);
    expect([asked.length, left]).toEqual([
      4,
      [
        'About the work',
        'Some words about it all.',
        'About the work',
        'Some words about it all.',
        'Communication',
        'Once said of nobody else.',
      ],
    ]);
  });
  it('are none of a page that is about nobody', () => {
    expect(() =>
      inspectBlueprint(
        'x',
        '# Game\n\n## Level 1\n\nJump over the red wall.\n\n## Level 2\n\nRun to the green door.\n',
      ),
    ).toThrow(UnsupportedBlueprint);
    expect(() =>
      inspectBlueprint(
        'x',
        '# Staff meeting\n\n## Agenda\n\nWe eat lunch at noon.\n\n## Actions\n\nSomebody cooks for all.\n',
      ),
    ).toThrow(UnsupportedBlueprint);
  });
});

describe('a page about one level without a list', () => {
  it('asks for what its paragraphs say below the areas', () => {
    const text =
      '# Senior Tester\n\nWho this is for, in short.\n\n## Communication\n\nSays early what is late.\n\n## Craft\n\nTests systems without any help.\n';
    const { role, asked } = read(text);
    expect(role).toBe('Senior');
    expect(asked.slice(1)).toEqual([
      [null, 'Communication', 'Says early what is late.'],
      [null, 'Craft', 'Tests systems without any help.'],
    ]);
  });
});
