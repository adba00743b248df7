import type { Client } from '../client.js';
import { type Columns, flat, type Flat } from './columns.js';

type Named = Readonly<{ id: string; name: string }>;
/** What a decision rests on; null for callers who take no part in deciding. */
type Basis = Readonly<{
  round: number;
  tally: Readonly<{ electorate: number; promote: number; notYet: number; abstain: number; recused: number }>;
  quorum: Readonly<{ present: number; required: number; met: boolean }>;
  result: string;
  tieBrokenAs: string | null;
  nominationRevision: string;
  override: boolean;
  decidedBy: Named;
}>;
type Decision = Readonly<{
  nomination: string;
  cycle: Readonly<{ id: string }>;
  candidate: Named;
  targetLevel: string;
  orgUnit: string;
  outcome: string;
  decidedAt: string;
  releasedAt: string | null;
  superseded: boolean;
  policyVersion: number;
  basis: Basis | null;
}>;

export const DECISION_COLUMNS = {
  nomination: (decision) => decision.nomination,
  cycle: (decision) => decision.cycle.id,
  candidate: (decision) => decision.candidate.id,
  candidateName: (decision) => decision.candidate.name,
  targetLevel: (decision) => decision.targetLevel,
  orgUnit: (decision) => decision.orgUnit,
  outcome: (decision) => decision.outcome,
  decidedAt: (decision) => decision.decidedAt,
  releasedAt: (decision) => decision.releasedAt,
  superseded: (decision) => decision.superseded,
  policyVersion: (decision) => decision.policyVersion,
  round: ({ basis }) => basis?.round ?? null,
  result: ({ basis }) => basis?.result ?? null,
  tieBrokenAs: ({ basis }) => basis?.tieBrokenAs ?? null,
  promote: ({ basis }) => basis?.tally.promote ?? null,
  notYet: ({ basis }) => basis?.tally.notYet ?? null,
  abstain: ({ basis }) => basis?.tally.abstain ?? null,
  recused: ({ basis }) => basis?.tally.recused ?? null,
  electorate: ({ basis }) => basis?.tally.electorate ?? null,
  present: ({ basis }) => basis?.quorum.present ?? null,
  quorumRequired: ({ basis }) => basis?.quorum.required ?? null,
  quorumMet: ({ basis }) => basis?.quorum.met ?? null,
  override: ({ basis }) => basis?.override ?? null,
  decidedBy: ({ basis }) => basis?.decidedBy.id ?? null,
  nominationRevision: ({ basis }) => basis?.nominationRevision ?? null,
} satisfies Columns<Decision>;

/** Every decision that the caller may see, the reopened ones marked, newest first. */
export const decisionRows = async function* (client: Client, query: string): AsyncGenerator<Flat> {
  for await (const page of client.pages<Decision>(`/v1/decisions${query}`))
    for (const decision of page) yield flat(DECISION_COLUMNS, decision);
};
