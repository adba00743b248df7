import { Type } from 'typebox';
import { define } from '../kernel/components.js';
import { type Answer, flag, integer, list, nullable, number, object, text, oneOf } from '../kernel/schema.js';
import { entryLevels, Level } from './parts.js';

const stated = oneOf({ stated: true });

const MappingRule = define(
  'ProposedRule',
  object({
    blueprint: text(),
    kind: text(),
    group: nullable(text()),
    itemLevel: nullable(text()),
    count: integer(),
    becomes: oneOf({ criterion: true, 'counter-signal': true, guidance: true, nothing: true }),
    level: nullable(text()),
    area: object({ key: text(), title: text() }),
    weight: Type.Union([number(), stated, Type.Null()]),
    critical: Type.Union([flag(), stated]),
    requiredRating: integer(),
    minEvidence: integer(),
    reason: text(),
    basis: oneOf(
      { proposed: true, carried: true, reviewed: true },
      { description: 'By the importer; decided for the edition before; decided for this one.' },
    ),
  }),
);
export type ProposedRule = Answer<typeof MappingRule>;

export const ProposedMapping = define(
  'ProposedMapping',
  object({ levels: list(Level), entryLevels, rules: list(MappingRule) }),
);
export type ProposedMapping = Answer<typeof ProposedMapping>;

const MappedBlueprint = define(
  'MappedBlueprint',
  object({ name: text(), format: text(), sha256: text(), roleTitle: nullable(text()) }),
);
export const FrameworkMapping = define(
  'FrameworkMapping',
  object({
    id: text(),
    revision: text(),
    blueprints: list(MappedBlueprint, { description: 'The latest edition of each role.' }),
    mapping: ProposedMapping,
  }),
);
export type FrameworkMapping = Answer<typeof FrameworkMapping>;

const keptPart = object({
  key: text(),
  why: oneOf(
    { 'edited-by-hand': true, 'removed-by-hand': true, 'no-longer-mapped': true },
    { description: 'no-longer-mapped: edited by hand, so it stays although the mapping no longer makes it.' },
  ),
});
const PartChanges = define(
  'PartChanges',
  object({ added: list(text()), revised: list(text()), removed: list(text()), kept: list(keptPart) }),
);
export const MappingWarning = define(
  'MappingWarning',
  object({ code: oneOf({ 'weights-mixed': true }), level: text(), detail: text() }),
);
export type MappingWarning = Answer<typeof MappingWarning>;
export const MappingPreview = define(
  'MappingPreview',
  object({
    id: text(),
    revision: text({ description: 'Of the draft: PUT with this as If-Match does what is said here.' }),
    levels: PartChanges,
    entryLevels: object({ added: list(text()), removed: list(text()) }),
    areas: PartChanges,
    criteria: PartChanges,
    counterSignals: PartChanges,
    warnings: list(MappingWarning),
  }),
);
export type MappingPreview = Answer<typeof MappingPreview>;
