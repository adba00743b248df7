import type { FindingAbout, Found } from '@plumbline/domain';
import type { Finding } from '@plumbline/responses';

/** `knows`: what whoever reads it may learn of: what was done, on what it was decided, and what changed there. */
export type Told = Readonly<{
  about: FindingAbout;
  findingId: string;
  found: Found;
  /** What the reader knows by a name: what it stands on, and the person on whose record it was decided. */
  names: Readonly<{ about: string; on: string | null }>;
  knows: Readonly<{ done: boolean; decidedOn: boolean; changed: boolean }>;
}>;

/** `VotingOpened` is "voting opened". */
const inWords = (eventType: string): string => eventType.replaceAll(/(?<=[a-z])[A-Z]/gu, ' $&').toLowerCase();

const PLACES: Readonly<Record<FindingAbout['kind'], string>> = {
  nomination: 'nominations',
  cycle: 'cycles',
  framework: 'frameworks',
  person: 'people',
};

const ON: Readonly<Record<FindingAbout['kind'], string>> = {
  nomination: 'the nomination of',
  cycle: 'the cycle',
  framework: 'the framework',
  person: 'the record of',
};

const UNDO: Readonly<Record<FindingAbout['kind'], string>> = {
  nomination:
    'If not, the chair takes it back by what the nomination offers: return it, recuse somebody, or reopen the decision.',
  cycle: 'If not, the chair or an admin takes it back: the phase before, a member added or removed, another deadline.',
  framework: 'If not, an admin corrects the draft, or retires the framework.',
  person: 'If not, another admin corrects the record.',
};

const WHO: Readonly<Record<FindingAbout['kind'], string>> = {
  nomination: 'the chair',
  cycle: 'the chair',
  framework: 'an admin',
  person: 'another admin',
};

const streamInWords = (stream: string, name: string | null): string => {
  const [kind] = stream.split('-', 1);
  const id = stream.slice(stream.indexOf('-') + 1);
  if (kind === 'person') return `the record of ${name ?? 'a person'} (${id})`;
  return kind === 'candidacy'
    ? 'which nominations of the candidate there were in the round'
    : `${kind ?? 'stream'} ${id}`;
};

/** In words for whoever has to decide whether it may stay. */
export const saidOf = ({ about, findingId, found, names, knows }: Told): Finding['said'] => {
  const address = `/v1/${PLACES[about.kind]}/${about.id}/findings/${findingId}/resolution`;
  return {
    done: knows.done
      ? `On ${ON[about.kind]} ${names.about}: ${inWords(found.done.eventType)}.`
      : `Something was recorded on ${ON[about.kind]} ${names.about} that is not shown to you.`,
    decidedOn: knows.decidedOn
      ? `It was decided on ${streamInWords(found.decidedOn.stream, names.on)}, as that was read then.`
      : 'It was decided on something else, which is not shown to you, as that was read then.',
    changed: knows.changed
      ? `That had changed before this was committed: ${inWords(found.changedBy.eventType)}.`
      : 'That had changed before this was committed; how is not shown to you.',
    next: `What was done stands until somebody acts. See whether it would have been done all the same. If so, ${WHO[about.kind]} resolves this with a reason: POST ${address}. ${UNDO[about.kind]} Then resolve this, too.`,
  };
};
