import type { Decision, DecisionItem } from '@plumbline/responses';
import type { Client } from '../client.js';
import { inFlight } from '../in-flight.js';
import { type Columns, flat, type Flat } from './columns.js';
import { packetOf, WIDTH } from './nominations.js';

/** `texts`: what its chair wrote, where you may read it. */
type Row = DecisionItem & Readonly<{ texts: Decision | undefined }>;

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
  rationale: ({ texts }) => texts?.rationale ?? null,
  conditions: ({ texts }) => texts?.conditions.join('\n') ?? null,
  overrideReason: ({ texts }) => texts?.overrideReason ?? null,
} satisfies Columns<Row>;

/** The register has no texts: they come from the packets, each of which is read once. */
const textsIn = (client: Client) => {
  const packets = new Map<string, ReturnType<typeof packetOf>>();
  return async (item: DecisionItem): Promise<Row> => {
    if (item.basis === null) return { ...item, texts: undefined };
    const { id } = item.nomination;
    const packet = packets.get(id) ?? packetOf(client, id);
    packets.set(id, packet);
    const { round } = item.basis;
    return { ...item, texts: (await packet)?.decisions?.find((each) => each.round === round) };
  };
};

const decisions = async function* (client: Client, query: string): AsyncGenerator<DecisionItem> {
  for await (const page of client.pages<DecisionItem>(`/v1/decisions${query}`)) yield* page;
};

/** Every decision that you may see, newest first; reopened ones are marked. */
export const decisionRows = async function* (client: Client, query: string): AsyncGenerator<Flat> {
  for await (const row of inFlight(decisions(client, query), WIDTH, textsIn(client))) yield flat(DECISION_COLUMNS, row);
};
