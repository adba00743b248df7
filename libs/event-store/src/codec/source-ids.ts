import type { SourceIdIndex } from '@plumbline/event-log';
import { foldedId } from '@plumbline/domain';
import { whereWritable } from './where-writable.js';
import { keyedDigest, type Keyring } from '@plumbline/sealing';

/** One that differs by case only is the same: people cannot tell them apart. */
const named = (sourceId: string): string => `source id ${foldedId(sourceId)}`;

/** Source ids by digest, with the keys of a log. Nothing is digested while nobody has one. */
export const sourceIdsIn = (keyring: Keyring): SourceIdIndex => {
  const digestOf = (sourceId: string): Promise<string> =>
    whereWritable(keyedDigest(keyring, 'sourceIds', named(sourceId)));
  const { sourceIds } = keyring;
  return {
    get toClaimAgain() {
      return sourceIds.toClaimAgain;
    },
    claimedAgain: () => whereWritable(sourceIds.claimedAgain()),
    holderOf: async (sourceId) => ((await sourceIds.none) ? undefined : sourceIds.holderOf(await digestOf(sourceId))),
    claim: async (sourceId, personId, instead) =>
      whereWritable(sourceIds.claim(await digestOf(sourceId), personId, instead)),
    release: async (sourceId, personId) => {
      if (!(await sourceIds.none)) await whereWritable(sourceIds.release(await digestOf(sourceId), personId));
    },
  };
};
