import { inspectBlueprint, proposeMapping } from '../index.js';

describe('the level of a page', () => {
  const level = (title: string) =>
    proposeMapping(inspectBlueprint('x', `# ${title}\n\nResponsibilities:\n- Leads.\n`)).levels[0];
  it.each([
    ['Career track staff', 'staff', 'Staff'],
    ['Staff Engineer: career ladder', 'staff', 'Staff'],
    ['Master baker: career ladder', 'master-baker', 'Master baker'],
  ])('is %p despite boilerplate in the title', (title, key, name) => {
    expect(level(title)).toMatchObject({ key, title: name });
  });
  it('is left to the admin if the title is only boilerplate', () => {
    expect(level('Career track')).toBeUndefined();
  });
  it('has a key even if no letter is Latin', () => {
    expect(level('職務')?.key).toMatch(/^text-[0-9a-f]{8}$/);
  });
});
