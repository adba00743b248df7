/** A review asked of a person; `done` is 1 when theirs is in, `missed` when voting opened before. Its due date is the cycle's, which can move. */
export type ReviewTaskRow = Readonly<{
  personId: string;
  nominationId: string;
  done: number;
  missed: number;
  assignedAt: string;
  doneAt: string | null;
}>;
/** A vote open to a member; gone when voting closes. `voted` is 1 when theirs is cast. */
export type VoteTaskRow = Readonly<{
  personId: string;
  nominationId: string;
  round: number;
  voted: number;
  openedAt: string;
}>;
export type TaskRecusalRow = Readonly<{ nominationId: string; personId: string }>;
