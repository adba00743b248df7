import type { Principal } from '@plumbline/access';
import type { ViewStatus as Status } from '@plumbline/projection-runtime';
import { hide, hiddenIn, type ParkedStream, type ViewStatus } from '@plumbline/responses';
import type { ParkedStream as Parked } from '@plumbline/view-store';
import type { Positions } from '../http/positions.js';

/** Who asks, and what turns positions into what they may see of them. */
export type Showing = Readonly<{ viewer: Principal; positions: Positions }>;

const isAuditor = ({ viewer }: Showing): boolean => viewer.roles.includes('auditor');

export const positionFor = (position: string | null, { viewer, positions }: Showing): string | null =>
  position === null ? null : positions.shown(position, viewer);

/** Positions and revisions count events of rounds that the viewer may be part of. */
export const showParked = ({ revision, position, ...parked }: Parked, showing: Showing): ParkedStream => ({
  ...parked,
  position: showing.positions.shown(position, showing.viewer),
  ...hide({ revision }, hiddenIn({ revision: isAuditor(showing) })),
});

const hundredths = (share: number): number => Math.floor(share * 100) / 100;
const rebuiltIn = (status: Status): number | null =>
  status.state === 'rebuilding' ? hundredths(status.handled / Math.max(1, status.total)) : null;

/** `parked`: the streams that the viewer may know of. */
export const showView = (status: Status, parked: readonly Parked[], showing: Showing): ViewStatus => {
  const { handled, total } = status.state === 'rebuilding' ? status : { handled: null, total: null };
  const sees = isAuditor(showing);
  return {
    ...status,
    checkpoint: positionFor(status.checkpoint, showing),
    completeness: hundredths(status.completeness),
    rebuilt: rebuiltIn(status),
    ...hide({ handled, total }, hiddenIn({ handled: sees, total: sees })),
    parked: parked.map((each) => showParked(each, showing)),
  };
};
