// count-tests.mjs CHECKED TESTED RESULTS...: the last line of a CI run, and its exit code. The line before names what was skipped.
import { readFileSync } from 'node:fs';
import { told } from './skipped.mjs';

const [checked, tested, ...files] = process.argv.slice(2);
const read = (file) => {
  const text = readFileSync(file, 'utf8');
  return text === '' ? { passed: 0, failed: 0, skipped: [] } : JSON.parse(text);
};
const results = files.map(read);
const sum = (field) => results.reduce((total, one) => total + one[field], 0);
const [passed, failed] = [sum('passed'), sum('failed')];
const skipped = results.flatMap((one) => one.skipped);

const { refused, line } = told(skipped);
const reasons = [
  ...(checked === '0' ? [] : ['npm run check or check:deploy failed, see above']),
  ...refused.map(({ project, test }) => `skipped without an excuse in project ${project}: ${test}`),
  ...results.filter((one) => one.passed + one.failed === 0).map(() => 'no test ran'),
];
for (const reason of reasons) console.log(`Not green: ${reason}.`);
if (line !== undefined) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = Number(tested) || Number(checked) || (reasons.length > 0 || failed > 0 ? 1 : 0);
