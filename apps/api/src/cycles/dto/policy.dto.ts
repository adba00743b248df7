import type { Ratio } from '@plumbline/domain';
import { BooleanField, IntField, Nested, OneOf, RatioField } from '../../http/dto-decorators.js';

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
const TIED = ['one-more-would-pass', 'as-many-for-as-against'] as const;
const TIES = ['chair-decides', 'fails'] as const;

const CHAIR_VOTED = 'Whether a chair who voted promote or not-yet breaks a tie; where not, such a round fails.';
const KEPT = 'Only a cycle opened before this rule has another value; it keeps that, or takes this one.';

const SEVERAL_LEVELS =
  'Whether somebody may be nominated for several levels at once, of which at most one is decided as promoted. False by default; true is not taken back.';

/** Settings that came later. Left out they are those of the cycle, or the default's in one that opens. */
class LaterPolicyDto {
  @BooleanField({ optional: true, description: `${CHAIR_VOTED} False by default.` })
  chairWhoVotedBreaksTies?: boolean;

  @OneOf(TIED, { optional: true, description: `When a vote is tied: \`one-more-would-pass\`. ${KEPT}` })
  tiedWhen?: (typeof TIED)[number];

  @BooleanField({ optional: true, description: `Whether a review may leave criteria out: false. ${KEPT}` })
  partialReviews?: boolean;

  @BooleanField({ optional: true, description: SEVERAL_LEVELS })
  severalLevels?: boolean;
}

export class PolicyDto extends LaterPolicyDto {
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
export class PolicyPartsDto extends LaterPolicyDto {
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
