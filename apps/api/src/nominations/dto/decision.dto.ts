import { OUTCOMES } from '@plumbline/responses';
import { ListOfTexts, OneOf, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';

@Example<RecordDecisionDto>({
  outcome: 'promoted',
  rationale: 'Ready on every criterion but one, and that one is close.',
  conditions: ['Mentor somebody through a design of their own.'],
})
export class RecordDecisionDto {
  @OneOf(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @Text({ max: 20_000 })
  rationale!: string;

  @ListOfTexts({ length: 2_000, max: 50, optional: true })
  conditions?: string[];

  @Text({
    max: 5_000,
    optional: true,
    nullable: true,
    description: 'Required if the outcome is against the tally; the decision is marked as such for ever.',
  })
  overrideReason?: string | null;
}

const OPENS = ['votes', 'reviews', 'packet'] as const;

@Example<ReopenDecisionDto>({ reason: 'The appeal was upheld.', opens: 'reviews' })
export class ReopenDecisionDto {
  @Text({ max: 2_000 })
  reason!: string;

  @OneOf(OPENS, {
    optional: true,
    description:
      'What can change again: the vote alone; reviews and then the vote, when left out; or the packet, which is returned, and then both. Until voting opens again it can be sent again to open more.',
  })
  opens?: (typeof OPENS)[number];
}

@Example<ReleaseFeedbackDto>({ text: 'Your designs hold; write more of them down for others.' })
export class ReleaseFeedbackDto {
  @Text({ max: 20_000 })
  text!: string;
}
