import type { Ratio } from '@plumbline/domain';
import { IntField, Nested, OneOf, RatioField } from '../../http/dto-decorators.js';

export class ReadinessPolicyDto {
  @RatioField({ description: 'Evidence coverage below it is `insufficient-evidence`.' })
  minCoverage!: Ratio;

  @RatioField({ description: 'Attainment from which a packet is `ready`.' })
  readyAt!: Ratio;

  @RatioField({ description: 'Attainment from which a packet is `near`; not above `readyAt`.' })
  nearAt!: Ratio;
}

export class QuorumPolicyDto {
  @IntField({ min: 1, max: 10_000 })
  minVotes!: number;

  @RatioField({ description: 'Share of the electorate that must be present.' })
  minShare!: Ratio;
}

export class PassPolicyDto {
  @OneOf(['cast', 'present', 'electorate'], { description: 'What the fraction is taken of.' })
  basis!: 'cast' | 'present' | 'electorate';

  @OneOf(['more-than-half', 'two-thirds', 'all'])
  fraction!: 'more-than-half' | 'two-thirds' | 'all';
}

const MIN_REVIEWS = { min: 0, max: 1_000, description: 'Reviews that a nomination needs before voting opens.' };
const TIES = ['chair-decides', 'fails'] as const;

export class PolicyDto {
  @Nested(() => ReadinessPolicyDto)
  readiness!: ReadinessPolicyDto;

  @Nested(() => QuorumPolicyDto)
  quorum!: QuorumPolicyDto;

  @Nested(() => PassPolicyDto)
  pass!: PassPolicyDto;

  @OneOf(TIES)
  tie!: (typeof TIES)[number];

  @IntField(MIN_REVIEWS)
  minReviews!: number;
}

/** A part that is left out has its default. */
export class PolicyPartsDto {
  @Nested(() => ReadinessPolicyDto, { optional: true })
  readiness?: ReadinessPolicyDto;

  @Nested(() => QuorumPolicyDto, { optional: true })
  quorum?: QuorumPolicyDto;

  @Nested(() => PassPolicyDto, { optional: true })
  pass?: PassPolicyDto;

  @OneOf(TIES, { optional: true })
  tie?: (typeof TIES)[number];

  @IntField({ ...MIN_REVIEWS, optional: true })
  minReviews?: number;
}
