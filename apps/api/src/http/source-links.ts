import type { FrameworkRef } from '@plumbline/domain';
import type { PartKind, Sourced, SourceSentence } from '@plumbline/read-model';

export type Linked<T extends Sourced> = Omit<T, 'source'> &
  Readonly<{ source: (SourceSentence & Readonly<{ href: string }>) | null }>;

const FOLDERS: Readonly<Record<PartKind, string>> = { criteria: 'criteria', counterSignals: 'counter-signals' };

/** Puts the address of its sentence into the source of a part of a published version, where it has one. */
export const linked =
  ({ id, version }: FrameworkRef, kind: PartKind = 'criteria') =>
  <T extends Sourced>(part: T, key: string): Linked<T> => {
    const { source } = part;
    const href = `/v1/frameworks/${id}/versions/${version.toString()}/${FOLDERS[kind]}/${key}/source`;
    return { ...part, source: source && { ...source, href } };
  };
