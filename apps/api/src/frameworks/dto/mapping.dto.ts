import { sha256 } from '@plumbline/canonical';
import { Validated, type Rule } from '../../http/validated.js';
import {
  IntField,
  Key,
  Line,
  ListOf,
  ListOfKeys,
  Nested,
  OneOf,
  RatingField,
  Text,
} from '../../http/dto-decorators.js';
import { Example } from '../../http/example.js';
import { TRACK_PAGE } from './import-blueprint.dto.js';

const isWeight = (value: unknown): boolean =>
  value === 'stated' || (typeof value === 'number' && value > 0 && value <= 1_000_000 && thousandths(value));
const thousandths = (value: number): boolean => Math.round(value * 1_000) / 1_000 === value;
const weight: Rule = {
  check: (value) => (isWeight(value) ? undefined : 'is neither a weight nor "stated"'),
  fix: 'Send a number above 0 with at most three decimals, "stated", or null where nothing is stated.',
  schema: {
    oneOf: [
      { type: 'number', minimum: 0.001, maximum: 1_000_000 },
      { type: 'string', enum: ['stated'] },
    ],
  },
};
const critical: Rule = {
  check: (value) => (typeof value === 'boolean' || value === 'stated' ? undefined : 'is none of true, false, "stated"'),
  fix: 'Send true, false, or "stated": critical where the document says so without a condition.',
  schema: { oneOf: [{ type: 'boolean' }, { type: 'string', enum: ['stated'] }] },
};

const BECOMES = ['criterion', 'counter-signal', 'guidance', 'nothing'] as const;
export const BASES = ['proposed', 'carried', 'reviewed'] as const;

/** Names in documents are longer than typed ones, and what GET proposes must be accepted back. */
const DOCUMENT_LINE = 2_000;

export class MappedLevelDto {
  @Key()
  key!: string;

  @Line({ max: DOCUMENT_LINE })
  title!: string;

  @IntField({ min: 0, max: 1_000, description: 'Orders the levels, lowest first.' })
  ordinal!: number;

  @Text({ min: 0, max: 5_000, optional: true })
  summary?: string;
}

export class MappedAreaDto {
  @Key()
  key!: string;

  @Line({ max: DOCUMENT_LINE })
  title!: string;
}

export class MappingRuleDto {
  @Line({ max: 64, description: 'Digest of the blueprint.' })
  blueprint!: string;

  @Key({ description: 'Of the items that this is about.' })
  kind!: string;

  @Line({ nullable: true, max: DOCUMENT_LINE })
  group!: string | null;

  @Line({ nullable: true, max: DOCUMENT_LINE, description: 'Level that a ladder names for them.' })
  itemLevel!: string | null;

  @IntField({
    optional: true,
    description: 'Number of items. A mapping with a number that the document does not have is refused.',
  })
  count?: number;

  @OneOf(BECOMES)
  becomes!: (typeof BECOMES)[number];

  @Key({ nullable: true, description: 'Level that requires them. A criterion needs one.' })
  level!: string | null;

  @Nested(() => MappedAreaDto)
  area!: MappedAreaDto;

  @Validated(weight, { nullable: true, description: 'Of each criterion; "stated": as the document says for each.' })
  weight!: number | 'stated' | null;

  @Validated(critical)
  critical!: boolean | 'stated';

  @RatingField({ description: 'Lowest rating that meets the level, on the scale.' })
  requiredRating!: number;

  @IntField({ min: 1, max: 1_000 })
  minEvidence!: number;

  @Text({ max: 2_000, optional: true, description: 'Why; stored with the mapping.' })
  reason?: string;

  @OneOf(BASES, {
    optional: true,
    description: 'Where the rule comes from: a proposal, the mapping of an earlier edition, or yours. Not read.',
  })
  basis?: (typeof BASES)[number];
}

/** `mapping` of GET, changed or as it came. */
@Example<MappingDto>({
  levels: [{ key: 'reliability-lead', title: 'Lead of reliability', ordinal: 2 }],
  rules: [
    {
      ...{
        blueprint: sha256(TRACK_PAGE),
        kind: 'responsibility',
        group: 'career-track-reliability',
        itemLevel: null,
        becomes: 'criterion',
      },
      ...{ level: 'reliability-lead', area: { key: 'operations', title: 'Operations' } },
      ...{ weight: null, critical: false, requiredRating: 3, minEvidence: 1, reason: 'What leads are asked for.' },
    },
  ],
})
export class MappingDto {
  @Key({
    optional: true,
    description: 'Id of the framework that it was written for; a mapping for another one is refused.',
  })
  id?: string;

  @ListOf(() => MappedLevelDto, { max: 100, description: 'Levels that no criterion requires are not added.' })
  levels!: MappedLevelDto[];

  @ListOfKeys({
    optional: true,
    max: 100,
    description: 'Entry levels of the framework, in place of those of the draft. They stay as they are when left out.',
  })
  entryLevels?: string[];

  @ListOf(() => MappingRuleDto, { max: 2_000 })
  rules!: MappingRuleDto[];
}
