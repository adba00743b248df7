import type { FindingRaised, Recorded } from '@plumbline/domain';
import type { ListViewer } from '@plumbline/read-model';
import type { ViewerResolver } from '../viewer-resolver.js';
import { mayKnowGuard } from './visible-streams.js';

const isFinding = (event: Recorded): event is Recorded<FindingRaised> => event.type === 'FindingRaised';

/** A finding names the stream that a step was decided on: not to an auditor who may not know of that. */
export const withoutHiddenGuard = async (
  resolver: ViewerResolver,
  event: Recorded,
  viewer: ListViewer,
): Promise<Recorded> => {
  if (!isFinding(event) || (await mayKnowGuard(resolver, event.data.found.decidedOn.stream, viewer))) return event;
  const { found } = event.data;
  return { ...event, data: { ...event.data, found: { ...found, decidedOn: null, changedBy: null } } };
};
