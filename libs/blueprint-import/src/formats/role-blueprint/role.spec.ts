import { inspectBlueprint } from '../../index.js';

const REST = '<h2>Core responsibilities</h2><h2>Key deliverables</h2><h2>Technical skills required</h2><h2>Tools</h2>';
const post = (summary: string, more: { title?: string; categories?: string[]; rest?: string } = {}): string =>
  JSON.stringify({
    title: {
      rendered: `${more.title ?? 'Senior Baker'}: Role Blueprint, Responsibilities, Skills, KPIs, and Career Path`,
    },
    class_list: (more.categories ?? []).map((name) => `category-${name}`),
    content: { rendered: `<h2>1) Role summary</h2>${summary}${REST}${more.rest ?? ''}` },
  });
const roleIn = (...args: Parameters<typeof post>) => inspectBlueprint('x', post(...args)).role;

describe('the horizon of a role', () => {
  it.each([
    '<ul><li>Role horizon: <strong>Current</strong> (as ever)</li></ul>',
    '<ul><li><strong>Role horizon:</strong> <strong>Current</strong> (as ever)</li></ul>',
    '<ul><li><strong>Role horizon: Current</strong></li></ul>',
    '<p><strong>Role horizon:</strong> Current; always was.</p>',
    '<p>Bread. This is a <strong>Current</strong> role with dough.</p>',
    '<p>The role is <strong>Current</strong>, as bread is.</p>',
    '<p>The role horizon is <strong>Current</strong> (as ever).</p>',
  ])('is stated in %p', (summary) => {
    expect(roleIn(summary).horizon).toEqual({ value: 'Current', basis: 'stated' });
  });
  it('is null if the page only mentions the word', () => {
    expect(roleIn('<p>Keeps current with ovens; the role is with the team.</p>').horizon).toBeNull();
  });
});

describe('the department of a role', () => {
  it.each([
    ['<p>A baker in the <b>Bread &amp; Rolls</b> department.</p>', 'Bread & Rolls'],
    ['<p>An early role within the <b>Night Shift</b> organization.</p>', 'Night Shift'],
    ['<p>A senior individual contributor in Bread &amp; Rolls responsible for dough.</p>', 'Bread & Rolls'],
    ['<p>It typically sits within Bread &amp; Rolls (often at night).</p>', 'Bread & Rolls'],
    ['<p>A role, operating within <b>Customer Joy</b> alongside others.</p>', 'Customer Joy'],
  ])('is stated in %p', (summary, value) => {
    expect(roleIn(summary).department).toEqual({ value, basis: 'stated' });
  });
  it('is inferred from the category that is neither a word of the title nor a profession, as the page spells it', () => {
    const categories = ['bread-rolls', 'baker', 'engineer'];
    expect(roleIn('<p>Known in Bread &amp; Rolls teams.</p>', { categories }).department).toEqual({
      value: 'Bread & Rolls',
      basis: 'inferred',
    });
    expect(roleIn('<p>Bakes.</p>', { categories }).department).toEqual({ value: 'bread-rolls', basis: 'inferred' });
  });
  it('is null if two categories are left', () => {
    expect(roleIn('<p>Bakes.</p>', { categories: ['bread', 'rolls'] }).department).toBeNull();
  });
});

describe('the manager of a role', () => {
  it.each([
    [
      '<p>Typical reporting line (a careful default, as most have it): Reports to the Owner or Head Baker, peers with x.</p>',
      'Owner or Head Baker',
    ],
    [
      '<ul><li><b>Typical reporting line:</b> Reports to <b>Head Baker</b> or <b>Owner (O)</b></li></ul>',
      'Head Baker or Owner (O)',
    ],
    [
      '<p>Reporting line: Owner (common) or Aunt (rare); partners closely with the mill.</p>',
      'Owner (common) or Aunt (rare)',
    ],
    ['<p>Bakes. The role reports to the Head Baker. It is warm.</p>', 'Head Baker'],
  ])('is stated in %p', (summary, value) => {
    expect(roleIn(summary).reportsTo).toEqual({ value, basis: 'stated' });
  });
  it.each([
    ['<b>Head Baker (reports to):</b> plans', 'Head Baker'],
    ['<b>Head Baker (direct manager):</b> plans', 'Head Baker'],
    ['Head Baker (primary reporting line): plans', 'Head Baker'],
  ])('is stated among its stakeholders as %p', (item, value) => {
    const rest = `<h2>Stakeholders</h2><h3>Internal stakeholders</h3><ul><li>${item}</li></ul>`;
    expect(roleIn('<p>Bakes.</p>', { rest }).reportsTo).toEqual({ value, basis: 'stated' });
  });
  it('is neither a reader of reports nor somebody who reports to the role', () => {
    const rest =
      '<h2>Stakeholders</h2><h3>Internal stakeholders</h3><ul><li>Apprentices (report to this role)</li></ul>';
    expect(roleIn('<p>Sends dashboards and reports to the owner.</p>', { rest }).reportsTo).toBeNull();
  });
});

describe('the title of a role', () => {
  it.each([
    ['Full-Stack Engineer', 'Full-Stack Engineer'],
    ['Senior Engineer - Payments', 'Senior Engineer - Payments'],
    ['Engineer | Payments', 'Engineer | Payments'],
    ['Baker – Career Path', 'Baker'],
  ])('of %p is everything before the words about the page', (title, expected) => {
    expect(roleIn('<p>Bakes.</p>', { title }).title?.value).toBe(expected);
  });
});

describe('the level and the track of a role', () => {
  it.each([
    ['Associate Baker', 'Associate'],
    ['Lead Dough Analyst', 'Lead'],
    ['Distinguished Baker', 'Distinguished'],
    ['Dough Engineer', null],
    ['Head of Bread', null],
    ['Bakery Manager', null],
    ['Chief of Staff', null],
    ['Senior Staff Baker', 'Senior Staff'],
    ['Senior/Staff Baker', null],
  ])('%p is of level %p', (title, level) => {
    expect(roleIn('<p>Bakes.</p>', { title }).level?.value ?? null).toBe(level);
  });
  it('may be stated after a label, but not in a sentence', () => {
    const level = (summary: string) => roleIn(summary).level;
    expect(level('<ul><li><b>Seniority level:</b> Staff (five years)</li></ul>')).toEqual({
      value: 'Staff',
      basis: 'stated',
    });
    expect(level('<p>Level: whoever has baked for long enough to know.</p>')).toEqual({
      value: 'Senior',
      basis: 'inferred',
    });
  });
  it('are taken from what the summary states, not from what it denies', () => {
    expect(roleIn('<p>A senior individual-contributor role, not a people manager.</p>').track?.value).toBe(
      'individual-contributor',
    );
    expect(roleIn('<p>Not a people manager.</p>').track).toBeNull();
  });
});
