import type { EventStore } from '@plumbline/event-log';
import { ERASED, type FindingResolved, type Recorded } from '@plumbline/domain';
import type { FindingLine } from '@plumbline/read-model';
import type { Finding } from '@plumbline/responses';
import { streamOf } from '../../streams.js';

/** The reason of a resolution is read from its event: no view holds a text about anybody that it can do without. */
export const withResolution =
  (store: Pick<EventStore, 'readStream'>) =>
  async ({ resolved, ...line }: FindingLine): Promise<Finding> => {
    if (resolved === null) return { ...line, resolution: null };
    const { revision, by, at } = resolved;
    const events = await store.readStream(streamOf(line.about.kind, line.about.id), BigInt(revision));
    const [event] = events as readonly Recorded<FindingResolved>[];
    return { ...line, resolution: { reason: event?.data.reason ?? ERASED, by, at } };
  };
