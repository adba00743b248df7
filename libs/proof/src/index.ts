export { type Checkpoint, checkpointText, parseCheckpoint } from './checkpoint.js';
export { cosignedAt, cosignedBy, type Cosigned } from './cosignature.js';
export { newSeed, type SigningKey } from './keys.js';
export {
  isNoteSignedBy,
  KEY_TYPES,
  type Note,
  NoteRefused,
  noteOf,
  parseNote,
  parseSigningKey,
  parseVkey,
  type Signature,
  signedBy,
  signingKeyText,
  type Verifier,
  verifierOf,
  vkeyOf,
} from './note.js';
export {
  EMPTY_ROOT,
  GrowingTree,
  type Hash,
  hashesOf,
  type Node,
  nodeHash,
  nodesIn,
  rangesOfConsistency,
  rangesOfInclusion,
  type ReadNodes,
  rootOf,
} from './tree.js';
export { type Consistency, type Inclusion, ProofRefused, verifyConsistency, verifyInclusion } from './verify.js';
