import { UnreadableEvent } from '@plumbline/application';
import type { Viewer } from '@plumbline/access';
import type { Standings } from '../access/standings.js';

const NOMINATION = 'nomination-';

/** Whether the viewer, by a role, may know that there is such a stream: not that of a nomination they have a conflict with. */
export const streamExistsFor = async (viewer: Viewer, stream: string, standings: Standings): Promise<boolean> => {
  if (!stream.startsWith(NOMINATION)) return true;
  try {
    const standing = await standings.nomination(stream.slice(NOMINATION.length), viewer);
    return standing === undefined || standing.viewer.roles.length > 0;
  } catch (error) {
    // Whoever mends it has to see that it is parked; of the nomination this tells an id and no more.
    if (error instanceof UnreadableEvent) return true;
    throw error;
  }
};
