import type { Checkpoint, Signature, Verifier } from '@plumbline/proof';

/** What signs the checkpoints of one log, and knows which it signed last: that is kept with the key, apart from the log and its tree. */
export interface Signer {
  readonly verifier: Verifier;
  /** Null before the first one. */
  last(): Promise<Checkpoint | null>;
  /** That it was signed is durable before the signature is there. */
  sign(checkpoint: Checkpoint): Promise<Readonly<{ text: string; signature: Signature }>>;
}
