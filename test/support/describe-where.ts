import { lacking, type Need } from '../../tools/bootstrap/machine.mjs';

/** As `describe`, of tests that need something which not every machine or run has: there they are skipped, by a name that says so. */
export const describeWhere = (needs: Need | readonly Need[], title: string, body: () => void): void => {
  const all = [needs].flat();
  const describeIt = all.every((need) => lacking(need) === null) ? describe : describe.skip;
  describeIt([title, ...all.map((need) => `[needs ${need}]`)].join(' '), body);
};
