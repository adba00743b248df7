import { inOthers } from '../languages/index.js';
import type { InLanguages, Match } from '../phrases.js';

/** Headings that say what the page consists of, not what it asks for. */
export const PAGE_STRUCTURE: InLanguages<Match> = {
  en: {
    whole: [
      '(<word> )?(<word> )?(<word> )?(levels?|tracks?|paths?|ladder|framework|matrix)',
      '(<word> )?(levels?|roles?|jobs?|grades?|positions?) (by level )?(definitions?|descriptions?|details?|breakdowns?|guidelines?)',
      ...['level(-| )by(-| )level( ...)?', 'level?ling', '(career )?progression', 'definitions?'],
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
        '(performance )?(scoring|ratings?)( (guide|rubric|scale))?',
        'scope of (this|the) (document|guide|page|framework|ladder|policy|matrix|handbook)',
        '((interview|sample|example|open|common|typical|further|your|guiding|coaching|reflection|self-assessment) )?questions( (to|for) ...)?',
        'self[ -](assessment|reflection|evaluation|check|review)',
        'interviews?',
        'faqs?',
      ],
      ...['time (expectations?|commitments?|allocation|split)', '(expected )?time spent( ...)?'],
      ...['salary', 'compensation', 'benefits', 'perks', 'how to apply', '(years of )?experience', 'tenure'],
      ...[
        '(the |our )?(promotion|review|hiring|calibration) (process|cycle)',
        '(the|our) process',
        'license',
        'contributing',
        'change ?log',
        'credits?',
      ],
      ...['acknowledge?ments', 'other pages', 'navigation', 'next steps?', 'notes?'],
      ...['how to use ...', 'using this ...', 'glossary', 'appendix', 'background', 'purpose', 'disclaimer'],
      ...[
        'faq ...',
        'frequently asked questions',
        'attribution',
        'levels?( |-)?(mapping|overview|summary)',
        'mapping',
        '... at a glance',
        'overview of ...',
        'summary of ...',
        "what ((does|do|should|is|are) not|(doesn|don|shouldn|isn|aren)('|’)t) (define|expect(ed)?|require(d)?|make|count|include(d)?|need(ed)?)( ...)?",
        "what (this|it|the level|we|you|they) ((does|do) not|(doesn|don)('|’)t) (define|expect|require|make|count|include|need)( ...)?",
        'what is not (asked|in scope|part)( ...)?',
      ],
    ],
  },
  ...inOthers(({ beside }) => beside),
};

/** Over a part of a page that adds to what stands above. */
export const APPENDICES: InLanguages<Match> = {
  en: { begins: ['appendi(x|ces)', 'addend(um|a)', 'annex'] },
  ...inOthers(({ appendices }) => appendices),
};

/** How words end that are about things or doings, and such words: where levels stand, a heading with one is none. */
export const THINGS: InLanguages<Match> = {
  en: {
    ends: [
      ...['*[^s]s', '*ing', '*tion', '*sion', '*ment', '*ance', '*ence', '*ness', '*ity', '*ship', '*ism', '*ology'],
      ...['feedback', 'culture', 'history', 'summary', 'policy', 'guide', 'team', 'company', 'vision', 'work', 'time'],
      ...['dismissal', 'demotion', 'appraisal', 'salary', 'bonus', 'probation'],
      ...['reference', 'source', 'conclusion', 'status', 'other', 'more', 'misc', 'general', 'date', 'update'],
    ],
  },
  ...inOthers(({ things }) => things),
};

/** Of headings and labels over what is paid. */
export const PAY: InLanguages<Match> = {
  en: {
    whole: ['pay', 'compensation and benefits', 'total rewards?'],
    anywhere: [
      ...['salar(y|ies)', 'compensation', 'remuneration', 'wages?', 'pay (ranges?|bands?|scales?|grades?|structure)'],
      ...['base pay', 'pay by level'],
    ],
  },
  ...inOthers(({ pay }) => pay),
};

/** Words that stand beside an amount of money and leave it one. */
export const MONEY_WORDS: InLanguages<readonly string[]> = {
  en: [
    ...['k', 'm', 'to', 'up to', 'from', 'per', 'a', 'an', 'about', 'around', 'approx', 'ca', 'year', 'annum', 'month'],
    ...['hour', 'yr', 'annually', 'yearly', 'monthly', 'p.a', 'gross', 'net', 'base', 'total', 'bonus', 'plus', 'and'],
    'or',
  ],
  ...inOthers(({ money }) => money),
};
/** Words for money; its signs are known. */
export const CURRENCIES: InLanguages<readonly string[]> = {
  en: ['usd', 'eur', 'gbp', 'chf', 'jpy', 'brl', 'cad', 'aud', 'inr'],
  ...inOthers(({ currencies }) => currencies),
};
/** How the words before a list begin and end that are the first part of a sentence, and name no area: "You are expected to", "This means". */
export const LIST_SENTENCES: InLanguages<Match> = {
  en: {
    begins: [
      '(this|that|these|those|you|they|we|he|she)',
      '(your|their) (role|job|goal|task)',
      'it (is|means)',
      'an? ...',
    ],
    ends: [
      ...['means?', 'includes?', 'including', 'are', 'is', 'be', 'to', 'by', 'for', 'of', 'with', 'that', 'you', 'who'],
      ...['between', 'about', 'into', 'through', 'using', 'at least'],
      ...[
        'can',
        'should',
        'must',
        'will',
        'may',
        'like',
        'following',
        'follows',
        'expected',
        'as',
        'when',
        'if',
        'such',
      ],
      ...['and', 'or', 'from', 'has', 'have', 'the', 'this'],
    ],
  },
  ...inOthers(({ listSentence }) => listSentence),
};

/** Words before the name of a level that says the same, or more. */
export const REFERENCES: InLanguages<readonly string[]> = {
  en: ['see( also)?', 'same as( (for|in))?', 'as( for| in)?', 'cf.?', '(all|everything) (of|in|from)'],
  ...inOthers(({ references }) => references),
};
