import { inspectBlueprint } from '../../index.js';

const list = (...items: string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const told = (html: string) =>
  inspectBlueprint('x', html).items.map(({ kind, group, text }) => [group === null ? kind : `${kind}/${group}`, text]);
const FRAME = '<h2>Key deliverables</h2><h2>Tooling</h2><h2>Role summary</h2>';
const left = (html: string) =>
  inspectBlueprint('x', html).report.unmapped.flatMap(({ text, from, reason }) =>
    from === 'paragraph' || from === 'heading' ? [] : [[text, reason]],
  );

describe('the sections of a page', () => {
  it.each([
    '3) Core Responsibilities',
    '3.\u00a0Key responsibilities',
    'Section 3: Responsibilities &amp; duties',
    '3)Main Responsibilities:',
    '🎯 Responsibilities',
    'Primary Accountabilities',
  ])('are detected by their words: %p', (heading) => {
    const html = `${FRAME}<h2>Risks</h2><h2>${heading}</h2><h3>Technical work</h3>${list('Bakes')}<p></p>`;
    expect(told(html)).toEqual([['responsibility/technical', 'Bakes']]);
  });
  it('may be at any depth, and one of them too deep if its number continues theirs', () => {
    const html =
      '<h3>1) Role summary</h3><h3>2) Key deliverables</h3><h3>3) Technical skills required</h3>' +
      `<h4>Must-have</h4>${list('Dough')}<h4>4) Soft skills</h4>${list('Calm')}<h3>5) Tooling</h3>${list('Oven')}`;
    expect(told(html)).toEqual([
      ['skill/must-have', 'Dough'],
      ['soft-skill', 'Calm'],
      ['tool', 'Oven'],
    ]);
  });
  it('may be bold lines instead of headings', () => {
    const html =
      `<p><b>Role summary</b></p><p>Bakes.</p><p><b>Core responsibilities</b></p><p><b>Strategic responsibilities:</b></p>${list('Plans')}` +
      `<p><b>Leadership responsibilities</b></p><p>In short:</p>${list('Teaches')}<p><b>Key deliverables</b></p>${list('Bread')}` +
      `<p><b>Career path</b></p><p><b>Next roles</b></p>${list('Head baker')}<p></p>`;
    expect(told(html)).toEqual([
      ['responsibility/strategic', 'Plans'],
      ['responsibility/leadership', 'Teaches'],
      ['deliverable', 'Bread'],
      ['career-edge/next', 'Head baker'],
    ]);
  });
  it('that are unknown, such as questions and answers, have no items', () => {
    const html = `${FRAME}<h2>Risks</h2><h2>Frequently asked questions about responsibilities</h2>${list('Why?')}<h2>Ovens we love</h2>${list('Big')}<p></p>`;
    expect(told(html)).toEqual([]);
    expect(left(html)).toEqual([
      ['Why?', 'unknown-section'],
      ['Big', 'unknown-section'],
    ]);
  });
  it('are not detected on a page that says the same of several levels', () => {
    const level = (name: string) =>
      `<h2>${name} Baker</h2>${['Responsibilities', 'Technical skills', 'Experience', 'Challenges'].map((area) => `<h3>${area}</h3>${list(`${area} of ${name}`)}`).join('')}`;
    const html = `${level('Junior')}${level('Senior')}<p></p>`;
    expect(inspectBlueprint('x', html).source.format).not.toContain('role-blueprint');
  });
});

describe('the parts of a section', () => {
  const page = (body: string) => `${FRAME}${body}<p></p>`;
  it.each([
    ['bold lines', `<p><strong>Red flags</strong></p><p>Watch for these.</p>${list('Burns')}`],
    ['lines that end with a colon', `<p>Red flags:</p>${list('Burns')}`],
    ['headings two levels down', `<h3>Signals</h3><h4>🚩 Red flags</h4>${list('Burns')}`],
    ['the section itself', `<h2>Red flags</h2>${list('Burns')}`],
    ['items that hold a list', `<ul><li><b>Red flags</b>${list('Burns')}</li></ul>`],
    ['bold words above typed lines', '<p><b>Red flags</b><br>– Burns</p>'],
  ])('may be %s', (_, body) => {
    expect(told(page(`<h2>Hiring</h2>${body}`))).toEqual([['red-flag', 'Burns']]);
  });
  it('end where the next begins, bold line or heading', () => {
    const body = `<h2>Hiring</h2><h3>Strong signals</h3>${list('Hums')}<p><b>Weak signals</b></p>${list('Mumbles')}<h3>Red flags</h3>${list('Burns')}`;
    expect(told(page(body)).map(([kind]) => kind)).toEqual(['strong-signal', 'weak-signal', 'red-flag']);
  });
  it('end at any bold line if they begin with bold lines', () => {
    const body = `<h2>Hiring</h2><p><b>Red flags</b></p>${list('Burns')}<p><b>Good to know</b></p>${list('Two rounds')}`;
    expect(told(page(body))).toEqual([['red-flag', 'Burns']]);
    expect(left(page(body))).toEqual([['Two rounds', 'unknown-heading']]);
  });
  it('may be beside their sections if they begin no other section', () => {
    const body = `<h2>Stakeholders</h2>${list('The shop')}<h2>Peer roles</h2>${list('Miller')}<h2>Escalation points</h2>${list('Fire')}<h2>Career path</h2><h2>Next roles</h2>${list('Head baker')}`;
    expect(told(page(body))).toEqual([
      ['stakeholder', 'The shop'],
      ['stakeholder/peer', 'Miller'],
      ['career-edge/next', 'Head baker'],
    ]);
    expect(left(page(body))).toEqual([['Fire', 'no-kind']]);
  });
  it('may be missing: what is below the section has its kind and no group', () => {
    const body =
      `<h2>Core responsibilities</h2>${list('Bakes')}<h2>Decision-making</h2>${list('Decides on salt')}` +
      `<h2>Experience and qualifications</h2>${list('<b>Education:</b> a school', 'Hot hands')}<h2>Stakeholders</h2>${list('The shop')}` +
      `<h2>Technical skills</h2>${list('Dough (Critical)')}<h2>Technical skills required</h2>${list('Salt')}`;
    expect(told(page(body))).toEqual([
      ['responsibility', 'Bakes'],
      ['decision-right', 'Decides on salt'],
      ['experience/education', 'Education: a school'],
      ['experience', 'Hot hands'],
      ['stakeholder', 'The shop'],
      ['skill', 'Dough (Critical)'],
      ['skill/must-have', 'Salt'],
    ]);
  });
  it('are not guessed if the section names several kinds, or the heading none of them', () => {
    const body = `<h2>Risks, challenges and bottlenecks</h2>${list('Fire')}<h2>Hiring</h2><h3>Logistics</h3>${list('Two rounds')}<h2>Goals</h2><h3>30/60/90-day plan</h3>${list('Plans', '<b>First 60 days:</b> bakes')}`;
    expect(told(page(body))).toEqual([['milestone/60d', 'First 60 days: bakes']]);
    expect(left(page(body))).toEqual(['Fire', 'Two rounds', 'Plans'].map((text) => [text, 'unknown-heading']));
  });
  it('may be the labels of the items if no heading says otherwise', () => {
    const body =
      `<h2>Career path</h2>${list('<b>Next roles:</b> Head baker')}<h2>Hiring</h2><h3>Scoring guidance</h3>${list('Rate alone')}` +
      `<h2>Decision rights</h2>${list('<b>Can decide independently:</b> salt')}<h3>In a crisis</h3>${list('<b>Executive visit:</b> bows')}`;
    expect(told(page(body))).toEqual([
      ['career-edge/next', 'Next roles: Head baker'],
      ['decision-right/independent', 'Can decide independently: salt'],
    ]);
    expect(inspectBlueprint('x', page(body)).items[0]).toMatchObject({ role: 'Head baker', note: null });
    expect(left(page(body)).map(([text]) => text)).toEqual(['Rate alone', 'Executive visit: bows']);
  });
  it('group deliverables by headings that name a group, not by text that announces a list', () => {
    const body = `<h2>Risks</h2><h2>Key deliverables</h2><p><b>Sweet things</b></p>${list('Cake')}<p>Typical outputs include:</p>${list('Bread')}`;
    expect(told(page(body))).toEqual([
      ['deliverable/sweet-things', 'Cake'],
      ['deliverable', 'Bread'],
    ]);
  });
  it.each([
    ['First 30 days', '30d'],
    ['Days 31–60', '60d'],
    ['By month 3', '90d'],
    ['Six‑month milestones', '6m'],
    ['Year 1', '12m'],
    ['Long‑term (2–3 years)', 'long-term'],
    ['2–3 year vision', 'long-term'],
  ])('%p is the horizon %p', (heading, horizon) => {
    expect(told(page(`<h2>Goals</h2><h3>${heading}</h3>${list('Bakes')}`))).toEqual([
      [`milestone/${horizon}`, 'Bakes'],
    ]);
  });
  it.each([
    ['Decides autonomously', 'independent'],
    ['Requires approval (manager)', 'management'],
    ['Requires manager approval for hiring', 'management'],
    ['Requires VP approval', 'executive'],
    ['Budget and hiring authority', 'domain'],
  ])('%p is the tier %p', (heading, tier) => {
    expect(told(page(`<h2>Decision rights</h2><h3>${heading}</h3>${list('Buys')}`))).toEqual([
      [`decision-right/${tier}`, 'Buys'],
    ]);
  });
  it.each([
    ['Good‑to‑have skills', 'good-to-have'],
    ['Preferred', 'good-to-have'],
    ['Core technical skills', 'must-have'],
    ['Expert-level', 'advanced'],
  ])('%p is the tier of skills %p', (heading, tier) => {
    expect(told(page(`<h2>Technical skills</h2><h3>${heading}</h3>${list('Dough')}`))).toEqual([
      [`skill/${tier}`, 'Dough'],
    ]);
  });
});
