/** A role blueprint of our own in Markdown, whose scorecard is a table of these lines. */
export const rolePage = (...scorecard: readonly string[]): string => `# Staff Tester: Role Blueprint

## Core Responsibilities
### Technical responsibilities
- Tests.

## Technical Skills Required
### Must-have technical skills
- **Patience (Critical)**

## Career Path and Progression
### Skills needed for promotion (Staff → Principal)
- Teaches testing.

## Risks, Challenges, and Failure Modes
### Anti-patterns
- Tests nothing.

## Hiring Evaluation Criteria
### Scorecard dimensions
${scorecard.map((line) => `| ${line} |\n`).join('')}`;

/** Headings of role blueprints, for random pages. */
export const ROLE_HEADINGS = [
  'Core Responsibilities',
  'Technical',
  'Key Deliverables',
  'Technical Skills Required',
  'Must-have skills',
  'Tools',
  'KPIs',
  '30-day goals',
  'Hiring',
  'Red flags',
] as const;
