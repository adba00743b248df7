import { ensure } from '../../kernel/domain-error.js';

/** Work on a draft takes time in proportion to its size, and nobody rates more than some dozens of criteria per level. */
export const MAX_ITEMS = 2_000;
export const MAX_CRITERIA = 2_000;
export const MAX_COUNTER_SIGNALS = 2_000;

export const ensureFewItems = (count: number, name: string): void => {
  ensure(
    count <= MAX_ITEMS,
    'blueprint-too-long',
    `${name} has ${String(count)} items, and a document may have ${String(MAX_ITEMS)}. Import it in parts.`,
  );
};

/** Only what makes a draft larger is refused, so that an older, larger draft can still be reduced. */
export const ensureFewCriteria = (count: number): void => {
  ensure(
    count <= MAX_CRITERIA,
    'criteria-too-many',
    `The draft would have ${String(count)} criteria, and may have ${String(MAX_CRITERIA)}. Let fewer items become criteria, or make a framework for each track.`,
  );
};

export const ensureFewSignals = (count: number): void => {
  ensure(
    count <= MAX_COUNTER_SIGNALS,
    'counter-signals-too-many',
    `The draft would have ${String(count)} counter-signals, and may have ${String(MAX_COUNTER_SIGNALS)}. Let fewer items become one.`,
  );
};
