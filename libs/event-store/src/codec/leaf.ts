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

/** Of the bytes below, with `data` in clear. Each row carries the number of the format that its hash was made with. */
export const LEAF_FORMAT = 1;

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

/** SHA-256 of a zero byte and the leaf's UTF-8, as RFC 6962 has it for leaves of a Merkle tree. */
export const leafHash = (leaf: Leaf): Buffer => hash('sha256', `\0${leafText(leaf)}`, 'buffer');
