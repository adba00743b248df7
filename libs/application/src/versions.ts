import { hash } from 'node:crypto';
import { shownTo, type Viewer } from '@plumbline/access';
import { LRUCache } from 'lru-cache';
import { cycle, framework, nomination, person, type Revision } from '@plumbline/domain';
import type { Aggregates, Loaded } from './aggregates.js';
import { keyOfViewer } from './key-of-viewer.js';
import { readingOnce } from './read-once.js';
import { type AddressedKind, streamOf } from './streams.js';
import { countIn, type Trail } from './trail.js';

/** Enough that no two counts of a stream have the same. */
const LENGTH = 16;

/** On their own record what is kept from them counts for nobody. */
const countsAll = ({ roles, relations }: Viewer): boolean => roles.includes('auditor') && !relations.includes('self');

/**
 * What a stream looks like to a viewer at a revision, as a text: it is another one as soon as there is one more event that they can
 * be shown, and the same whatever else happens. Auditors get the revision itself, and so does the program where nobody asked.
 */
const versionAt = (stream: string, trail: Trail, revision: Revision, viewer: Viewer | undefined): string => {
  if (viewer === undefined || countsAll(viewer)) return revision.toString();
  const count = countIn(trail, Number(revision) + 1, shownTo(viewer));
  return hash('sha256', `${stream} ${count.toString()}`, 'base64url').slice(0, LENGTH);
};

/** The version of a stream as it was loaded; undefined where it has no event. */
export const versionOf = (
  stream: string,
  { trail, revision }: Pick<Loaded<unknown>, 'trail' | 'revision'>,
  viewer: Viewer | undefined,
): string | undefined => (revision === null ? undefined : versionAt(stream, trail, revision, viewer));

/** Of the versions made last, so that the same reader does not have the events counted again. */
const MOST = 10_000;

/** The versions that answers carry. */
export class Versions {
  private readonly made = new LRUCache<string, string>({ max: MOST });

  constructor(private readonly aggregates: Aggregates) {}

  /** Of the revision that a view shows, which may be older or newer than what this request has read of the stream. */
  async of(kind: AddressedKind, id: string, revision: Revision | string, viewer: Viewer): Promise<string> {
    const key = `${kind} ${id} ${revision.toString()} ${keyOfViewer(viewer)}`;
    const version = this.made.get(key) ?? (await this.make(kind, id, BigInt(revision), viewer));
    this.made.set(key, version);
    return version;
  }

  private async make(kind: AddressedKind, id: string, shown: Revision, viewer: Viewer): Promise<string> {
    const read = await this.load(kind, id);
    const { trail } = (read.revision ?? -1n) < shown ? await this.loadAgain(kind, id, shown) : read;
    return versionAt(streamOf(kind, id), trail, shown, viewer);
  }

  /** Views of another process may show a commit before this one is told of it: then the store is asked for it first. */
  private async loadAgain(kind: AddressedKind, id: string, shown: Revision): Promise<Loaded<unknown>> {
    await this.aggregates.store.replayStream(streamOf(kind, id), shown);
    return readingOnce(() => this.load(kind, id));
  }

  /** What a view shows, with the version of its revision in place of that. */
  async on<T extends Readonly<{ id: string; revision: string }>>(
    kind: AddressedKind,
    shown: T,
    viewer: Viewer,
  ): Promise<T> {
    return { ...shown, revision: await this.of(kind, shown.id, shown.revision, viewer) };
  }

  private load(kind: AddressedKind, id: string): Promise<Loaded<unknown>> {
    const stream = streamOf(kind, id);
    switch (kind) {
      case 'framework':
        return this.aggregates.load(framework, stream);
      case 'cycle':
        return this.aggregates.load(cycle, stream);
      case 'nomination':
        return this.aggregates.load(nomination, stream);
      case 'person':
        return this.aggregates.load(person, stream);
    }
  }
}
