import type { NominationItem, NominationReadiness } from '@plumbline/responses';
import type { Client } from '../client.js';
import { inFlight } from '../in-flight.js';
import { type Columns, flat, type Flat } from './columns.js';
import { HIDDEN, nominations, WIDTH } from './nominations.js';

type Row = Readonly<{ nomination: NominationItem; at: NominationReadiness['levels'][number] }>;

export const READINESS_COLUMNS = {
  nomination: ({ nomination }) => nomination.id,
  cycle: ({ nomination }) => nomination.cycle.id,
  candidate: ({ nomination }) => nomination.candidate.id,
  candidateName: ({ nomination }) => nomination.candidate.name,
  targetLevel: ({ nomination }) => nomination.targetLevel,
  level: ({ at }) => at.level,
  band: ({ at }) => at.band,
  attainmentNum: ({ at }) => at.attainment?.num ?? null,
  attainmentDen: ({ at }) => at.attainment?.den ?? null,
  coverageNum: ({ at }) => at.coverage.num,
  coverageDen: ({ at }) => at.coverage.den,
  weightAssumed: ({ at }) => at.weightAssumed,
} satisfies Columns<Row>;

/** Undefined where you may see the nomination but not its readiness, such as a reviewer before their own review. */
const levelsOf = async (client: Client, nomination: NominationItem): Promise<readonly Flat[] | undefined> => {
  const answer = await client.send('GET', `/v1/nominations/${encodeURIComponent(nomination.id)}/readiness`);
  if (HIDDEN.includes(answer.status)) return undefined;
  const { levels } = client.accept(answer, `Reading the readiness of ${nomination.id}`) as NominationReadiness;
  return levels.map((at) => flat(READINESS_COLUMNS, { nomination, at }));
};

/** A row for each nomination and level; shares stay exact, as numerator and denominator. */
export const readinessRows = async function* (
  client: Client,
  query: string,
  leftOut: (nomination: string) => void,
): AsyncGenerator<Flat> {
  const read = async (nomination: NominationItem) => ({ nomination, rows: await levelsOf(client, nomination) });
  for await (const { nomination, rows } of inFlight(nominations(client, query), WIDTH, read))
    if (rows === undefined) leftOut(nomination.id);
    else yield* rows;
};
