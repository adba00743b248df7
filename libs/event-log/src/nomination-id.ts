import { v5 } from 'uuid';

/** Never change: ids of stored streams depend on it. */
const NAMESPACE = '6f0c2f5e-5d3c-4b58-9c0b-2b8c8f6d4a51';

/** One person, one level, one cycle is one stream, so that nominating somebody twice meets the first nomination. */
export const nominationIdOf = (cycleId: string, candidateId: string, targetLevel: string): string =>
  v5(JSON.stringify([cycleId, candidateId, targetLevel]), NAMESPACE);

/** One person, one cycle is one stream, so that nominations of somebody for several levels meet there. */
export const candidacyIdOf = (cycleId: string, candidateId: string): string =>
  v5(JSON.stringify([cycleId, candidateId]), NAMESPACE);
