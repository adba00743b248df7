import { canonicalJson } from '@plumbline/canonical';
import type { CommandReference } from '@plumbline/domain';
import { isKeyedDigest, type KeyedDigest } from '@plumbline/sealing';
import { LEAF_FORMATS } from '../../codec/leaf.js';
import { checksumOf } from '../../stored/command-row.js';
import type { Command } from './source-log.js';

/** What was asked may be guessed from a digest without a key. */
const keyed = (request: string, digestOf: KeyedDigest): string =>
  isKeyedDigest(request) ? request : digestOf(request);

/** What an event says of its command, with the digest of the request under a key; null where it had none. */
export const keyedReference = (command: string | null, digestOf: KeyedDigest): string | null => {
  if (command === null) return null;
  const reference = JSON.parse(command) as CommandReference;
  return canonicalJson({ ...reference, request: keyed(reference.request, digestOf) });
};

/**
 * The record of a command says of it what its events do. Those that are sealed stay as they are, and some of them have the digest of a request
 * without text, which has no key.
 */
export const keyedRecord = ({ key, request, receipt, leafFormat }: Command, digestOf: KeyedDigest): Command => {
  const row = { key, request: leafFormat === LEAF_FORMATS.sealed ? request : keyed(request, digestOf), receipt };
  return { ...row, checksum: checksumOf(row), leafFormat };
};
