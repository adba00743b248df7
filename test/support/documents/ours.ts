import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { columnOf, type Document, type DocumentSet } from './document-set.js';

const folder = resolve(import.meta.dirname, '../../fixtures/documents');
const read = (name: string): Buffer => readFileSync(join(folder, name));

/** The page as the post that a publisher's API delivers: its `<title>` line, what follows it, and where it is filed. */
const post = (name: string): Document => ({
  name: name.replace('.html', '.json'),
  bytes: () => {
    const [, title = '', content = ''] = /^<title>(.*)<\/title>\n(.*)$/su.exec(read(name).toString('utf8')) ?? [];
    const class_list = ['category-network-planning', 'category-engineer'];
    return Buffer.from(JSON.stringify({ title: { rendered: title }, content: { rendered: content }, class_list }));
  },
});
const file = (name: string): Document => ({ name, bytes: () => read(name) });

/** Counted in the files, list by list: the Staff role, then the Senior one. */
const COUNTED: readonly (readonly [string, number, number])[] = [
  ['responsibility', 18, 19],
  ['responsibility/strategic', 3, 4],
  ['responsibility/operational', 4, 3],
  ['responsibility/technical', 5, 5],
  ['responsibility/cross-functional', 2, 3],
  ['responsibility/governance', 2, 2],
  ['responsibility/leadership', 2, 2],
  ['deliverable', 9, 9],
  ['milestone', 15, 17],
  ['milestone/30d', 3, 4],
  ['milestone/60d', 2, 3],
  ['milestone/90d', 3, 2],
  ['milestone/6m', 2, 3],
  ['milestone/12m', 3, 3],
  ['milestone/long-term', 2, 2],
  ['high-performance', 3, 4],
  ['kpi', 12, 14],
  ['skill', 16, 17],
  ['skill/must-have', 7, 6],
  ['skill/good-to-have', 3, 4],
  ['skill/advanced', 3, 4],
  ['skill/emerging', 3, 3],
  ['soft-skill', 4, 5],
  ['tool', 9, 11],
  ['stakeholder', 10, 18],
  ['stakeholder/internal', 5, 6],
  ['stakeholder/external', 2, 3],
  ['stakeholder/peer', 1, 4],
  ['stakeholder/upstream', 1, 3],
  ['stakeholder/downstream', 1, 2],
  ['decision-right', 13, 16],
  ['decision-right/independent', 3, 4],
  ['decision-right/team', 2, 3],
  ['decision-right/management', 3, 4],
  ['decision-right/executive', 2, 0],
  ['decision-right/domain', 3, 5],
  ['experience', 11, 16],
  ['experience/years', 2, 2],
  ['experience/education', 1, 2],
  ['experience/certifications', 1, 2],
  ['experience/background', 3, 3],
  ['experience/domain-knowledge', 2, 4],
  ['experience/leadership', 2, 3],
  ['career-edge', 8, 11],
  ['career-edge/feeder', 3, 4],
  ['career-edge/next', 3, 4],
  ['career-edge/adjacent', 2, 3],
  ['promotion', 4, 3],
  ['challenge', 3, 4],
  ['bottleneck', 2, 3],
  ['anti-pattern', 3, 4],
  ['underperformance', 2, 3],
  ['business-risk', 3, 2],
  ['interview-assessment', 4, 5],
  ['interview-exercise', 2, 3],
  ['strong-signal', 3, 4],
  ['weak-signal', 2, 3],
  ['red-flag', 3, 3],
  ['dimension', 6, 7],
  ['rating-scale', 0, 1],
];

/** Documents that we wrote, with every structure that the importer reads. */
export const OURS: DocumentSet = {
  roles: [
    {
      ...post('staff-timetable-engineer.html'),
      level: 'Staff',
      horizon: 'Emerging',
      facts: [
        ...['title stated', 'level inferred', 'track inferred', 'department inferred', 'horizon stated'],
        'reportsTo stated',
      ],
      counts: columnOf(COUNTED, 0),
      ambiguities: { 'range-as-limit': 1 },
      placeholders: 1,
      weight: 100,
      labels: 0,
    },
    {
      ...post('senior-archive-specialist.html'),
      level: 'Senior',
      horizon: 'Current',
      facts: [
        ...['title stated', 'level inferred', 'track stated', 'department stated', 'horizon stated'],
        'reportsTo inferred',
      ],
      counts: columnOf(COUNTED, 1),
      ambiguities: { 'flattened-list': 6, 'range-as-limit': 1, 'several-tiers': 4, 'several-levels': 3 },
      placeholders: 1,
      weight: null,
      labels: 4,
    },
  ],
  page: {
    ...file('career-track-staff.md'),
    areas: {
      'career-track-staff': { responsibilities: 8, examples: 4, antiPatterns: 4 },
      'carrying-a-project': { responsibilities: 10, examples: 3, antiPatterns: 3 },
      'the-whole-library': { responsibilities: 6, examples: 2, antiPatterns: 5 },
    },
    resources: 5,
  },
  // Must-have skills of the role; of the Staff role with the page and what a promotion of the Senior one takes; such of the Staff role.
  asked: { senior: 6, staff: 7 + 8 + 10 + 6 + 3, principal: 4 },
  critical: 4 + 4,
};

export const LADDER = file('ladder.md');
export const MATRIX = file('matrix.md');
export const LEVELS = ['junior-engineer', 'senior-engineer', 'staff-engineer'].map((level) =>
  file(`levels/${level}.md`),
);
