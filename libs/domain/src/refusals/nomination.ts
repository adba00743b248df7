import type { Refusal } from './refusal.js';

/** About opening a nomination, its packet, and what goes for every step of it. */
export const NOMINATION_REFUSALS = {
  'already-promoted-in-cycle': {
    field: 'outcome',
    cause: 'would promote somebody whom another nomination of the cycle promotes already',
    way: 'corrected',
    fix: 'Decide otherwise here, with an override reason if the vote passed; or have that decision reopened first.',
  },
  'candidate-excluded': {
    field: 'caller',
    cause: 'is the candidate, or names the candidate',
    way: 'another',
    fix: 'Nobody takes part in what is about themselves: ask somebody else.',
  },
  'candidate-nominated': {
    field: 'candidate',
    cause: 'has another live nomination in the cycle',
    way: 'WithdrawNomination',
    fix: 'Withdraw the other one first, while it is undecided; or allow several levels in the policy, before review begins.',
  },
  'candidate-unknown': {
    field: 'candidate',
    cause: 'is not registered, or no longer here',
    way: 'RegisterPerson',
    fix: 'Register the person first, or send the id of somebody who is here.',
  },
  'deadline-passed': {
    field: 'deadlines',
    cause: 'is over for this step',
    way: 'MoveDeadline',
    fix: 'Have an admin move the deadline that the message names.',
  },
  'evidence-cites-nothing': {
    field: 'criteria',
    cause: 'is empty',
    way: 'corrected',
    fix: 'Name at least one criterion that the item supports.',
  },
  'evidence-exists': {
    field: 'id',
    cause: 'is that of an item with other content',
    way: 'ReviseEvidence',
    fix: 'Revise that item, or leave the id out.',
  },
  'evidence-limit': {
    field: 'evidence',
    cause: 'holds as many items as a packet may, withdrawn ones included',
    way: 'none',
    fix: 'A full packet takes no more items. Revise one that is there.',
  },
  'evidence-missing': {
    field: 'evidence',
    cause: 'has no item that stands',
    way: 'AttachEvidence',
    fix: 'Attach at least one item.',
  },
  'evidence-not-found': {
    field: 'evidenceId',
    cause: 'is no evidence item of this nomination',
    way: 'corrected',
    fix: 'Send the id of one from the packet.',
  },
  'evidence-untitled': {
    field: 'title',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send a title that says something.',
  },
  'evidence-withdrawn': {
    field: 'evidenceId',
    cause: 'is an item that was withdrawn',
    way: 'corrected',
    fix: 'Attach a new item.',
  },
  'level-not-above': {
    field: 'targetLevel',
    cause: "is not above the candidate's own level",
    way: 'corrected',
    fix: 'Send a higher level.',
  },
  'level-not-in-cycle': {
    field: 'targetLevel',
    cause: 'is none of the levels of the cycle',
    way: 'corrected',
    fix: 'Send one of the levels that the message names.',
  },
  'nomination-id-taken': {
    field: 'id',
    cause: 'is that of another nomination',
    way: 'corrected',
    fix: 'Leave the id out.',
  },
  'nomination-not-found': {
    field: 'id',
    cause: 'is not the id of a nomination',
    way: 'OpenNomination',
    fix: 'Open the nomination first, or send the id of one that is there.',
  },
  'nomination-withdrawn': {
    field: 'state',
    cause: 'is withdrawn',
    way: 'none',
    fix: 'A withdrawn nomination stays withdrawn in this cycle. Nominate again in the next one, or for another level.',
  },
  'packet-frozen': {
    field: 'state',
    cause: 'is past the packet, which is frozen from submission on',
    way: 'ReturnNomination',
    fix: 'Ask the chair or an admin to return the nomination, while reviews are still taken.',
  },
  'reason-missing': {
    field: 'reason',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Say why.',
  },
  recused: {
    field: 'caller',
    cause: 'is recused from this nomination, or names somebody who is',
    way: 'another',
    fix: 'A recusal stands: ask somebody else.',
  },
  'self-nomination': {
    field: 'candidate',
    cause: 'is whoever asks',
    way: 'another',
    fix: 'Ask your manager to nominate you.',
  },
  'statement-empty': {
    field: 'statement',
    cause: 'is empty, or shows nothing',
    way: 'corrected',
    fix: 'Send a statement that says something.',
  },
  'statement-missing': {
    field: 'statement',
    cause: 'is not written yet',
    way: 'WriteStatement',
    fix: 'Write the statement first.',
  },
  'wrong-phase': {
    field: 'phase',
    cause: 'is not one in which this is done',
    way: 'AdvancePhase',
    fix: 'Wait for the phase that the message names; the chair or an admin moves the cycle on.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
