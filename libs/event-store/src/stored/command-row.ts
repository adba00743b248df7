// The writer thread runs this from plain sources too: only erasable syntax, and nothing of this project.
import { hash } from 'node:crypto';

/** What a store keeps of a command: digests of the key and the request, and the receipt as JSON. */
export type CommandRow = Readonly<{ key: string; request: string; receipt: string }>;
export type StoredCommand = CommandRow & Readonly<{ checksum: Buffer }>;

/** SHA-256 over a command's row, which no leaf covers where the command wrote nothing. */
export const checksumOf = ({ key, request, receipt }: CommandRow): Buffer =>
  hash('sha256', JSON.stringify([key, request, receipt]), 'buffer');
