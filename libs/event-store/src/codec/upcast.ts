import { UnreadableEvent } from '@plumbline/event-log';
import { currentVersion, isKnownVersion } from './versions.js';

type Data = Readonly<Record<string, unknown>>;
export type Upcaster = (data: Data) => Data;

/** The rules under which a cycle was opened, before they could differ. */
const withOldRules = ({ policy, ...rest }: Data): Data => ({
  ...rest,
  policy: {
    ...(policy as Data),
    chairWhoVotedBreaksTies: true,
    tiedWhen: 'as-many-for-as-against',
    partialReviews: true,
    severalLevels: true,
  },
});
/** Not recorded then. */
const sightUnknown = (data: Data): Data => ({ ...data, sight: null });
const allJudged = (data: Data): Data => ({ ...data, cannotJudge: [] });

/** Nobody was asked what a phase left unfinished. */
const unasked = (data: Data): Data => ({ ...data, unfinished: null });

/** Nobody but managers nominated. */
const byManager = (data: Data): Data => ({ ...data, onBehalf: false });

/** Reviews could be asked for, submitted and revised after every reopening. */
const reviewsToo = (data: Data): Data => ({ ...data, opens: 'reviews' });

/** Documents with one title were editions of one. */
const byTitle = (data: Data): Data => ({ ...data, document: null });

/** One admin erased, and said why in words. */
const inWords = (data: Data): Data => ({ ...data, ground: null, caseNumber: null });

/** People had no other id. */
const withoutSourceId = (data: Data): Data => ({ ...data, sourceId: null });

/** Nobody said from when names hold. */
const undated = (data: Data): Data => ({ ...data, effectiveDate: null });

/** Entry n of a type turns data of version n into version n + 1. Never remove one: stored files have events of its version. */
export const UPCASTERS: ReadonlyMap<string, ReadonlyMap<number, Upcaster>> = new Map([
  ['BlueprintImported', new Map([[1, byTitle]])],
  ['EvidenceAttached', new Map([[1, ({ criterion, ...rest }: Data) => ({ ...rest, criteria: [criterion] })]])],
  ['CycleOpened', new Map([[1, withOldRules]])],
  ['PolicyAmended', new Map([[1, withOldRules]])],
  ['PhaseAdvanced', new Map([[1, unasked]])],
  ['CycleClosed', new Map([[1, unasked]])],
  ['NominationOpened', new Map([[1, byManager]])],
  ['DecisionReopened', new Map([[1, reviewsToo]])],
  ['VotingOpened', new Map([[1, withOldRules]])],
  [
    'PersonCorrected',
    new Map([
      [1, withoutSourceId],
      [2, undated],
    ]),
  ],
  ['PersonRegistered', new Map([[1, withoutSourceId]])],
  ['PersonErased', new Map([[1, inWords]])],
  ['ReviewerAssigned', new Map([[1, sightUnknown]])],
  ['ReviewerDeclined', new Map([[1, sightUnknown]])],
  ['ReviewSubmitted', new Map([[1, (data: Data) => allJudged(sightUnknown(data))]])],
  ['ReviewRevised', new Map([[1, (data: Data) => ({ ...allJudged(data), othersReadable: null })]])],
]);

/** Throws `UnreadableEvent` for a type or version that only a newer program can have written. */
export const ensureKnown = (type: string, version: number): void => {
  if (!isKnownVersion(type, version))
    throw new UnreadableEvent(
      `${type} version ${String(version)} is unknown here: was it written by a newer Plumbline?`,
    );
};

/** Data of a stored version as the version that is written today; throws `UnreadableEvent` if that is not possible. */
export const upcast = (type: string, version: number, data: Data): Readonly<{ version: number; data: Data }> => {
  ensureKnown(type, version);
  if (version === currentVersion(type)) return { version, data };
  const step = UPCASTERS.get(type)?.get(version);
  if (step === undefined) throw new Error(`${type} has no upcaster from version ${String(version)}`);
  return upcast(type, version + 1, step(data));
};
