import { project, reporters } from './jest.config.mjs';

/** Follows CONTRIBUTING.md on copies of the tree: minutes, so that `npm test` leaves it out; `.ci/run` runs it. */
export default {
  maxWorkers: 1,
  reporters,
  testTimeout: 600_000,
  projects: [project('recipe', ['<rootDir>/test/recipe/**/*.spec.ts'])],
};
