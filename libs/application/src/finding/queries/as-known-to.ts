import type { FindingLine, ListViewer } from '@plumbline/read-model';
import { mayKnowGuard } from '../../system/visible-streams.js';
import type { ViewerResolver } from '../../viewer-resolver.js';

/** Auditors know of what a step was decided on as far as they do where they read events. */
export const asKnownTo =
  (resolver: ViewerResolver, viewer: ListViewer) =>
  async ({ guarded, ...line }: FindingLine): Promise<Omit<FindingLine, 'guarded'>> =>
    guarded === null || (await mayKnowGuard(resolver, guarded.stream, viewer)) ? line : { ...line, ...guarded.unknown };
