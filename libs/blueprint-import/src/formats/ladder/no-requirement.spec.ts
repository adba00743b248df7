import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    asked: items.flatMap(({ kind, text: words }) => (kind === 'responsibility' ? [words] : [])),
    against: items.flatMap(({ kind, text: words }) => (kind === 'anti-pattern' ? [words] : [])),
    unmapped: report.unmapped.map(({ text: left, reason }) => [left, reason]),
  };
};
const two = (low: string, high: string) => `# Path\n\n## Junior Tester\n\n${low}\n\n## Senior Tester\n\n${high}\n`;

describe('questions', () => {
  it.each(['### Self-assessment', '### Anything else', '**To think about:**'])(
    'are nothing that is asked, where a list is nothing else: %p',
    (heading) => {
      const low = `### Care\n\n- Sweeps the yard\n- Greets guests\n\n${heading}\n\n- Is the yard clean?\n- Who greets whom?`;
      const { asked, unmapped } = read(two(low, '### Care\n\n- Plans the yard'));
      expect(asked).toEqual(['Sweeps the yard', 'Greets guests', 'Plans the yard']);
      expect(unmapped).toEqual(
        expect.arrayContaining([
          ['Is the yard clean?', 'no-kind'],
          ['Who greets whom?', 'no-kind'],
        ]),
      );
    },
  );
  it('are what is asked, where most of the page is questions, or one stands among other items', () => {
    expect(read(two('- Do they sweep?\n- Do they greet?', '- Do they plan?')).asked).toHaveLength(3);
    expect(read(two('- Asks each week: what can wait?\n- Greets guests', '- Plans')).asked).toHaveLength(3);
  });
  it('at the end of what is said are asked with it', () => {
    const cells = 'Rarely needs help. Asks: "What did I miss?" | Helps others. Could each do it alone?';
    const { asked } = read(
      `| Part | Junior Tester | Senior Tester |\n|-|-|-|\n| Help | ${cells} |\n| Yard | Sweeps it | Plans it |\n`,
    );
    expect(asked).toHaveLength(4);
  });
});

describe('a level with nothing to ask', () => {
  it.each(['Nothing at this grade', 'None for this level'])('may say so: %s', (words) => {
    expect(read(two(`- ${words}`, '- Plans')).asked).toEqual(['Plans']);
  });
});

describe('a table of ratings', () => {
  it.each(['Scoring', ':checkered_flag: Scoring', 'Rating scale', 'Performance ratings'])(
    'is nothing that a level asks: %s',
    (heading) => {
      const scores = '| Part | Poor | Good |\n|-|-|-|\n| Yard | Never sweeps it at all | Sweeps it often |\n';
      const { asked } = read(
        `# Senior Tester\n\n## Care\n\n- Sweeps the yard\n\n## Guests\n\n- Greets all\n\n## ${heading}\n\n${scores}`,
      );
      expect(asked).toEqual(['Sweeps the yard', 'Greets all']);
    },
  );
});

describe('a list in a quotation', () => {
  const quoted = '> From here there are two ways:\n>\n> - Cakes and fine goods\n> - Ovens and dough';
  it('is a summary beside other lists', () => {
    const { asked, unmapped } = read(two('- Bakes what is on the sheet', `${quoted}\n\n- Plans the night`));
    expect(asked).toEqual(['Bakes what is on the sheet', 'Plans the night']);
    expect(unmapped).toContainEqual(['Cakes and fine goods', 'prose']);
  });
  it('is what is asked where all lists are quotations, in HTML, too', () => {
    expect(read(two('> - Bakes loaves', '> - Plans the night')).asked).toHaveLength(2);
    const html = (list: string) => `<blockquote><ul><li>${list}</li></ul></blockquote>`;
    const page = `<h1>Path</h1><h2>Junior Baker Engineer</h2>${html('Bakes')}<ul><li>Cleans up</li></ul><h2>Senior Baker Engineer</h2><ul><li>Plans</li></ul>`;
    expect(read(page).asked).toEqual(['Cleans up', 'Plans']);
  });
});

describe('a line that names levels and asks for nothing', () => {
  it('is told by all lines with its label', () => {
    const text = two(
      '- **Focus**: one room at a time\n- **Next step**: Tester',
      '- **Focus**: the whole house\n- **Next step**: Lead Tester or Test Manager',
    );
    const { asked, unmapped } = read(text);
    expect(asked).toEqual(['Focus: one room at a time', 'Focus: the whole house']);
    expect(unmapped.map(([, reason]) => reason)).toEqual(['bare-value', 'bare-value']);
  });
  it.each(['See L5', 'Same as Senior Engineer', 'Siehe L2.', '(see L3)'])('refers to one: %p', (line) => {
    expect(read(two('- Tests one thing', `- ${line}`)).asked).toEqual(['Tests one thing']);
  });
  it.each(['See to it that tests run', 'Helps: Junior Testers find their way'])('is one that asks: %p', (line) => {
    expect(read(two('- Tests one thing', `- ${line}`)).asked).toHaveLength(2);
  });
});

describe('words for what speaks against a level', () => {
  it.each(['Ineffective', 'Ineffective behaviours', 'Potential misalignments', 'Blind spots', 'Negative indicators'])(
    'are no requirement, as headings: %p',
    (heading) => {
      const { asked, against } = read(two(`- Sweeps\n\n### ${heading}\n\n- Leaves crumbs`, '- Plans'));
      expect([asked, against]).toEqual([['Sweeps', 'Plans'], ['Leaves crumbs']]);
    },
  );
  it('are none as keys of data, and none as the group of a row', () => {
    const level = (good: string, bad: string) => [{ effective: good, ineffective: bad }];
    const area = (title: string, at: string) => ({
      title,
      level1: level(`Helps ${at} today`, `Leaves ${at} alone`),
      level2: level(`Plans ${at} ahead`, `Keeps ${at} secret`),
    });
    const data = { title: 'Career framework', competencies: { crew: [area('Working as one', 'them')] } };
    expect(read(JSON.stringify(data)).against).toEqual(['Leaves them alone', 'Keeps them secret']);
    const row = 'Blind spots,Planning,May wait to be told.,May plan for everybody.';
    const table = `Group,Part,Junior Baker,Senior Baker\nCraft,Ovens,Lights one oven.,Keeps all ovens.\n${row}\n`;
    expect(read(table)).toMatchObject({
      asked: ['Lights one oven.', 'Keeps all ovens.'],
      against: ['May wait to be told.', 'May plan for everybody.'],
    });
  });
});
