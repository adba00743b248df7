import type { EventStore } from '@plumbline/event-log';
import { openBroker, Relay, seatInFolder, seatInPostgres } from '@plumbline/messaging';
import type { Config, Logger } from '@plumbline/platform';

/** Beside the projections; null where no brokers are named. Waits for nothing: what is away keeps neither them nor anybody else from their work. */
export const startRelay = (
  { kafka, views }: Config,
  { store, logger: log }: Readonly<{ store: EventStore; logger: Logger }>,
): Relay | null => {
  if (kafka === null) return null;
  const takeSeat = views.engine === 'postgres' ? seatInPostgres(views.url.reveal()) : seatInFolder(views.dir);
  return new Relay({ store, takeSeat, makeBroker: () => openBroker(kafka), log });
};
