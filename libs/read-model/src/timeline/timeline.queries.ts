import type { Outcome } from '@plumbline/domain';
import { hide, hiddenIn, type TimelineEntry } from '@plumbline/responses';
import type { TimelineRow } from './timeline.table.js';
import type { Grants } from '@plumbline/access';
import { type Kysely, sql } from 'kysely';
import { anyOf } from '../any-of.js';
import { fromJson } from '@plumbline/view-store';
import { namedIn } from '../names.js';
import type { Views } from '../tables.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { withLine } from '../visibility/reporting-line.js';
import { factsOf, grantsInRows } from '../visibility/row-grants.js';

type ReadinessThen = NonNullable<TimelineEntry['readiness']>[number];
type Detail = TimelineRow['detail'];

export const timelineScope = (personId: string): string => `timeline ${personId}`;

const textIn = (detail: Detail, name: string): string | null => {
  const value = detail[name];
  return typeof value === 'string' ? value : null;
};
const textsIn = (rows: readonly Readonly<{ detail: Detail }>[], name: string): readonly string[] =>
  rows.flatMap(({ detail }) => textIn(detail, name) ?? []);

const readinessThen = async (db: Kysely<Views>, personId: string) => {
  const rows = await db
    .selectFrom('timeline as t')
    .innerJoin('readinessAtDecision as d', (join) =>
      join.onRef('d.nominationId', '=', 't.nominationId').onRef('d.revision', '=', 't.revision'),
    )
    .select(['t.position', 'd.level', 'd.band', 'd.attainment', 'd.coverage'])
    .where('t.personId', '=', personId)
    .orderBy('d.ordinal')
    .execute();
  return (position: string): readonly ReadinessThen[] =>
    rows
      .filter((row) => row.position === position)
      .map(({ level, band, attainment, coverage }) => {
        return { level, band, attainment: fromJson(attainment), coverage: fromJson(coverage) };
      });
};

/** What the viewer sees of each nomination of the person. */
const grantsOn = async (
  db: Kysely<Views>,
  personId: string,
  asking: ListViewer,
): Promise<ReadonlyMap<string, Grants>> => {
  const viewer = await withLine(db, asking);
  const rows = await db
    .selectFrom('nomination as n')
    .select(['n.nominationId', 'n.state', factsOf(viewer).as('facts')])
    .where('n.candidateId', '=', personId)
    .execute();
  const grantsIn = grantsInRows(viewer);
  return new Map(rows.map((row) => [row.nominationId, grantsIn(row)]));
};

const cyclesIn = async (db: Kysely<Views>, ids: readonly string[]) => {
  const rows = await db
    .selectFrom('cycle')
    .select(['cycleId as id', 'title'])
    .where(sql<boolean>`"cycleId" in ${anyOf(ids)}`)
    .execute();
  const cycles = new Map(rows.map((row) => [row.id, row]));
  return (id: string | null) => cycles.get(id ?? '') ?? null;
};

/** Only decisions have a readiness, which may be hidden. */
const readinessOf = (readiness: readonly ReadinessThen[] | null, grants: Grants | undefined) =>
  hide({ readiness }, hiddenIn({ readiness: readiness === null || grants?.band === true }));

const entriesOf = (db: Kysely<Views>, personId: string) =>
  db
    .selectFrom('timeline as t')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.nominationId', '=', 't.nominationId').onRef('d.revision', '=', 't.revision'),
    )
    .selectAll('t')
    .select(['d.superseded', 'd.releasedAt'])
    .where('t.personId', '=', personId)
    .orderBy('t.onDate')
    .orderBy('t.position')
    .execute();
type Entry = Awaited<ReturnType<typeof entriesOf>>[number];

/** What the packet shows of a decision, the timeline shows too. */
const showsDecision = ({ superseded, releasedAt }: Entry, { decisions, outcome, releases }: Grants): boolean =>
  superseded === 1 ? decisions || (releases && releasedAt !== null) : outcome;

const ABOUT_DECISIONS: readonly Entry['kind'][] = ['decided', 'feedback-released', 'decision-reopened'];

/** The reopenings of decisions that were released. */
const reopenedAfterRelease = (entries: readonly Entry[]): ReadonlySet<Entry> => {
  const last = new Map<string | null, Entry['kind']>();
  const found = new Set<Entry>();
  for (const entry of entries.filter(({ kind }) => ABOUT_DECISIONS.includes(kind))) {
    if (entry.kind === 'decision-reopened' && last.get(entry.nominationId) === 'feedback-released') found.add(entry);
    last.set(entry.nominationId, entry.kind);
  }
  return found;
};

/** Entries of the nomination's own stream carry its revision; a change of level only refers to the nomination. */
const isShown = (entry: Entry, grants: Grants | undefined, isReleased: boolean): boolean => {
  if (entry.revision === null) return true;
  if (grants?.exists !== true) return false;
  if (entry.kind === 'decided') return showsDecision(entry, grants);
  if (entry.kind === 'decision-reopened') return grants.packet || isReleased;
  return entry.kind !== 'nomination-withdrawn' || grants.state;
};

/**
 * One person over time, oldest first; entries that hold from the same day in the order they were recorded. What happened
 * to nominations that do not exist for the viewer is left out, and a change of level does not name them.
 */
export const timelineOf = async (
  db: Kysely<Views>,
  personId: string,
  viewer: ListViewer,
): Promise<readonly TimelineEntry[]> => {
  const grantsBy = await grantsOn(db, personId, viewer);
  const grantsIn = ({ nominationId }: Entry): Grants | undefined => grantsBy.get(nominationId ?? '');
  const entries = await entriesOf(db, personId);
  const released = reopenedAfterRelease(entries);
  const rows = entries
    .filter((row) => isShown(row, grantsIn(row), released.has(row)))
    .map((row) => ({ ...row, detail: fromJson(row.detail), grants: grantsIn(row) }));
  const named = await namedIn(db, textsIn(rows, 'managerId'));
  const titled = await cyclesIn(db, textsIn(rows, 'cycleId'));
  const then = await readinessThen(db, personId);
  return rows.map(({ detail, grants, ...row }) => {
    const managerId = textIn(detail, 'managerId');
    return {
      effectiveDate: row.onDate,
      kind: row.kind,
      recordedAt: row.recordedAt,
      nomination: grants?.exists && row.nominationId !== null ? { id: row.nominationId } : null,
      cycle: titled(textIn(detail, 'cycleId')),
      manager: managerId === null ? null : named(managerId),
      orgUnit: textIn(detail, 'orgUnit'),
      level: textIn(detail, 'level'),
      targetLevel: textIn(detail, 'targetLevel'),
      currentLevel: textIn(detail, 'currentLevel'),
      outcome: textIn(detail, 'outcome') as Outcome | null,
      ...readinessOf(row.kind === 'decided' ? then(row.position) : null, grants),
    };
  });
};
