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
import { BOILERPLATE_HEADINGS } from '../../words/lists/boilerplate-headings.js';
import { type Headings, ROLE_BLUEPRINT, SECTION_TITLES } from '../../words/lists/sections.js';
import { matcher } from '../../words/phrases.js';

const nothing =
  (reason: UnmappedReason): ItemRule =>
  ({ form }) =>
    form === 'paragraph' ? 'prose' : reason;

type Name = keyof (typeof SECTION_TITLES)['en'];
export type Section = Readonly<{
  name: Name;
  heading: RegExp;
  rule: ItemRule;
  /** For a section that has no table, where that makes a difference. */
  withoutTable?: ItemRule;
  /** Words that begin a part of the section even where no heading holds them, and the heads of a table that is one. */
  part?: RegExp;
}>;

type Rules = Pick<Section, 'rule' | 'withoutTable'>;
/** What is made of what stands in each section. */
const RULES: Readonly<Record<Name, Rules>> = {
  closing: { rule: nothing('unknown-section') },
  scorecard: { rule: nothing('repeats') },
  summary: { rule: nothing('no-kind') },
  mission: { rule: nothing('no-kind') },
  variants: { rule: nothing('no-kind') },
  automation: { rule: nothing('no-kind') },
  responsibilities: { rule: responsibilities },
  activities: { rule: nothing('no-kind') },
  environment: { rule: nothing('no-kind') },
  deliverables: { rule: deliverables },
  goals: { rule: goals },
  kpis: { rule: kpis, withoutTable: listedKpis },
  'soft-skills': { rule: softSkills },
  skills: { rule: skills },
  tools: { rule: tools },
  decisions: { rule: decisions },
  stakeholders: { rule: stakeholders },
  career: { rule: career },
  hiring: { rule: hiring },
  risks: { rule: risks },
  experience: { rule: experience },
};

/** The sections of a role blueprint by the words of their headings; the first that fits. */
const SECTIONS: readonly Section[] = (Object.keys(RULES) as Name[]).map((name) => {
  const { heading, part }: Headings = SECTION_TITLES.en[name];
  const parts = part === undefined ? {} : { part: matcher({ en: part }) };
  return { name, heading: matcher({ en: heading }), ...parts, ...RULES[name] };
});

/** What a post is called, on a page that lists several: no section of this one. */
const IS_TITLE = matcher(ROLE_BLUEPRINT);

/** Asked of each heading by everyone who divides the page. */
export const sectionNamed = memoize((heading: string): Section | null => {
  const words = headingWords(heading);
  return IS_TITLE.test(words) ? null : (SECTIONS.find((family) => family.heading.test(words)) ?? null);
});

const cachedSections = new WeakMap<Heading, Section | null>();
/** The family of the section that a passage stands in: asked of many passages, and read once. */
export const sectionAround = ({ section }: Pick<HeadingContext, 'section'>): Section | null => {
  if (section === null) return null;
  const found = cachedSections.get(section);
  if (found !== undefined) return found;
  const family = sectionNamed(section.text);
  cachedSections.set(section, family);
  return family;
};

const BOILERPLATE = matcher(BOILERPLATE_HEADINGS);

/** What the headings of a site, not of its page, say. */
export const isBoilerplateHeading = (heading: string): boolean => BOILERPLATE.test(headingWords(heading));
