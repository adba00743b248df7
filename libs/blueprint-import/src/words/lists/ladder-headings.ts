import { inOthers } from '../languages/index.js';
import type { InLanguages, Match } from '../phrases.js';

/** Headings that say what the page consists of, not what it asks for. */
export const PAGE_STRUCTURE: InLanguages<Match> = {
  en: {
    whole: [
      '(<word> )?(<word> )?(<word> )?(levels?|tracks?|paths?|ladder|framework|matrix)',
      ...['areas?', 'dimensions?', 'competenc(y|ies)', 'criteria', 'expectations', 'tracks?', 'roles?'],
      ...['career (path|ladder|levels|framework)', 'matrix', 'topics?', 'content', 'categor(y|ies)', 'pillars?'],
      ...['themes?', 'skills?', 'items?', 'grades?', 'what (is|we) expect(ed)?', 'expected'],
      ...['what (good|it|this) looks? like', 'standard'],
    ],
  },
  ...inOthers(({ structure }) => structure),
};

/** Over lists that say something about a level, or about the page, and nothing that the level asks for. */
export const NO_REQUIREMENT: InLanguages<Match> = {
  en: {
    whole: [
      ...['(table of )?contents?', 'overview', 'summary', 'tl;?dr', 'description', 'about( ...)?', 'introduction'],
      ...[
        'philosophy',
        'scope of ...',
        '((interview|sample|example|open|common|typical|further|your) )?questions( (to|for) ...)?',
        'interviews?',
        'faqs?',
      ],
      ...['salary', 'compensation', 'benefits', 'perks', 'how to apply', '(years of )?experience', 'tenure'],
      ...['(the )?promotion (process|cycle)', 'process', 'license', 'contributing', 'change ?log', 'credits?'],
      ...['acknowledge?ments', 'other pages', 'navigation', 'next steps?', 'notes?'],
      ...[
        'how to use ...',
        'using this ...',
        'glossary',
        'appendix',
        'background',
        'purpose',
        'principles',
        'disclaimer',
      ],
      ...['faq ...', 'frequently asked questions', 'attribution', 'level( |-)?(mapping|overview)', 'mapping'],
    ],
  },
  ...inOthers(({ beside }) => beside),
};
