import { KEPT, MOST_MONTHS } from '@plumbline/domain';
import { IntField, Key, Nested, Text } from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';
import { PageDto } from '../../http/page.dto.js';

const months = (what: string) => ({
  min: 1,
  max: MOST_MONTHS,
  nullable: true,
  description: `How many months the texts of ${what} are kept once the cycle is closed; null is until the candidate is erased.`,
});

export class RetentionDto {
  @IntField(months('nominations that ended with a promotion'))
  promoted!: number | null;

  @IntField(months('nominations that were decided otherwise'))
  notPromoted!: number | null;

  @IntField(months('nominations without a decision that stands: withdrawn, never decided, or reopened'))
  undecided!: number | null;
}

@Example<SetRetentionDto>({
  retention: { ...KEPT, notPromoted: 24, undecided: 6 },
  reason: 'As the works council and we agreed.',
})
export class SetRetentionDto {
  @Nested(() => RetentionDto)
  retention!: RetentionDto;

  @Text({ max: 2_000 })
  reason!: string;
}

export class RetentionQueryDto extends PageDto {
  @Key({ optional: true })
  cycle?: string;
}
