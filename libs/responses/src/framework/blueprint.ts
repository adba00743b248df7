import { define, page } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, instant, list, nullable, object, tally, text, oneOf } from '../kernel/schema.js';
import { item, itemFields, listed, placed } from './blueprint-items.js';

const fact = nullable(define('RoleFact', object({ value: text(), basis: oneOf({ stated: true, inferred: true }) })));
const BlueprintRole = define(
  'BlueprintRole',
  object({ title: fact, level: fact, track: fact, department: fact, horizon: fact, reportsTo: fact }),
);

export const BlueprintItem = define('BlueprintItem', object({ ...listed, ...itemFields }));
export type BlueprintItem = Answer<typeof BlueprintItem>;
const NamedItem = define('ChangedItem', object(item));

const BlueprintReport = define(
  'BlueprintReport',
  object({
    counts: tally({ description: 'Items by kind, and by kind and group.' }),
    ...hideable({
      unmapped: list(object({ ...placed, from: text(), reason: text() })),
      ambiguities: list(object({ ...placed, what: text() })),
    }),
  }),
);

const EditionChanges = define(
  'EditionChanges',
  object({
    since: text({ description: 'Digest of the edition before.' }),
    name: text({ description: 'Name of the document that it was read from.' }),
    importedAt: instant({ description: 'When that edition was imported.' }),
    added: list(NamedItem),
    removed: list(NamedItem),
    reworded: list(object({ key: text(), from: text(), to: text(), kind: text(), locator: text() })),
    moved: list(
      object({
        key: text(),
        text: text(),
        from: nullable(text()),
        to: nullable(text()),
        kind: text(),
        locator: text(),
      }),
      { description: 'Items in another area or group than before, by its title; null stands for none.' },
    ),
    revised: list(object({ ...item, fields: list(text(), { description: 'Names of the fields that differ.' }) })),
  }),
);

export const Blueprint = define(
  'Blueprint',
  object({
    name: text(),
    format: text(),
    sha256: text(),
    importerVersion: text(),
    role: BlueprintRole,
    report: BlueprintReport,
    importedAt: instant(),
    ...hideable({ changes: nullable(EditionChanges) }),
    ...page(BlueprintItem),
  }),
);
export type Blueprint = Answer<typeof Blueprint>;
