import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
import { syncFolder } from '@plumbline/sqlite';
import type { Signer } from './signer.port.js';

export const CHECKPOINT_KEY_FILE = 'checkpoint.key';
export const LAST_CHECKPOINT_FILE = 'checkpoint.last';

/** The key cannot be used as it lies there. */
export class CheckpointKeyUnusable extends Error {
  override readonly name = 'CheckpointKeyUnusable';
}

const REMEDY = 'Whoever read it can sign in the name of this log: rotate it.';

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

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
    try {
      return Promise.resolve(parseCheckpoint(parseNote(readFileSync(this.#lastFile, 'utf8')).text));
    } catch (error) {
      if (isMissing(error)) return Promise.resolve(null);
      const why = error instanceof Error ? error.message : String(error);
      return Promise.reject(
        new CheckpointKeyUnusable(`${this.#lastFile}, which says what was signed last, cannot be read (${why}).`, {
          cause: error,
        }),
      );
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
    writeFileSync(draft, note, { mode: 0o600 });
    const fd = openSync(draft, 'r');
    fsyncSync(fd);
    closeSync(fd);
    renameSync(draft, this.#lastFile);
    syncFolder(dirname(this.#lastFile));
  }
}
