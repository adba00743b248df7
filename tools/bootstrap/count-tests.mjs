// count-tests.mjs CHECKED TESTED RESULTS...: the last line of a CI run, and its exit code. The line before names what was skipped.
import { readFileSync } from 'node:fs';
import { lacking } from './machine.mjs';

const [checked, tested, ...files] = process.argv.slice(2);
const read = (file) => {
  const text = readFileSync(file, 'utf8');
  return text === '' ? { passed: 0, failed: 0, skipped: [] } : JSON.parse(text);
};
const results = files.map(read);
const sum = (field) => results.reduce((total, one) => total + one[field], 0);
const [passed, failed] = [sum('passed'), sum('failed')];
const skipped = results.flatMap((one) => one.skipped);

/** A name ends its group with what it needs: "… [needs mount] …". Excused where this machine does not have that. */
const excuses = new Map();
const excuseOf = ({ test }) => {
  const need = /\[needs (\S+)\]/.exec(test)?.[1] ?? '';
  if (!excuses.has(need)) excuses.set(need, lacking(need) ?? null);
  return excuses.get(need);
};

const refused = skipped.filter((one) => excuseOf(one) === null);
const excused = new Map();
for (const one of skipped.filter((each) => !refused.includes(each))) {
  const which = `of project ${one.project} (${excuseOf(one)})`;
  excused.set(which, (excused.get(which) ?? 0) + 1);
}

const reasons = [
  ...(checked === '0' ? [] : ['npm run check failed, see above']),
  ...refused.map(({ project, test }) => `skipped without an excuse in project ${project}: ${test}`),
  ...results.filter((one) => one.passed + one.failed === 0).map(() => 'no test ran'),
];
for (const reason of reasons) console.log(`Not green: ${reason}.`);
if (excused.size > 0) console.log(`Skipped: ${[...excused].map(([which, count]) => `${count} ${which}`).join(', ')}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = Number(tested) || Number(checked) || (reasons.length > 0 || failed > 0 ? 1 : 0);
