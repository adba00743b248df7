import { writeFileSync } from 'node:fs';
import { told } from './skipped.mjs';

/**
 * Says which tests this machine can't run and why. Writes to the file, where one is given, what became of the tests, the skipped ones by project
 * and name, which jest's own JSON leaves out of some files.
 */
export default class ResultsReporter {
  constructor(_config, { file } = {}) {
    this.file = file;
    this.skipped = [];
  }

  onTestResult({ context }, { testResults }) {
    const project = context.config.displayName?.name ?? '';
    for (const { status, fullName } of testResults)
      if (status !== 'passed' && status !== 'failed') this.skipped.push({ project, test: fullName });
  }

  onRunComplete(_contexts, { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites }) {
    // A suite that could not be loaded holds tests that nobody ran: it counts as one failure.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const { line } = told(this.skipped);
    if (line !== undefined) console.log(line);
    if (this.file !== undefined) writeFileSync(this.file, JSON.stringify({ passed, failed, skipped: this.skipped }));
  }
}
