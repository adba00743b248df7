import { inOthers } from '../languages/index.js';
import type { InLanguages, Match } from '../phrases.js';

/** "Responsibilities", spelt as people do in a hurry. */
export const RESPONSIBILITIES = {
  en: [String.raw`resp\p{L}{0,3}s[aei]b\p{L}*t(?:y|ies|es|is)`],
} as const satisfies InLanguages<readonly string[]>;

/** What pages call their lists, without a colon, brackets and "key", "common" or the like in front. */
export const LIST_LABELS = {
  en: {
    responsibility: {
      whole: [
        ...['accountabilit(y|ies)', 'duties', 'expectations?', 'behaviou?rs', 'criteri(a|on)', 'example criteria'],
        'roles? (and|&) responsibilities',
        "what (we expect|you do|is expected|you('|’)ll do)",
        'effective',
        '(effective|positive|desired|good) (behaviou?rs?|indicators?|practices?)',
      ],
      patterns: [`^${RESPONSIBILITIES.en[0]}$`],
    },
    example: {
      whole: [
        ...['examples?', 'for example', '(example|sample|typical) (projects?|work|tasks?|behaviou?rs|activities)'],
        '(example|sample) (deliverables?|outputs?|outcomes?|achievements?|contributions?|accomplishments?|situations?)',
        ...['what (this|it) (can )?looks? like', 'in practice'],
      ],
      patterns: [String.raw`^examples? (?:of|for) .{1,40}$`],
    },
    'anti-pattern': {
      whole: [
        ...['anti[ -]?patterns?', 'pitfalls?', 'setbacks', 'red flags?', 'warning signs?', 'mistakes'],
        ...['failure modes', 'derailers', 'counter[ -]?examples?', 'bad examples?'],
        "what (to avoid|(this|it) (is not|isn('|’)t))",
        ...['ineffective', 'misalignments?', 'blind spots?', 'missteps', 'traps', "don('|’)?ts", 'things to avoid'],
        '(ineffective|negative|poor|bad|unwanted|undesirable|counter[ -]?productive) (behaviou?rs?|indicators?|practices?|signs?)',
        'what (bad|poor) looks like',
      ],
    },
    resource: {
      whole: [
        ...[
          'resourcing',
          'resources?',
          'readings?',
          'reading list',
          'references?',
          'refs?',
          'links',
          'books',
          'see also',
        ],
        'bibliography',
      ],
    },
  },
  ...inOthers(({ labels }) => labels),
} satisfies Readonly<{ en: Readonly<Record<string, Match>> }>;

/** Words in front of what pages call their lists. */
export const LABEL_FRONTS = {
  en: [
    ...['key', 'core', 'main', 'primary', 'common', 'typical', 'expected', 'general', 'further', 'recommended'],
    ...['suggested', 'additional', 'useful', 'learning', 'potential', 'possible', 'frequent', 'behaviou?ral'],
  ],
} as const satisfies InLanguages<readonly string[]>;

/** Words behind what pages call their lists. */
export const INCLUDE_WORDS = {
  en: ['(may |can |will )?(also )?includes?', 'are', 'is', '(are|is) as follows'],
} as const satisfies InLanguages<readonly string[]>;

/** Words before "responsibilities" that leave it the name of the list. */
export const ROLES_AND = { en: ['roles? (and|&)'] } as const satisfies InLanguages<readonly string[]>;
