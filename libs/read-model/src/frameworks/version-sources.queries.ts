import { type CriterionSource, type FrameworkRef, citedPlace } from '@plumbline/domain';
import type { SourceSentence } from '@plumbline/responses';
import { type Kysely, sql } from 'kysely';
import { fromJson } from '@plumbline/view-store';
import type { Views } from '../tables.js';
import { anyOf } from '../any-of.js';
import { cachedVersions } from './cached-versions.js';
import { cachedWhileUnchanged } from '../cached.js';

/** `source` is null for what was written by hand. */
export type Sourced = Readonly<{ text: string; source: SourceSentence | null }>;
export type PartKind = 'criteria' | 'counterSignals';
/** The parts of one published version by key. */
export type VersionSources = Readonly<{ framework: FrameworkRef } & Record<PartKind, ReadonlyMap<string, Sourced>>>;

type Part = Readonly<{ key: string; text: string; source: CriterionSource | null }>;
type Place = Omit<SourceSentence, keyof CriterionSource | 'href'>;
/** By `citedPlace`. */
type Places = ReadonlyMap<string, Place>;

/** Where a client reads it below the server. */
type Address = Readonly<{ framework: FrameworkRef; kind: PartKind }>;
const FOLDERS: Readonly<Record<PartKind, string>> = { criteria: 'criteria', counterSignals: 'counter-signals' };
const hrefOf = ({ framework: { id, version }, kind }: Address, key: string): string =>
  `/v1/frameworks/${id}/versions/${version.toString()}/${FOLDERS[kind]}/${key}/source`;

const sentenceOf = ({ key, source }: Part, places: Places, address: Address): SourceSentence | null => {
  const place = source && places.get(citedPlace(source));
  return place ? { ...source, ...place, href: hrefOf(address, key) } : null;
};

const sourcesIn = (parts: readonly Part[]): readonly CriterionSource[] => parts.flatMap(({ source }) => source ?? []);

const bySource = (parts: readonly Part[], places: Places, address: Address): ReadonlyMap<string, Sourced> =>
  new Map(parts.map((part) => [part.key, { text: part.text, source: sentenceOf(part, places, address) }]));

const placesIn = async (db: Kysely<Views>, frameworkId: string, digests: Iterable<string>): Promise<Places> => {
  const rows = await db
    .selectFrom('frameworkBlueprint')
    .select(['sha256', 'name', 'role', 'items'])
    .where('frameworkId', '=', frameworkId)
    .where(sql<boolean>`"sha256" in ${anyOf(digests)}`)
    .orderBy('ordinal', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ sha256: blueprint, name, ...row }) => {
      const roleTitle = fromJson(row.role).title?.value ?? null;
      return fromJson(row.items).map(({ key: item, locator, section, text }) => {
        return [citedPlace({ blueprint, item, locator }), { name, roleTitle, section, text }] as const;
      });
    }),
  );
};

const readSources = async (db: Kysely<Views>, { id, version }: FrameworkRef): Promise<VersionSources | undefined> => {
  const row = await db
    .selectFrom('frameworkVersion')
    .select(['criteria', 'counterSignals'])
    .where('frameworkId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const [criteria, signals] = [fromJson(row.criteria), fromJson(row.counterSignals)];
  const digests = new Set(sourcesIn([...criteria, ...signals]).map(({ blueprint }) => blueprint));
  const places = await placesIn(db, id, digests);
  const framework = { id, version };
  return {
    framework,
    criteria: bySource(criteria, places, { framework, kind: 'criteria' }),
    counterSignals: bySource(signals, places, { framework, kind: 'counterSignals' }),
  };
};

/** Of a large version they are a megabyte or two. */
const MOST_VERSIONS = 16;

/** Where everything in a published version came from; undefined where there is no such version. */
export const sourcesOf = cachedVersions(MOST_VERSIONS, readSources);

type Bound = { id: string; version: number } | undefined;
const boundTo = async (db: Kysely<Views>, framework: Bound): Promise<VersionSources | undefined> =>
  framework && ((await sourcesOf(db, framework)) ?? { framework, criteria: new Map(), counterSignals: new Map() });

const readPin = (db: Kysely<Views>, nominationId: string): Promise<FrameworkRef | undefined> =>
  db
    .selectFrom('readinessInput')
    .select(['frameworkId as id', 'frameworkVersion as version'])
    .where('nominationId', '=', nominationId)
    .executeTakeFirst();
export const pinOf = cachedWhileUnchanged(readPin, {
  megabytes: 2,
  key: (nominationId) => nominationId,
  sources: (nominationId) => [`readinessInput ${nominationId}`],
});

/** The same for the version that a nomination is pinned to; undefined where there is no such nomination. */
export const sourcesOfNomination = async (
  db: Kysely<Views>,
  nominationId: string,
): Promise<VersionSources | undefined> => boundTo(db, await pinOf(db, nominationId));

/** The same for the version that a cycle is bound to; undefined where there is no such cycle. */
export const sourcesOfCycle = async (db: Kysely<Views>, cycleId: string): Promise<VersionSources | undefined> =>
  boundTo(
    db,
    await db
      .selectFrom('cycle')
      .select(['frameworkId as id', 'frameworkVersion as version'])
      .where('cycleId', '=', cycleId)
      .executeTakeFirst(),
  );
