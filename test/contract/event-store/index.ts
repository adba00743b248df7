import { appending } from './appending.contract.js';
import { closing } from './closing.contract.js';
import { codec } from './codec.contract.js';
import { conflicts } from './conflicts.contract.js';
import { forgetting } from './forgetting.contract.js';
import { guards } from './guards.contract.js';
import { histories } from './histories.contract.js';
import { reading } from './reading.contract.js';
import { records } from './records.contract.js';
import { references } from './references.contract.js';
import { repeats } from './repeats.contract.js';
import { sourceIds } from './source-ids.contract.js';
import { subscribing } from './subscribing.contract.js';
import type { StoreUnderTest, Under } from './under-test.js';

export type { StoreUnderTest };

const PARTS: readonly ((under: Under) => void)[] = [
  appending,
  conflicts,
  histories,
  repeats,
  records,
  guards,
  codec,
  forgetting,
  references,
  sourceIds,
  reading,
  subscribing,
  closing,
];

/** What every adapter promises; enrol one with a line. */
export const eventStoreContract = (name: string, make: () => Promise<StoreUnderTest>): void => {
  describe(`${name} honours the event store's contract`, () => {
    let made: StoreUnderTest;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.dispose());
    for (const part of PARTS) part(() => made);
  });
};
