import type { NominationStatus, Outcome } from '@plumbline/domain';

/** One line of the nomination board; small, because every event of a nomination rewrites it. */
export type BoardRow = Readonly<{
  nominationId: string;
  cycleId: string;
  candidateId: string;
  nominatorId: string;
  targetLevel: string;
  currentLevel: string | null;
  orgUnit: string;
  state: NominationStatus;
  /** Of the standing decision; null before it and after a reopening. */
  outcome: Outcome | null;
  /** Reviewers neither declined nor recused, and how many of their reviews are in. */
  reviewers: number;
  reviewsIn: number;
  openedAt: string;
  updatedAt: string;
  revision: number;
}>;

/** Of one cycle, level and state: how many nominations there are, and how many of the reviews asked for are in. */
export type StateCountRow = Readonly<{
  cycleId: string;
  level: string;
  state: NominationStatus;
  nominations: number;
  reviewers: number;
  reviewsIn: number;
}>;

/** `member` is a member of the current voting round; `recused` overrules every other line but none of them stays. */
export type AccessRelation = 'reviewer' | 'member' | 'recused';
/**
 * Who stands in which relation to a nomination, to filter lists by. `done` is 1 when a reviewer's review is in, `missed` when
 * voting opened before it was.
 */
export type NominationAccessRow = Readonly<{
  nominationId: string;
  personId: string;
  relation: AccessRelation;
  done: number;
  missed: number;
}>;
