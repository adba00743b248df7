import { inOthers } from '../languages/index.js';
import type { InLanguages, Match } from '../phrases.js';

/** What is counted and is no level: "Week 1", "Step 2". */
export const COUNTED_PARTS: InLanguages<Match> = {
  en: {
    whole: [
      ...['chapter', 'part', 'section', 'appendix', 'annex', 'table', 'figure', 'page', 'slide', 'item', 'no', 'nr'],
      ...['day', 'week', 'month', 'quarter', 'q', 'h', 'year', 'fy', 'sprint', 'step', 'task', 'phase', 'session'],
      ...['module', 'lesson', 'unit', 'exercise', 'question', 'goal', 'rule', 'principle', 'pillar', 'value', 'theme'],
      ...['example', 'option', 'case', 'scenario', 'version', 'v', 'team', 'group', 'dimension', 'area', 'skill'],
      ...['objective', 'kr', 'okr', 'kpi', 'score', 'rating', 'point', 'criterion', 'reviewer', 'person', 'name'],
      ...['address', 'phone', 'column', 'row', 'note', 'link', 'tip', 'reason', 'mistake', 'round', 'stage'],
    ],
  },
  ...inOthers(({ counted }) => counted),
};
