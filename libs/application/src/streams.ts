export type AggregateKind = 'framework' | 'cycle' | 'nomination' | 'person';

export const streamOf = (kind: AggregateKind, id: string): string => `${kind}-${id}`;
