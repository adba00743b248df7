import { inspectBlueprint } from '../../index.js';

const read = (text: string, name = 'x') => {
  const { items, report } = inspectBlueprint(name, text);
  return {
    asked: items.flatMap((item) => (item.kind === 'responsibility' ? [[item.level, item.text]] : [])),
    guesses: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
  };
};
const headings = (...titles: readonly string[]) =>
  `# Path\n\n${titles.map((title, at) => `## ${title}\n\n- Does ${String(at)}\n`).join('\n')}`;
const items = (...titles: readonly string[]) =>
  `# Path\n\n${titles.map((title, at) => `- **${title}**\n  - Does ${String(at)}\n`).join('')}`;
const asked = (titles: readonly string[]) => titles.map((title, at) => [title, `Does ${String(at)}`]);

describe('a name of which no word is known, beside levels that are', () => {
  it.each([
    ['the last heading', headings, ['Junior Tester', 'Senior Tester', 'Wizard'], ['Wizard']],
    ['the first heading', headings, ['Squire', 'Junior Tester', 'Senior Tester'], ['Squire']],
    ['two in a row', headings, ['Junior Tester', 'Senior Tester', 'Sage', 'Oracle'], ['Sage', 'Oracle']],
    ['a list item', items, ['Junior tester', 'Wizard', 'Senior tester'], ['Wizard']],
    ['the last list item', items, ['Junior tester', 'Mid engineer', 'Wizard engineer'], ['Wizard engineer']],
  ])('is a guessed level: %s', (_, write, titles, guesses) => {
    expect(read(write(...titles))).toEqual({ asked: asked(titles), guesses });
  });
  it.each(['Feedback', 'Our values', 'Onboarding', 'Documentation', 'Next steps', 'Salary', 'Rückmeldung', 'Tips'])(
    'is no level where it is called as things are: %p',
    (heading) => {
      const titles = ['Junior Tester', 'Senior Tester'];
      expect(read(headings(...titles, heading))).toEqual({ asked: asked(titles), guesses: [] });
      expect(read(items(...titles, heading))).toEqual({ asked: asked(titles), guesses: [] });
    },
  );
});

describe('a code in front of a name', () => {
  const titles = ['L1: Explorer of far and near shores', 'L2: Navigator', 'L3: Keeper of the whole fleet'];
  it.each([
    ['headings', headings(...titles)],
    ['list items', items(...titles)],
    ['bold lines', `# Path\n\n${titles.map((title, at) => `**${title}**\n\n- Does ${String(at)}\n`).join('\n')}`],
    ['keys', titles.map((title, at) => `"${title}":\n  Craft: [Does ${String(at)}]\n`).join('')],
    ['columns', `Area,${titles.join(',')}\nCraft,Does 0,Does 1,Does 2\nPeople,,,\n`],
    ['rows', `Level,Craft\n${titles.map((title, at) => `${title},Does ${String(at)}\n`).join('')}`],
  ])('says that it is a level, whatever it is called: in %s', (_, text) => {
    expect(read(text)).toEqual({ asked: asked(titles), guesses: [] });
  });
  it.each([
    ['pt', ['L1: Engenheiro trainee', 'L2: Engenheiro junior', 'L3: Engenheiro pleno']],
    ['en', ['L1: Engineer trainee', 'L2: Engineer junior', 'L3: Engineer senior']],
  ])('leaves the word of rank behind its profession: %s', (_, coded) => {
    expect(read(items(...coded))).toEqual({ asked: asked(coded), guesses: [] });
    expect(read(headings(...coded))).toEqual({ asked: asked(coded), guesses: [] });
  });
});

describe('a level of a profession in capital letters', () => {
  it.each(['PM', 'TPM', 'QA', 'UX', 'ML', 'BI', 'HR', 'EM', 'SRE', 'GRC'])('is known: Junior %s', (role) => {
    const titles = [`Junior ${role}`, `Senior ${role}`];
    expect(read(headings(...titles))).toEqual({ asked: asked(titles), guesses: [] });
    const table = `Parameter,${titles.join(',')}\nReach,Does 0,Does 1\nDepth,,\n`;
    expect(read(table)).toEqual({ asked: asked(titles), guesses: [] });
  });
  it.each(['Lead OKRs', 'Mentors QAs', 'Senior TPMs'])('is none in an item: %p', (item) => {
    expect(read(`# P\n\n## Junior PM\n\n- ${item}\n\n## Senior PM\n\n- Asks\n`).asked[0]).toEqual(['Junior PM', item]);
  });
});

describe('a word of rank', () => {
  it.each([
    ['with its accent', ['Analista júnior', 'Analista sênior', 'Analista líder']],
    ['without it', ['Analista junior', 'Analista senior', 'Analista lider']],
    ['in two signs', ['Analista ju\u0301nior', 'Analista se\u0302nior', 'Analista li\u0301der']],
    ['in French, without accents', ['Developpeur debutant', 'Developpeur confirme', 'Developpeur senior']],
  ])('is known %s', (_, titles) => {
    expect(read(headings(...titles))).toEqual({ asked: asked(titles), guesses: [] });
  });
  it.each([
    'ジュニアエンジニアのメンターとして機能できる',
    '複数のチームに影響を与えるプロジェクトをリードできる',
    'リーダーシップ',
    'ミドルウェアの選定',
    '新人教育',
  ])('does not make a sentence the name of a level: %p', (item) => {
    expect(read(`# 等級\n\n## シニアエンジニア\n\n- ${item}\n\n## スタッフエンジニア\n\n- 決める\n`).asked).toEqual([
      ['シニアエンジニア', item],
      ['スタッフエンジニア', '決める'],
    ]);
  });
});
