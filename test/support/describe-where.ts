import { lacking, type Need } from '../../tools/bootstrap/machine.mjs';

/** As `describe`, of tests that need something which not every machine has: there they are skipped, by a name that says so. */
export const describeWhere = (need: Need, title: string, body: () => void): void => {
  const describeIt = lacking(need) === null ? describe : describe.skip;
  describeIt(`${title} [needs ${need}]`, body);
};
