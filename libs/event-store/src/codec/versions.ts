import { EVENT_VERSIONS } from '@plumbline/domain';

const VERSIONS = new Map<string, number>(Object.entries(EVENT_VERSIONS));

/** The version of an event type that is written today; undefined for a type that this program does not know. */
export const currentVersion = (type: string): number | undefined => VERSIONS.get(type);

export const isKnownVersion = (type: string, version: number): boolean => {
  const current = currentVersion(type);
  return current !== undefined && version >= 1 && version <= current;
};
