import type { InLanguages, Match } from '../phrases.js';

export type Headings = Readonly<{
  heading: Match;
  /** Parts of the section. */
  part?: Match;
}>;

/** How role blueprints call their sections, and the parts of those; the first section that fits counts. */
export const SECTION_TITLES = {
  en: {
    closing: {
      heading: {
        begins: [
          'faqs?',
          'frequently asked*',
          'conclusion*',
          'final thoughts*',
          'key takeaways*',
          'glossary*',
          'references*',
          'appendix*',
        ],
      },
    },
    scorecard: {
      heading: {
        whole: ['scorecard'],
        anywhere: [
          '*scorecard summary*',
          '*role scorecard*',
          '*executive summary*',
          '*summary table*',
          '*at a glance*',
        ],
      },
    },
    summary: {
      heading: {
        whole: ['overview', 'summary'],
        anywhere: ['*role summary*', '*role overview*', '*job summary*', '*about the role*'],
      },
    },
    mission: { heading: { anywhere: ['mission', '*role purpose*'] } },
    variants: {
      heading: {
        begins: ['by (company size|industry|geography)*', '(product-led|startup|regulated) vs*'],
        anywhere: ['*variants*'],
      },
    },
    automation: { heading: { anywhere: ['ai...(impact|automation)*', '*automation impact*'] } },
    responsibilities: {
      heading: { anywhere: ['*responsibilit*', '*accountabilit*', 'duties'] },
      part: {
        whole: ['strategic', 'operational', 'technical', 'cross-functional', 'governance', 'leadership'],
        begins: ['(strategic|operational|technical|cross-functional|governance|leadership|people)...responsibilit*'],
      },
    },
    activities: { heading: { anywhere: ['*day-to-day*', '*activities*'] } },
    environment: { heading: { anywhere: ['*tech stack*', '*technology stack*', '*environment*'] } },
    deliverables: { heading: { anywhere: ['*deliverable*', 'artifacts'] } },
    goals: {
      heading: { anywhere: ['*goals*', '*milestones*', '*objectives*', '90[- ]day*', '*high performance*'] },
      part: {
        begins: [
          '(first )?<nn>(-<nn>)?[- ](day|month)s?',
          'long-term',
          '(what )?high performance*',
          'role success*',
          '(days?|months?) <n>*',
        ],
      },
    },
    kpis: { heading: { anywhere: ['kpis?', '*metrics*', '*performance indicators*'] } },
    'soft-skills': { heading: { anywhere: ['*soft skills*', '*behaviou?ral*'], unless: ['*(technical|hard) *'] } },
    skills: {
      heading: {
        begins: ['(core|key|required) (skills|competencies)*'],
        anywhere: ['*technical skills*', '*hard skills*', '*(must|good|nice)-(to-)?have*...skills*'],
        patterns: [String.raw`^skills(?!.*promotion)`],
      },
      part: {
        begins: ['(must|good|nice)[- ](to[- ])?have'],
        patterns: [String.raw`^(?:core|required|preferred|advanced|emerging|soft|technical)\b.*\bskills\b`],
      },
    },
    tools: { heading: { anywhere: ['tool(s|ing)'] } },
    decisions: {
      heading: {
        begins: ['requires ...approval*'],
        anywhere: [
          '*decision rights*',
          '*scope of authority*',
          '*decision-making*',
          '*decision authority*',
          '*decide independently*',
        ],
        unless: ['^typical*'],
      },
      part: {
        whole: ['(independent|team|manager|executive) (decisions?|approval|authority)'],
        begins: [
          'can decide',
          'requires?...approval*',
          '(decides?|decisions?) ...independently*',
          'needs?...approval*',
          'budget',
        ],
        ends: ['authority'],
      },
    },
    stakeholders: {
      heading: { anywhere: ['*stakeholders?', '*collaboration map*', '*key relationships*'] },
      part: {
        whole: ['escalation points?'],
        begins: [
          '(internal|external) (stakeholders|partners|teams)*',
          'peer roles*',
          '(up|down)stream (dependencies|consumers)*',
          'nature of collaboration*',
          'typical decision*',
        ],
      },
    },
    career: {
      heading: {
        anywhere: [
          '*career*',
          '*progression*',
          '*feeder roles*',
          '*roles after this role*',
          '*skills*... for promotion*',
        ],
      },
      part: {
        begins: ['next (likely )?roles*', 'adjacent (career|roles)*', 'how (this|the) role evolves*'],
        anywhere: ['*feeder roles*', '*for promotion'],
      },
    },
    hiring: {
      heading: {
        anywhere: ['*hiring*', '*interview*', '*red flags*', '*candidate signals*', '*candidate evaluation*'],
        unless: ['*authority*'],
      },
      part: {
        begins: ['red flags*', '(practical )?exercises*', 'what to assess*', 'scorecard dimensions*', 'case stud*'],
        patterns: [String.raw`^(?:strong|weak)\b.*\bsignals`],
      },
    },
    risks: {
      heading: {
        anywhere: [
          'risks',
          '*failure modes*',
          '*anti-?patterns*',
          '*bottlenecks*',
          '*challenges*',
          '*underperformance*',
        ],
      },
      part: {
        begins: ['(common |typical )?(role )?challenges*', 'bottlenecks*', 'anti-?patterns*', 'business risks*'],
        anywhere: ['*underperformance*'],
      },
    },
    experience: {
      heading: { anywhere: ['*experience*', '*qualifications*', '*education*', '*certifications*'] },
      part: {
        begins: [
          '(typical )?years of experience*',
          'education*',
          'certifications*',
          '(prior|previous) roles?',
          'domain knowledge*',
          'leadership experience*',
        ],
      },
    },
  },
} as const satisfies InLanguages<Readonly<Record<string, Headings>>>;

/** What a page says of itself that is a role blueprint. */
export const ROLE_BLUEPRINT = { en: { anywhere: ['role blueprint'] } } as const satisfies InLanguages<Match>;
