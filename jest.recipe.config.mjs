import { project, reporters } from './jest.config.mjs';

/** What works on changed copies of the tree: the recipe of CONTRIBUTING.md, and an upgrade. Minutes, so that `npm test` leaves it out; `.ci/run` runs it. */
export default {
  maxWorkers: 1,
  reporters,
  testTimeout: 600_000,
  projects: [
    project('recipe', ['<rootDir>/test/recipe/**/*.spec.ts']),
    project('upgrade', ['<rootDir>/test/upgrade/**/*.spec.ts']),
  ],
};
