/** What the sample's managers wrote; all of it made up for the sample. */
export type SampleEvidence = Readonly<{ id: string; title: string; body: string; criteria: readonly string[] }>;
export type SamplePacket = Readonly<{ statement: string; evidence: readonly SampleEvidence[] }>;

const evidence = (id: string, title: string, body: string, ...criteria: string[]): SampleEvidence => ({
  id,
  title,
  body,
  criteria,
});

/** Covers everything that Staff asks for. */
export const strongStaffPacket = (name: string, project: string): SamplePacket => ({
  statement: `${name} has led ${project} across three teams for a year, and the teams now ask for their view first.`,
  evidence: [
    evidence(
      'design-record',
      `Design record of ${project}`,
      'Four options, the costs of each, and why two were dropped.',
      'design-judgement',
      'written-influence',
    ),
    evidence(
      'second-design',
      'Review of the storage split',
      'Found the ordering problem before it was built.',
      'design-judgement',
      'cross-team-direction',
    ),
    evidence(
      'slices',
      'Delivery plan in slices',
      'Eleven slices, nine on their date, two called out a fortnight early.',
      'dependable-delivery',
      'scope-reduction',
    ),
    evidence(
      'coaching-notes',
      'Coaching over two quarters',
      'Two colleagues wrote and defended their first designs.',
      'coaching',
    ),
    evidence(
      'pages',
      'Pages a week before and after',
      'From nine a week to one, with the change that did it.',
      'operational-ownership',
    ),
  ],
});

/** Leaves gaps at Staff: one design, nothing on direction across teams. */
export const thinStaffPacket = (name: string, project: string): SamplePacket => ({
  statement: `${name} carried ${project} and is the person the team turns to.`,
  evidence: [
    evidence(
      'design-record',
      `Design record of ${project}`,
      'A clear write-up of the chosen design.',
      'design-judgement',
    ),
    evidence(
      'launch',
      `Launch of ${project}`,
      'On its date, with a rollback that was rehearsed.',
      'dependable-delivery',
    ),
    evidence('coaching-notes', 'Pairing with a new colleague', 'On call alone after six weeks.', 'coaching'),
  ],
});

export const principalPacket = (name: string, project: string): SamplePacket => ({
  statement: `${name} wrote the plan that ${project} follows, and it has survived two reorganisations.`,
  evidence: [
    evidence(
      'three-year-plan',
      `Three-year plan for ${project}`,
      'Where we are, where we go, and what we stop doing.',
      'long-range-strategy',
      'written-influence',
    ),
    evidence(
      'stop-list',
      'What we stopped',
      'Four efforts ended early, with the owners agreeing.',
      'scope-reduction',
      'cross-team-direction',
    ),
  ],
});
