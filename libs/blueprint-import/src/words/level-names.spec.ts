import { levelIdentity, levelInTitle, namesLevel } from './level-names.js';

describe('text that names a level', () => {
  it.each([
    'Senior',
    'Staff+ (L7+)',
    'Senior Data Engineer',
    'Mid-Level Engineer',
    'Trainee/Intern',
    'Engineer II',
    'Tech Lead 6',
    'L4',
    'IC3',
    'L1: Software Engineer I',
    'D1 - Developer 1',
    'P5 Principal Engineer',
    'Level 2',
    'Career track senior',
    'Software Engineer (Mid-Level)',
    '1.2.3. Senior Engineer',
    'Level 2: Growing reach',
    'Level II',
    '03 Senior L1',
    'Director of Engineering',
    'Career framework: Staff Writer',
    'Software Engineer Level 1',
    'A1 - Software Engineer Level 1',
    'Rank 2 - Software Engineer I',
    'TeamLead',
    'SeniorEngineer',
    'Experience Level 2',
    'CTO',
    'Chief Product Officer',
    'Lv2',
    'LVL 5M - TTL',
    'L6T',
    'Senior Engineer I–III',
  ])('are %p', (text) => {
    expect(namesLevel(text)).toBe(true);
  });
  it.each([
    'Staff meeting',
    'Week 3 - Senior Engineer',
    'Management track (M1-M3)',
    'JavaScript',
    'Coaches junior engineers',
    'Can support an intern',
    'Lead time',
    'Senior leadership',
    'Principal questions',
    'How I became a Senior Engineer',
    'Notes of a Staff Engineer',
    'Engineer',
    'Step 1',
    'Q1',
    'L1 - L3 overview',
    'Senior to Staff',
    'Executive (CPO)',
    'Path to L2',
    'A1 - Engineer',
    'CRUD',
    'Level 1: Books and people for everybody',
    '',
    '1',
  ])('are not %p', (text) => {
    expect(namesLevel(text)).toBe(false);
  });
  it.each([
    ['L1', 'L1: Software Engineer I'],
    ['Level 1', 'level: 1'],
    ['Junior', 'Junior (L3)'],
  ])('%p names the same level as %p', (one, other) => {
    expect(levelIdentity(one)).toBe(levelIdentity(other));
  });
  it.each([
    ['Senior Data Engineer', 'Senior'],
    ['Senior Staff Engineer', 'Senior Staff'],
    ['Senior L1', 'Senior L1'],
    ['Engineer II', 'Engineer II'],
    ['L4 Engineer', 'L4'],
    ['Engineer', null],
  ])('is, in the title %p, %p', (title, level) => {
    expect(levelInTitle(title)).toBe(level);
  });
});
