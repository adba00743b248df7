import { inspectBlueprint, type InspectedItem } from '../../index.js';

const FRAME =
  '<h2>Role summary</h2><p>Bakes.</p><h2>Key deliverables</h2><h2>Tech stack</h2><h2>Tooling</h2><h2>Day-to-day activities</h2><h2>Risks</h2>';
const read = (body: string) => inspectBlueprint('x', `<h1>Senior Baker</h1>${FRAME}${body}<p></p>`);
const list = (...items: string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const row = (tag: string, cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const table = (head: readonly string[], ...rows: (readonly string[])[]): string =>
  `<figure class="wp-block-table"><table><thead>${row('th', head)}</thead><tbody>${rows.map((cells) => row('td', cells)).join('')}</tbody></table></figure>`;
const told = (body: string) =>
  read(body).items.map(({ kind, group, text }) => [group === null ? kind : `${kind}/${group}`, text]);
const itemIn = (body: string): InspectedItem => {
  const [item, ...others] = read(body).items;
  if (item === undefined || others.length > 0) throw new Error(`${String(others.length + 1)} items`);
  return item;
};
const left = (body: string) =>
  read(body)
    .report.unmapped.filter(({ from }) => from === 'cell' || from === 'list-item' || from === 'pseudo-list-item')
    .map(({ text, reason }) => [text, reason]);

describe('a table in place of a list', () => {
  it('of skills gives their fields, with other columns as details', () => {
    const skills = table(
      ['Skill', 'Description', 'Typical use', 'Importance', 'Learned'],
      ['Kneading', 'Works dough', 'Every morning', 'Critical', 'At home'],
      ['Proving (Optional)', 'Waits', '', '', ''],
    );
    const { items, report } = read(`<h2>Technical skills required</h2><h3>Must-have skills</h3>${skills}`);
    expect(items).toMatchObject([
      {
        kind: 'skill',
        tier: 'must-have',
        name: 'Kneading',
        criticality: { raw: 'Critical', first: 'critical', conditional: false },
        description: 'Works dough',
        use: 'Every morning',
        details: [{ label: 'Learned', text: 'At home' }],
      },
      { name: 'Proving', criticality: { first: 'optional' }, use: null, details: [] },
    ]);
    expect(report.unmapped.filter(({ from }) => from === 'cell')).toEqual([]);
  });
  it('of soft skills gives their fields', () => {
    const body = table(
      ['Capability', 'Why it matters', 'How it shows up', 'What great looks like'],
      ['Calm', 'Heat', 'Hums', 'Sings'],
    );
    expect(itemIn(`<h2>Soft skills</h2>${body}`)).toMatchObject({
      kind: 'soft-skill',
      name: 'Calm',
      why: 'Heat',
      demonstrated: 'Hums',
      strong: 'Sings',
    });
  });
  it('of decisions reads who decides from its column', () => {
    const body = table(
      ['Decision', 'Authority', 'Note'],
      ['Choice of flour', 'Independent', 'Within the budget'],
      ['New oven', 'Head baker / owner approval (manager)', ''],
      ['Colour of the door', 'Nobody knows', ''],
    );
    expect(told(`<h2>Decision rights</h2>${body}`)).toEqual([
      ['decision-right/independent', 'Choice of flour'],
      ['decision-right/management', 'New oven'],
      ['decision-right', 'Colour of the door'],
    ]);
    expect(left(`<h2>Decision rights</h2>${body}`)).toEqual([
      ['Within the budget', 'unknown-column'],
      ['Nobody knows', 'unknown-column'],
    ]);
  });
  it('with the parts of its section as columns or rows is read by them', () => {
    const across = table(
      ['Can decide independently', 'Requires manager approval'],
      ['Flour', 'Oven<br>'],
      ['Salt', ''],
    );
    expect(told(`<h2>Decision rights</h2>${across}`)).toEqual([
      ['decision-right/independent', 'Flour'],
      ['decision-right/independent', 'Salt'],
      ['decision-right/management', 'Oven'],
    ]);
    const down = table(
      ['When', 'What'],
      ['30 days', '– Meets all<br>– Learns names'],
      ['90 days', '<ul><li>Bakes alone</li></ul>'],
    );
    expect(told(`<h2>Goals and milestones</h2>${down}`)).toEqual([
      ['milestone/30d', 'Meets all'],
      ['milestone/30d', 'Learns names'],
      ['milestone/90d', 'Bakes alone'],
    ]);
  });
  it('of signals, roles, risks, interviews, duties and people is read by its heading', () => {
    const one = (...cells: string[]) => table(['Item', 'More'], cells);
    const body =
      `<h2>Hiring</h2><h3>Red flags</h3>${one('Burns', 'Often')}<h3>What to assess</h3>${one('Hands', 'Steady')}` +
      `<h2>Career path</h2><h3>Next roles</h3>${one('Head baker', 'After years')}<h3>Skills needed for promotion (to Lead)</h3>${one('Plans', 'x')}` +
      `<h2>Risks</h2><h3>Bottlenecks</h3>${one('One oven', 'Small')}` +
      `<h2>Core responsibilities</h2><h3>Operational</h3>${one('Opens', 'At four')}` +
      `<h2>Stakeholders</h2><h3>Internal stakeholders</h3>${one('Shop', 'Daily')}`;
    expect(told(body)).toEqual([
      ['red-flag', 'Burns'],
      ['interview-assessment', 'Hands'],
      ['career-edge/next', 'Head baker'],
      ['promotion', 'Plans'],
      ['bottleneck', 'One oven'],
      ['responsibility/operational', 'Opens'],
      ['stakeholder/internal', 'Shop'],
    ]);
    expect(left(body).map(([text]) => text)).toEqual(['Often', 'x', 'Small', 'At four', 'Daily']);
    expect(read(body).items[2]).toMatchObject({ role: 'Head baker', note: 'After years' });
  });
  it('has a header row even if the markup has none', () => {
    const rows = ['Metric|Target|Frequency', 'Loaves|≥ 90%|Daily'].map((cells) => row('td', cells.split('|')));
    expect(itemIn(`<h2>KPIs</h2><table>${rows.join('')}</table>`)).toMatchObject({
      metric: 'Loaves',
      frequency: 'Daily',
    });
  });
  it('has its cells in the right columns if a cell spans rows or columns', () => {
    const rows =
      '<tr><th>Category</th><th>Tool</th><th>Use</th></tr><tr><td rowspan="2">Heat</td><td>Oven</td><td>Bakes</td></tr>' +
      '<tr><td>Stove</td><td>Boils</td></tr><tr><td colspan="2">Odds</td><td>Ends</td></tr><tr><td>Hands</td><td>Fork</td><td>Lifts</td></tr>';
    expect(read(`<h2>Tools</h2><table>${rows}</table>`).items).toMatchObject([
      { name: 'Oven', category: 'Heat', use: 'Bakes' },
      { name: 'Stove', category: null, use: 'Boils' },
      { name: 'Fork', category: 'Hands', use: 'Lifts' },
    ]);
    expect(left(`<h2>Tools</h2><table>${rows}</table>`).map(([text]) => text)).toEqual(['Odds', 'Ends']);
  });
  it('with two columns of the same name loses neither', () => {
    const body = `<h2>KPIs</h2>${table(['Metric', 'Target', 'Target'], ['Loaves', '5–6', '7–8'])}`;
    expect(itemIn(body)).toMatchObject({ target: { raw: '5–6' } });
    expect(left(body)).toEqual([['7–8', 'unknown-column']]);
  });
});

describe('a list in place of a table', () => {
  it('of KPIs has the metric, and the target if it reads as one', () => {
    const lines = list(
      '<strong>Waste:</strong> below 5% of loaves',
      '<strong>Mood</strong> – how the shop feels<br>– Frequency: weekly<br>– Target: 4+',
    );
    expect(read(`<h2>KPIs</h2>${lines}`).items).toMatchObject([
      { kind: 'kpi', metric: 'Waste', target: { kind: 'threshold', high: 5 }, measures: null },
      { kind: 'kpi', metric: 'Mood', measures: 'how the shop feels', frequency: 'weekly', target: { low: 4 } },
    ]);
  });
  it('beside a table of KPIs has none', () => {
    expect(told(`<h2>KPIs</h2>${list('Read with care')}${table(['Metric'], ['Loaves'])}`)).toEqual([['kpi', 'Loaves']]);
  });
  it('of scorecard dimensions gives names and stated weights', () => {
    const lines = list('<strong>Taste (60%):</strong> salt', '<strong>Speed</strong> – 40%', 'Looks');
    expect(read(`<h2>Hiring</h2><h3>Scorecard dimensions</h3>${lines}`).items).toMatchObject([
      { kind: 'dimension', name: 'Taste', weight: 60, text: 'Taste (60%): salt' },
      { kind: 'dimension', name: 'Speed', weight: 40 },
      { kind: 'dimension', name: 'Looks', weight: null, anchors: {} },
    ]);
  });
});

describe('a scorecard', () => {
  it('labels its anchors by their headings, and reports totals and columns to fill in', () => {
    const body = table(
      ['Focus', 'Weight (%)', 'What good looks like', 'Rating'],
      ['Taste', '60', 'Fine', '1–5'],
      ['Total', '100', '', ''],
    );
    expect(itemIn(`<h2>Hiring</h2><h3>Scorecard</h3>${body}`)).toMatchObject({
      name: 'Taste',
      weight: 60,
      anchors: { good: 'Fine' },
    });
    expect(left(`<h2>Hiring</h2><h3>Scorecard</h3>${body}`).map(([text]) => text)).toEqual(['1–5', 'Total', '100']);
  });
  it.each([
    ['A rating scale, e.g.: Burnt / Fine / Perfect.', ['Burnt', 'Fine', 'Perfect'], true],
    ['Scoring: 1 = Burnt, 2 = Fine; 3 = Perfect', ['Burnt', 'Fine', 'Perfect'], false],
  ])('has the scale that %p states', (text, labels, hedged) => {
    for (const said of [`<p>${text}</p>`, list(text)])
      expect(itemIn(`<h2>Hiring</h2><h3>Scorecard</h3>${said}`)).toMatchObject({
        kind: 'rating-scale',
        labels,
        hedged,
      });
  });
  it('has no labels if only the ends of its scale are named', () => {
    expect(told('<h2>Hiring</h2><h3>Scorecard</h3><p>Rating scale: 1 = Burnt, 5 = Perfect</p>')).toEqual([]);
  });
});
