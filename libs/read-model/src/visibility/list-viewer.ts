import type { Principal } from '@plumbline/access';

/** Who a list is for. What they are to each nomination in it is looked up for each. */
export type ListViewer = Principal &
  Readonly<{
    /** Calendar date, UTC: reporting lines hold from day to day. */
    today: string;
    /** Everybody in the viewer's line today, where it was looked up and is short. */
    line?: readonly string[];
  }>;
