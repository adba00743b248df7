/**
 * draft: being written · returned: sent back for more · submitted: with reviewers · voting · voted: closed, undecided ·
 * decided · released: feedback is out · appealed: an appeal awaits resolution · withdrawn: accepts nothing more.
 */
export type NominationStatus =
  | 'draft'
  | 'returned'
  | 'submitted'
  | 'voting'
  | 'voted'
  | 'decided'
  | 'released'
  | 'appealed'
  | 'withdrawn';
