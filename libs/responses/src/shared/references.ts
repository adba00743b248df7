import { define } from '../kernel/components.js';
import { type Answer, integer, object, text, uuid } from '../kernel/schema.js';

/** Somebody. Views hold ids only, so that erasing a person erases their name everywhere. */
export const PersonRef = define(
  'PersonRef',
  object({ id: text(), name: text({ description: "'erased' once the person is erased." }) }),
);
export type PersonRef = Answer<typeof PersonRef>;

export const CycleRef = define('CycleRef', object({ id: text(), title: text() }));
export type CycleRef = Answer<typeof CycleRef>;

export const NominationRef = define('NominationRef', object({ id: uuid() }));
export type NominationRef = Answer<typeof NominationRef>;
/** What names one nomination. */
export type AboutOne = Readonly<{ nomination: NominationRef }>;

export const VersionRef = define('VersionRef', object({ id: text(), version: integer() }));
export type VersionRef = Answer<typeof VersionRef>;
