import { TestEnvironment } from 'jest-environment-node';
import { join, relative } from 'node:path';

/** Names the file in which probes say what a spec enters, for the spec and for every process that it starts. */
export default class ReachEnvironment extends TestEnvironment {
  constructor(config, context) {
    const spec = relative(config.globalConfig.rootDir, context.testPath);
    process.env.MUTANTS_REACHED = join(process.env.MUTANTS_REACHED_IN, encodeURIComponent(spec));
    super(config, context);
  }
}
