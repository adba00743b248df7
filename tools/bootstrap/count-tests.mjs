// count-tests.mjs RESULTS CHECKED TESTED: the last line of a CI run, and its exit code.
import { readFileSync } from 'node:fs';

const [file, checked, tested] = process.argv.slice(2);

/** A suite that could not be loaded holds tests that nobody ran: it counts as one failure. */
const count = (text) => {
  if (text === '') return { passed: 0, failed: 0, skipped: 0 };
  const result = JSON.parse(text);
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
};

const { passed, failed, skipped } = count(readFileSync(file, 'utf8'));
const reasons = [
  ...(checked === '0' ? [] : ['npm run check failed, see above']),
  ...(skipped === 0 ? [] : [`${skipped} tests were skipped, and none may be`]),
  ...(passed + failed > 0 ? [] : ['no test ran']),
];
for (const reason of reasons) console.log(`Not green: ${reason}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = Number(tested) || Number(checked) || (reasons.length > 0 || failed > 0 ? 1 : 0);
