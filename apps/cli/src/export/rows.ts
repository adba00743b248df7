import type { Client } from '../client.js';
import type { Session } from '../session.js';

/** One line of an export: plain cells under stable column names. */
export type Flat = Readonly<Record<string, string | number | boolean | null>>;

type Named = Readonly<{ id: string; name: string }>;
type Decision = Readonly<{
  nomination: string;
  revision: string;
  cycle: Readonly<{ id: string }>;
  candidate: Named;
  targetLevel: string;
  orgUnit: string;
  outcome: string;
  decidedAt: string;
  releasedAt: string | null;
  superseded: boolean;
  policyVersion: number;
  basis: Readonly<{
    round: number;
    tally: Readonly<{ electorate: number; promote: number; notYet: number; abstain: number; recused: number }>;
    quorum: Readonly<{ present: number; required: number; met: boolean }>;
    result: string;
    tieBrokenAs: string | null;
    nominationRevision: string;
    override: boolean;
    decidedBy: Named;
  }> | null;
}>;
type Ratio = Readonly<{ num: number; den: number }>;
type Nomination = Readonly<{
  id: string;
  candidate: Named;
  cycle: Readonly<{ id: string }>;
  targetLevel: string;
}>;
type Levels = Readonly<{
  levels: readonly Readonly<{
    level: string;
    band: string;
    attainment: Ratio;
    coverage: Ratio;
    weightAssumed: boolean;
  }>[];
}>;

const NO_BASIS = {
  round: null,
  result: null,
  tieBrokenAs: null,
  promote: null,
  notYet: null,
  abstain: null,
  recused: null,
  electorate: null,
  present: null,
  quorumRequired: null,
  quorumMet: null,
  override: null,
  decidedBy: null,
  nominationRevision: null,
} as const;

const basisOf = (basis: Decision['basis']): Flat => {
  if (basis === null) return NO_BASIS;
  const { tally, quorum, decidedBy, round, result, tieBrokenAs, override, nominationRevision } = basis;
  return {
    round,
    result,
    tieBrokenAs,
    promote: tally.promote,
    notYet: tally.notYet,
    abstain: tally.abstain,
    recused: tally.recused,
    electorate: tally.electorate,
    present: quorum.present,
    quorumRequired: quorum.required,
    quorumMet: quorum.met,
    override,
    decidedBy: decidedBy.id,
    nominationRevision,
  };
};

const ofCycle = (path: string, cycle: string | undefined): string =>
  cycle === undefined ? path : `${path}?cycle=${encodeURIComponent(cycle)}`;

/** Every decision, the reopened ones marked, newest first. */
export const decisionRows = async function* ({ client }: Session, cycle: string | undefined): AsyncGenerator<Flat> {
  for await (const page of client.pages<Decision>(ofCycle('/v1/decisions', cycle)))
    for (const { basis, candidate, cycle: of, ...decision } of page)
      yield {
        nomination: decision.nomination,
        cycle: of.id,
        candidate: candidate.id,
        candidateName: candidate.name,
        targetLevel: decision.targetLevel,
        orgUnit: decision.orgUnit,
        outcome: decision.outcome,
        decidedAt: decision.decidedAt,
        releasedAt: decision.releasedAt,
        superseded: decision.superseded,
        policyVersion: decision.policyVersion,
        ...basisOf(basis),
      };
};

const levelRows = async (client: Client, { id, candidate, cycle, targetLevel }: Nomination): Promise<Flat[]> => {
  const { levels } = await client.require<Levels>('GET', `/v1/nominations/${id}/readiness`);
  return levels.map(({ level, band, attainment, coverage, weightAssumed }) => ({
    nomination: id,
    cycle: cycle.id,
    candidate: candidate.id,
    candidateName: candidate.name,
    targetLevel,
    level,
    band,
    attainmentNum: attainment.num,
    attainmentDen: attainment.den,
    coverageNum: coverage.num,
    coverageDen: coverage.den,
    weightAssumed,
  }));
};

/** A row for each nomination and level; shares stay exact, as numerator and denominator. */
export const readinessRows = async function* ({ client }: Session, cycle: string | undefined): AsyncGenerator<Flat> {
  for await (const page of client.pages<Nomination>(ofCycle('/v1/nominations', cycle)))
    for (const nomination of page) yield* await levelRows(client, nomination);
};
