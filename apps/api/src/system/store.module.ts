import { Authenticator } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import {
  Aggregates,
  Candidacies,
  claimSourceIdsAgain,
  COMMAND_HANDLERS,
  Facts,
  forgetEnded,
  Forgetting,
  NamedIds,
  Namesakes,
  Newcomers,
  OpenNominations,
  RoundNominations,
  READ_VIEWS,
  type ReadViews,
  SourceIds,
  SubjectFiles,
  Versions,
} from '@plumbline/application';
import { BlueprintReader } from '@plumbline/blueprint-import';
import {
  type OnCheckEnded,
  openEventStoreDb,
  openPostgresEventStore,
  openSqliteEventStore,
} from '@plumbline/event-store';
import { openPositionKey } from '@plumbline/key-files';
import {
  type Config,
  eventStoreDbOf,
  keysPlaceOf,
  type Logger,
  type Metrics,
  type Reached,
  type Shared,
  type Telemetry,
} from '@plumbline/platform';
import { idsAndEmails } from '@plumbline/read-model';
import { Global, Module } from '@nestjs/common';
import { PositionTokens } from '../http/position-tokens.js';
import { Positions } from '../http/positions.js';
import { eventsDamaged } from './events-damaged.js';
import { FindingRuns } from './finding-runs.js';
import { BrokenGuards } from './guard-broken.js';
import { LogTreeRuns } from './log-tree-runs.js';
import type { Settings } from './settings.module.js';
import type { Shutdown } from './shutdown.js';
import { measured } from './measured-store.js';
import { traceAppends } from './traced.js';
import { CONFIG, LOGGER, METRICS, SETTINGS, SHUTDOWN } from './tokens.js';

/** What a check found the log says. */
const tracedChecks =
  ({ done }: Telemetry): OnCheckEnded =>
  ({ what, isSound, beganAtMs, endedAtMs }) => {
    done([{ name: `check ${what}`, attributes: {}, failed: !isSound, beganAtMs, endedAtMs }]);
  };

const openEngine = (
  { absences, config, metrics, logger, codec, commits, telemetry }: Settings,
  { tell: onBrokenGuard }: BrokenGuards,
): Promise<EventStore> => {
  const { dataDir, store } = config;
  const keys = keysPlaceOf(config);
  const common = {
    ...(codec && { codec }),
    acceptLostKeys: config.lostKeys === 'accept',
    onCommit: (appends: number) => {
      metrics.commitSize.observe(appends);
    },
    onDamage: eventsDamaged(logger),
    onReach: (of: Shared, reached: Reached) => {
      absences.tell(of, reached);
    },
  };
  if (store.engine === 'postgres') return openPostgresEventStore({ ...common, url: store.url.reveal(), keys });
  if (store.engine === 'eventstoredb')
    return openEventStoreDb({ ...common, ...eventStoreDbOf(config, store), keys, onBrokenGuard });
  return openSqliteEventStore({
    ...common,
    ...{ dataDir, keys, commits },
    ...(telemetry && { onCheckEnded: tracedChecks(telemetry) }),
    onMigrated: (last) => {
      logger.info(
        { last },
        'stored events have leaf hashes now; those up to the last vouch only for what was stored at this time',
      );
    },
  });
};

/** After the keys: a start that is refused because of one has opened nothing yet. */
const openStore = async (settings: Settings, broken: BrokenGuards): Promise<EventStore> => {
  const { config, metrics, shutdown, logger, telemetry } = settings;
  const store = await openEngine(settings, broken);
  shutdown.add('event store', () => store.close());
  if (config.lostKeys === 'accept')
    logger.warn(
      {},
      'PLUMBLINE_LOST_KEYS=accept: texts whose keys are not there read as erased from now on, for ever; `plumbline check` counts them. Start without it the next time',
    );
  await (telemetry === null ? forgetEnded(store) : telemetry.begin('forget what has ended', () => forgetEnded(store)));
  if (config.lostKeys === 'accept' || store.sourceIds.toClaimAgain) await claimSourceIdsAgain(store);
  const counted = measured(store, metrics);
  return telemetry === null ? counted : traceAppends(counted, telemetry);
};

const openReader = (shutdown: Shutdown, metrics: Metrics): BlueprintReader => {
  const reader = new BlueprintReader();
  metrics.watchQueue('documents', () => reader.waiting);
  shutdown.add('blueprint reader', () => reader.close());
  return reader;
};

const foldedFrom = (store: EventStore, metrics: Metrics): Aggregates => {
  const aggregates = new Aggregates(store);
  metrics.watchQueue('commands', () => aggregates.waiting);
  return aggregates;
};

/** The write side: the event store, the aggregates folded from it, the handlers of every command, the reader of documents. */
@Global()
@Module({
  providers: [
    { provide: BrokenGuards, useFactory: (logger: Logger) => new BrokenGuards(logger), inject: [LOGGER] },
    FindingRuns,
    LogTreeRuns,
    {
      provide: EVENT_STORE,
      useFactory: openStore,
      inject: [SETTINGS, BrokenGuards, Authenticator, PositionTokens],
    },
    {
      provide: PositionTokens,
      useFactory: (config: Config) => new PositionTokens(openPositionKey(config)),
      inject: [CONFIG],
    },
    Positions,
    { provide: Aggregates, useFactory: foldedFrom, inject: [EVENT_STORE, METRICS] },
    { provide: Facts, useFactory: (aggregates: Aggregates) => new Facts(aggregates), inject: [Aggregates] },
    { provide: Versions, useFactory: (aggregates: Aggregates) => new Versions(aggregates), inject: [Aggregates] },
    {
      provide: Namesakes,
      useFactory: (views: ReadViews, facts: Facts) =>
        new Namesakes(
          () => idsAndEmails(views),
          (id) => facts.registeredLike(id),
          async (id) => (await facts.person(id))?.erased === true,
        ),
      inject: [READ_VIEWS, Facts],
    },
    { provide: NamedIds, useFactory: ({ namedIds }: Config) => new NamedIds(namedIds), inject: [CONFIG] },
    SourceIds,
    Newcomers,
    RoundNominations,
    Candidacies,
    OpenNominations,
    Forgetting,
    SubjectFiles,
    { provide: BlueprintReader, useFactory: openReader, inject: [SHUTDOWN, METRICS] },
    ...COMMAND_HANDLERS,
  ],
  exports: [
    EVENT_STORE,
    Aggregates,
    Facts,
    Forgetting,
    NamedIds,
    SourceIds,
    SubjectFiles,
    Versions,
    Positions,
    BlueprintReader,
  ],
})
export class StoreModule {}
