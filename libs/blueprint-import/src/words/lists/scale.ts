import { inOthers } from '../languages/index.js';
import type { ScaleStep } from '../languages/ladder-words.js';
import type { Match } from '../phrases.js';

/**
 * Words for how well somebody can do something, lowest first. They name levels where several stand together, as the columns of a table:
 * by itself, "Awareness" or "Working" is an area or anything else.
 */
export const SCALE = {
  en: {
    aware: { whole: ['awareness', 'aware', 'exposure', 'not yet'] },
    beginner: {
      whole: [
        ...['beginner', 'beginning', 'novice', 'newcomer', 'starter', 'basics?', 'foundations?', 'foundational'],
        ...['fundamentals?', 'elementary', 'entry', 'trainee', 'apprentice'],
      ],
    },
    developing: { whole: ['developing', 'emerging', 'learner', 'advanced beginner'] },
    working: { whole: ['working( knowledge| level)?', 'competent', 'capable', 'intermediate'] },
    proficient: { whole: ['practitioner', 'proficient', 'skilled', 'accomplished', 'experienced', 'performing'] },
    advanced: { whole: ['advanced', 'highly skilled'] },
    expert: { whole: ['(leading )?experts?', 'leading', 'excelling', 'role model'] },
    master: { whole: ['mastery', 'master', 'thought leader', 'world[- ]class'] },
  },
  ...inOthers(({ scale }) => scale),
} satisfies Readonly<{ en: Readonly<Record<ScaleStep, Match>> }>;
