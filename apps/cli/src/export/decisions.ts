import type { DecisionItem } from '@plumbline/responses';
import type { Client } from '../client.js';
import { type Columns, flat, type Flat } from './columns.js';

export const DECISION_COLUMNS = {
  nomination: (decision) => decision.nomination.id,
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
  tieBrokenBy: ({ basis }) => basis?.tieBrokenBy?.id ?? null,
  reviewsRevisedAfterOthers: ({ basis }) => basis?.reviewsRevisedAfterOthers ?? null,
} satisfies Columns<DecisionItem>;

/** Every decision that you may see, newest first; reopened ones are marked. */
export const decisionRows = async function* (client: Client, query: string): AsyncGenerator<Flat> {
  for await (const page of client.pages<DecisionItem>(`/v1/decisions${query}`))
    for (const decision of page) yield flat(DECISION_COLUMNS, decision);
};
