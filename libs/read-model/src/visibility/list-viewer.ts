import type { Principal } from '@plumbline/access';

/** The viewer of a list. Their relations are looked up for each nomination in it. */
export type ListViewer = Principal &
  Readonly<{
    /** Calendar date, UTC: reporting lines hold from day to day. */
    today: string;
    /** Everybody in the viewer's line today, if it was looked up and is short. */
    line?: readonly string[];
  }>;

/** Everything about a viewer that visibility depends on, besides rows. */
export const keyOfViewer = ({ personId, roles, today }: ListViewer): readonly unknown[] => [personId, roles, today];

/** The tables that say what somebody sees of which nomination. */
export const WHAT_IS_SEEN = [
  ...(['nomination', 'nominationAccess', 'cycle', 'cycleMember', 'reportingLine'] as const),
  ...(['personLevel', 'frameworkVersion'] as const),
] as const;
