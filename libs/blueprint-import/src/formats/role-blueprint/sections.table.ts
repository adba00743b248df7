import type { Rule } from '../../document/draft.js';
import { headingWords } from '../../document/headings.js';
import type { UnmappedReason } from '../../model/inspection.js';
import { career } from './sections/career.js';
import { decisions } from './sections/decisions.js';
import { deliverables } from './sections/deliverables.js';
import { goals } from './sections/goals.js';
import { experience, stakeholders } from './sections/grouped.js';
import { hiring } from './sections/hiring.js';
import { kpis } from './sections/kpis.js';
import { responsibilities } from './sections/responsibilities.js';
import { risks } from './sections/risks.js';
import { skills } from './sections/skills.js';
import { softSkills } from './sections/soft-skills.js';
import { tools } from './sections/tools.js';

const nothing =
  (reason: UnmappedReason): Rule =>
  ({ form }) =>
    form === 'paragraph' ? 'prose' : reason;

export type Family = Readonly<{ name: string; heading: RegExp; rule: Rule }>;

/** The sections of a role blueprint by the words of their headings; the first that fits. */
const FAMILIES: readonly Family[] = [
  {
    name: 'furniture',
    heading:
      /^(?:related (?:posts|articles)|you may also like|share this|leave a (?:reply|comment)|comments|advertisement)/u,
    rule: () => 'furniture',
  },
  { name: 'scorecard', heading: /scorecard summary|role scorecard/u, rule: nothing('repeats') },
  { name: 'summary', heading: /role summary|role overview/u, rule: nothing('no-kind') },
  { name: 'mission', heading: /\bmission\b/u, rule: nothing('no-kind') },
  { name: 'variants', heading: /role variants|variants/u, rule: nothing('no-kind') },
  { name: 'automation', heading: /\bai\b.*(?:impact|automation)|automation impact/u, rule: nothing('no-kind') },
  { name: 'activities', heading: /day-to-day|activities/u, rule: nothing('no-kind') },
  { name: 'environment', heading: /tech stack|environment/u, rule: nothing('no-kind') },
  { name: 'responsibilities', heading: /responsibilit/u, rule: responsibilities },
  { name: 'deliverables', heading: /deliverable/u, rule: deliverables },
  { name: 'goals', heading: /goals|milestones|objectives/u, rule: goals },
  { name: 'kpis', heading: /\bkpis?\b|metrics/u, rule: kpis },
  { name: 'soft-skills', heading: /soft skills|behaviou?ral/u, rule: softSkills },
  { name: 'skills', heading: /technical skills|hard skills|^skills/u, rule: skills },
  { name: 'tools', heading: /\btools\b/u, rule: tools },
  { name: 'stakeholders', heading: /stakeholders?\b/u, rule: stakeholders },
  { name: 'decisions', heading: /decision rights|scope of authority/u, rule: decisions },
  { name: 'career', heading: /career path|progression/u, rule: career },
  { name: 'hiring', heading: /hiring|interview/u, rule: hiring },
  { name: 'risks', heading: /\brisks\b|failure modes/u, rule: risks },
  { name: 'experience', heading: /experience|qualifications/u, rule: experience },
];

export const familyOf = (heading: string): Family | null => {
  const words = headingWords(heading);
  return FAMILIES.find((family) => family.heading.test(words)) ?? null;
};
