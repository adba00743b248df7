import { writeFileSync } from 'node:fs';

/** Writes what became of the tests, the skipped ones by project and name, which jest's own JSON leaves out of some files. */
export default class ResultsReporter {
  constructor(_config, { file }) {
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
    writeFileSync(this.file, JSON.stringify({ passed, failed, skipped: this.skipped }));
  }
}
