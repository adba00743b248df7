import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readKeyFile } from '@plumbline/key-files';
import {
  type Checkpoint,
  checkpointText,
  KEY_TYPES,
  newSeed,
  NoteRefused,
  noteOf,
  parseCheckpoint,
  parseNote,
  parseSigningKey,
  type Signature,
  signedBy,
  type SigningKey,
  signingKeyText,
  type Verifier,
  verifierOf,
} from '@plumbline/proof';
import { messageOf, syncFolder } from '@plumbline/sqlite';
import type { Signer } from './signer.port.js';

export const CHECKPOINT_KEY_FILE = 'checkpoint.key';
export const LAST_CHECKPOINT_FILE = 'checkpoint.last';

/** The key cannot be used as it lies there. */
export class CheckpointKeyUnusable extends Error {
  override readonly name = 'CheckpointKeyUnusable';
}

const REMEDY = 'Whoever read it can sign in the name of this log: rotate it.';

/** With the key in a file of the data directory, and what was signed last in one beside it; neither is part of a backup. */
export class FileSigner implements Signer {
  readonly verifier: Verifier;
  readonly #key: SigningKey;
  readonly #lastFile: string;

  private constructor(name: string, key: SigningKey, lastFile: string) {
    this.#key = key;
    this.#lastFile = lastFile;
    this.verifier = verifierOf(name, KEY_TYPES.ed25519, key.publicKey);
  }

  /** Undefined where there is no key. @throws CheckpointKeyUnusable */
  static find(dataDir: string): FileSigner | undefined {
    const path = join(dataDir, CHECKPOINT_KEY_FILE);
    return existsSync(path) ? FileSigner.of(dataDir, readFileSync(path, 'utf8')) : undefined;
  }

  /** Made on first use, under a name that no other log has. @throws CheckpointKeyUnusable */
  static open(dataDir: string): FileSigner {
    const make = (): string => `${signingKeyText(`plumbline.invalid/log/${randomUUID()}`, newSeed())}\n`;
    const found = readKeyFile({ dataDir, name: CHECKPOINT_KEY_FILE, make, remedy: REMEDY });
    return FileSigner.of(dataDir, found?.toString('utf8') ?? '');
  }

  private static of(dataDir: string, text: string): FileSigner {
    try {
      const { name, key } = parseSigningKey(text.trim());
      return new FileSigner(name, key, join(dataDir, LAST_CHECKPOINT_FILE));
    } catch (error) {
      if (!(error instanceof NoteRefused)) throw error;
      throw new CheckpointKeyUnusable(
        `${join(dataDir, CHECKPOINT_KEY_FILE)} holds no key that signs (${error.message}). Put it back from where it is kept.`,
        { cause: error },
      );
    }
  }

  /** @throws CheckpointKeyUnusable where what was signed last cannot be read */
  last(): Promise<Checkpoint | null> {
    if (!existsSync(this.#lastFile)) return Promise.resolve(null);
    try {
      return Promise.resolve(parseCheckpoint(parseNote(readFileSync(this.#lastFile, 'utf8')).text));
    } catch (error) {
      const why = `${this.#lastFile}, which says what was signed last, cannot be read (${messageOf(error)}).`;
      return Promise.reject(new CheckpointKeyUnusable(why, { cause: error }));
    }
  }

  sign(checkpoint: Checkpoint): Promise<Readonly<{ text: string; signature: Signature }>> {
    const text = checkpointText(checkpoint);
    const signature = signedBy(this.verifier.name, this.#key, text);
    this.#keep(noteOf({ text, signatures: [signature] }));
    return Promise.resolve({ text, signature });
  }

  #keep(note: string): void {
    const draft = `${this.#lastFile}.${randomUUID()}`;
    writeFileSync(draft, note, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(draft, this.#lastFile);
    syncFolder(dirname(this.#lastFile));
  }
}
