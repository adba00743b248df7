export type TimelineKind =
  | 'registered'
  | 'manager-changed'
  | 'org-unit-changed'
  | 'level-changed'
  | 'left'
  | 'nominated'
  | 'nomination-withdrawn'
  | 'decided'
  | 'decision-reopened'
  | 'feedback-released';

/** One thing that happened to one person. Ids only: names and readiness are joined when it is read. */
export type TimelineRow = Readonly<{
  personId: string;
  /** Day on which it holds, UTC; may lie before or after the day it was recorded. */
  onDate: string;
  /** Position of its event: orders what holds from the same day. */
  position: string;
  kind: TimelineKind;
  recordedAt: string;
  nominationId: string | null;
  /** Revision of the nomination, where it is about one. */
  revision: number | null;
  detail: Readonly<Record<string, string | number | null>>;
}>;
