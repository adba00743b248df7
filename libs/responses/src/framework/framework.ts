import { define, definePage } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, object, text } from '../kernel/schema.js';
import { VersionRef } from '../shared/references.js';
import { sourced } from '../shared/source.js';
import { parts, RatingScale } from './parts.js';

const item = {
  id: text(),
  track: text(),
  title: text(),
  newestVersion: integer({ description: '0 before the first publication.' }),
  retired: flag(),
  updatedAt: instant(),
};
export const FrameworkItem = define('FrameworkItem', object(item));
export type FrameworkItem = Answer<typeof FrameworkItem>;
export const FrameworkPage = definePage('FrameworkPage', FrameworkItem);
export type FrameworkPage = Answer<typeof FrameworkPage>;

const published = { version: integer(), semanticHash: text(), publishedAt: instant() };

const DraftBlueprint = define(
  'DraftBlueprint',
  object({
    name: text(),
    roleTitle: nullable(text(), { description: 'Null where the document states none.' }),
    format: text(),
    sha256: text(),
    importerVersion: text(),
    itemCount: integer(),
    unmapped: list(text(), { description: 'Texts that the importer did not understand.' }),
    importedAt: instant(),
  }),
);
export const FrameworkDraft = define('FrameworkDraft', object({ ...parts, blueprints: list(DraftBlueprint) }));
export type FrameworkDraft = Answer<typeof FrameworkDraft>;

export const Framework = define(
  'Framework',
  object({
    ...item,
    scale: RatingScale,
    versions: list(define('PublishedVersion', object(published))),
    ...hideable({ draft: FrameworkDraft }),
    revision: text(),
  }),
);
export type Framework = Answer<typeof Framework>;

export const FrameworkVersion = define(
  'FrameworkVersion',
  object({ id: text(), ...published, track: text(), title: text(), scale: RatingScale, ...parts }),
);
export type FrameworkVersion = Answer<typeof FrameworkVersion>;

export const PartSource = define('PartSource', object({ framework: VersionRef, key: text(), ...sourced }));
export type PartSource = Answer<typeof PartSource>;
