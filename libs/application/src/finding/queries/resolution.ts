import type { EventStore } from '@plumbline/event-log';
import { ERASED, type FindingResolved, type Recorded } from '@plumbline/domain';
import type { FindingLine } from '@plumbline/read-model';
import type { Finding } from '@plumbline/responses';
import { streamOf } from '../../streams.js';

/** The reason of a resolution is read from its event: no view holds a text about anybody that it can do without. */
export const withResolution =
  (store: Pick<EventStore, 'readStream'>) =>
  async ({ resolvedWith, ...line }: Omit<FindingLine, 'guarded'>): Promise<Finding> => {
    if (resolvedWith === null) return { ...line, resolved: null };
    const { revision, by, at } = resolvedWith;
    const events = await store.readStream(streamOf(line.on.kind, line.on.id), BigInt(revision));
    const [event] = events as readonly Recorded<FindingResolved>[];
    return { ...line, resolved: { reason: event?.data.reason ?? ERASED, by, at } };
  };
