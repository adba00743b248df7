// The writer thread runs this from plain sources too: only erasable syntax, and nothing of this project.
import { hash } from 'node:crypto';

/** What a leaf is made of: an event as it is stored, without its position. `data` and `command` are canonical JSON. */
export type Leaf = Readonly<{
  id: string;
  type: string;
  version: number;
  stream: string;
  revision: number;
  recordedAt: string;
  actor: string;
  correlationId: string;
  causationId: string;
  command: string | null;
  data: string;
}>;

/** Of what a leaf's `data` holds; its bytes are made in one way. Each row carries the number of its own. */
export const LEAF_FORMATS = { clear: 1, sealed: 2 } as const;
const KNOWN: readonly number[] = Object.values(LEAF_FORMATS);

const text = JSON.stringify;

/**
 * The RFC 8785 text of an event: members in the order of their names, revision as a decimal string. It never holds the
 * position, which is the store's own, so a log keeps its leaves when it moves to another store.
 */
export const leafText = (leaf: Leaf): string =>
  `{"actor":${text(leaf.actor)},"causationId":${text(leaf.causationId)},"command":${leaf.command ?? 'null'},` +
  `"correlationId":${text(leaf.correlationId)},"data":${leaf.data},"id":${text(leaf.id)},` +
  `"recordedAt":${text(leaf.recordedAt)},"revision":"${String(leaf.revision)}","stream":${text(leaf.stream)},` +
  `"type":${text(leaf.type)},"version":${String(leaf.version)}}`;

/** SHA-256 of a zero byte and a text's UTF-8, as RFC 6962 has it for leaves of a Merkle tree. */
export const hashOfLeaf = (leaf: string): Buffer => hash('sha256', `\0${leaf}`, 'buffer');

export const leafHash = (leaf: Leaf): Buffer => hashOfLeaf(leafText(leaf));

export type StoredLeaf = Leaf & Readonly<{ leafFormat: number; leafHash: Uint8Array }>;

/** Why a stored leaf is not what was written, in words; undefined where it is. */
export const leafProblem = (stored: StoredLeaf): string | undefined => {
  const { leafFormat } = stored;
  if (!KNOWN.includes(leafFormat)) return `an event has leaf format ${String(leafFormat)}`;
  return leafHash(stored).equals(stored.leafHash) ? undefined : 'an event is not what was written';
};

/** SHA-256 of the boxes of an event, which its leaf leaves out; null where it has none. */
export const boxesSum = (boxes: string | null): Buffer | null =>
  boxes === null ? null : hash('sha256', boxes, 'buffer');

export const hasItsBoxes = ({
  boxes,
  boxesSum: sum,
}: Readonly<{ boxes: string | null; boxesSum: Uint8Array | null }>): boolean =>
  boxes === null || sum === null ? boxes === sum : boxesSum(boxes)?.equals(sum) === true;
