import type { ExpireTexts, NominationCommand, Revision } from '@plumbline/domain';
import type { CommandInput } from '../command-input.js';

type WithoutRevision<C> = C extends { type: 'RecordDecision'; data: infer Data }
  ? Omit<C, 'data'> & Readonly<{ data: Omit<Data, 'nominationRevision'> }>
  : C;
/** A command on a nomination as it is asked for. */
export type NominationInput<C extends NominationCommand = Exclude<NominationCommand, ExpireTexts>> = WithoutRevision<
  CommandInput<C>
>;

/**
 * A decision stores the revision that it rests on: the one that it is decided at, in its turn. The route requires If-Match, which is compared
 * there, so that this is what the chair saw.
 */
export const restingOn = <C extends NominationCommand>(
  input: NominationInput<C>,
  revision: Revision | null,
): CommandInput<C> =>
  (input.type === 'RecordDecision'
    ? { ...input, data: { ...input.data, nominationRevision: String(revision) } }
    : input) as CommandInput<C>;
