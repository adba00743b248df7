import type { ItemRule } from '../reading/draft.js';
import { headingWords } from '../reading/headings.js';
import type { Heading, HeadingContext } from '../../model/passage.js';
import type { UnmappedReason } from '../../model/inspection.js';
import { memoize } from '../../text/memoize.js';
import { career } from './sections/career.js';
import { decisions } from './sections/decisions.js';
import { deliverables } from './sections/deliverables.js';
import { goals } from './sections/goals.js';
import { experience, stakeholders } from './sections/grouped.js';
import { hiring } from './sections/hiring.js';
import { kpis, listedKpis } from './sections/kpis.js';
import { responsibilities } from './sections/responsibilities.js';
import { risks } from './sections/risks.js';
import { skills } from './sections/skills.js';
import { softSkills } from './sections/soft-skills.js';
import { tools } from './sections/tools.js';

const nothing =
  (reason: UnmappedReason): ItemRule =>
  ({ form }) =>
    form === 'paragraph' ? 'prose' : reason;

export type Section = Readonly<{
  name: string;
  heading: RegExp;
  rule: ItemRule;
  /** For a section that has no table, where that makes a difference. */
  withoutTable?: ItemRule;
  /** Words that begin a part of the section even where no heading holds them, and the heads of a table that is one. */
  part?: RegExp;
}>;

/** The sections of a role blueprint by the words of their headings; the first that fits. */
const SECTIONS: readonly Section[] = [
  {
    name: 'closing',
    heading: /^(?:faqs?\b|frequently asked|conclusion|final thoughts|key takeaways|glossary|references|appendix)/u,
    rule: nothing('unknown-section'),
  },
  {
    name: 'scorecard',
    heading: /scorecard summary|role scorecard|executive summary|summary table|at a glance|^scorecard$/u,
    rule: nothing('repeats'),
  },
  {
    name: 'summary',
    heading: /role summary|role overview|job summary|about the role|^(?:overview|summary)$/u,
    rule: nothing('no-kind'),
  },
  { name: 'mission', heading: /\bmission\b|role purpose/u, rule: nothing('no-kind') },
  {
    name: 'variants',
    heading: /variants|^by (?:company size|industry|geography)|^(?:product-led|startup|regulated) vs/u,
    rule: nothing('no-kind'),
  },
  { name: 'automation', heading: /\bai\b.*(?:impact|automation)|automation impact/u, rule: nothing('no-kind') },
  {
    name: 'responsibilities',
    heading: /responsibilit|accountabilit|\bduties\b/u,
    rule: responsibilities,
    part: /^(?:strategic|operational|technical|cross-functional|governance|leadership|people)\b.*responsibilit|^(?:strategic|operational|technical|cross-functional|governance|leadership)$/u,
  },
  { name: 'activities', heading: /day-to-day|activities/u, rule: nothing('no-kind') },
  { name: 'environment', heading: /tech stack|technology stack|environment/u, rule: nothing('no-kind') },
  { name: 'deliverables', heading: /deliverable|\bartifacts\b/u, rule: deliverables },
  {
    name: 'goals',
    heading: /goals|milestones|objectives|\b90[- ]day|high performance/u,
    rule: goals,
    part: /^(?:first )?\d{1,2}(?:-\d{1,2})?[- ](?:day|month)s?\b|^long-term\b|^(?:what )?high performance|^role success|^(?:days?|months?) \d/u,
  },
  { name: 'kpis', heading: /\bkpis?\b|metrics|performance indicators/u, rule: kpis, withoutTable: listedKpis },
  { name: 'soft-skills', heading: /^(?!.*(?:technical|hard) ).*(?:soft skills|behaviou?ral)/u, rule: softSkills },
  {
    name: 'skills',
    heading:
      /technical skills|hard skills|^skills(?!.*promotion)|^(?:core|key|required) (?:skills|competencies)|(?:must|good|nice)-(?:to-)?have.*skills/u,
    rule: skills,
    part: /^(?:must|good|nice)[- ](?:to[- ])?have\b|^(?:core|required|preferred|advanced|emerging|soft|technical)\b.*\bskills\b/u,
  },
  { name: 'tools', heading: /\btool(?:s|ing)\b/u, rule: tools },
  {
    name: 'decisions',
    heading:
      /^(?!typical).*(?:decision rights|scope of authority|decision-making|decision authority|decide independently)|^requires .*approval/u,
    rule: decisions,
    part: /^can decide\b|^requires?\b.*approval|^(?:decides?|decisions?) .*independently|^needs?\b.*approval|^(?:independent|team|manager|executive) (?:decisions?|approval|authority)$|^budget\b|\bauthority$/u,
  },
  {
    name: 'stakeholders',
    heading: /stakeholders?\b|collaboration map|key relationships/u,
    rule: stakeholders,
    part: /^(?:internal|external) (?:stakeholders|partners|teams)|^peer roles|^(?:up|down)stream (?:dependencies|consumers)|^nature of collaboration|^typical decision|^escalation points?$/u,
  },
  {
    name: 'career',
    heading: /career|progression|feeder roles|roles after this role|skills.* for promotion/u,
    rule: career,
    part: /feeder roles|^next (?:likely )?roles|^adjacent (?:career|roles)|for promotion\b|^how (?:this|the) role evolves/u,
  },
  {
    name: 'hiring',
    heading: /^(?!.*authority).*(?:hiring|interview|red flags|candidate signals|candidate evaluation)/u,
    rule: hiring,
    part: /^(?:strong|weak)\b.*\bsignals|^red flags|^(?:practical )?exercises|^what to assess|^scorecard dimensions|^case stud/u,
  },
  {
    name: 'risks',
    heading: /\brisks\b|failure modes|anti-?patterns|bottlenecks|challenges|underperformance/u,
    rule: risks,
    part: /^(?:common |typical )?(?:role )?challenges|^bottlenecks|^anti-?patterns|underperformance|^business risks/u,
  },
  {
    name: 'experience',
    heading: /experience|qualifications|education|certifications/u,
    rule: experience,
    part: /^(?:typical )?years of experience|^education|^certifications|^(?:prior|previous) roles?\b|^domain knowledge|^leadership experience/u,
  },
];

/** What a post is called, on a page that lists several: no section of this one. */
const IS_TITLE = /\brole blueprint\b/u;

/** Asked of each heading by everyone who divides the page. */
export const sectionNamed = memoize((heading: string): Section | null => {
  const words = headingWords(heading);
  return IS_TITLE.test(words) ? null : (SECTIONS.find((family) => family.heading.test(words)) ?? null);
});

const known = new WeakMap<Heading, Section | null>();
/** The family of the section that a passage stands in: asked of many passages, and read once. */
export const sectionAround = ({ section }: Pick<HeadingContext, 'section'>): Section | null => {
  if (section === null) return null;
  const found = known.get(section);
  if (found !== undefined) return found;
  const family = sectionNamed(section.text);
  known.set(section, family);
  return family;
};

const BOILERPLATE =
  /^(?:related (?:posts|articles|content)|you (?:may|might) also like|share (?:this|on)|leave a (?:reply|comment)|(?:\d+ )?comments?$|advertisement|sponsored|categories$|archives$|tags$|(?:recent|latest|popular|more|similar) (?:posts?|blogs?|articles|comments)|post navigation|subscribe|newsletter|follow us|(?:how to )?contact us|about the author|author$|table of contents|contents$|on this page)/u;

/** What the headings of a site, not of its page, say. */
export const isBoilerplateHeading = (heading: string): boolean => BOILERPLATE.test(headingWords(heading));
