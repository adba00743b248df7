import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { findTool, HOW_TO_GET_TOOLS } from './tools.mjs';
import { validate, VALIDATORS } from './validators.mjs';

const judge = (name) => {
  const missing = VALIDATORS[name].tools.filter((tool) => findTool(tool) === null);
  if (missing.length > 0) {
    const isRefused = process.env.CI === 'true';
    const what = `this machine has no ${missing.join(', ')}: ${HOW_TO_GET_TOOLS}`;
    return { name, says: isRefused ? 'FAILED ' : 'skipped', what, failed: isRefused };
  }
  const { ok, output } = validate(name, join(root, 'deploy'));
  return { name, says: ok ? 'ok     ' : 'FAILED ', what: ok ? '' : `\n${output.trimEnd()}`, failed: !ok };
};

/** Everything of deploy/ that a tool can check. A tool that is not there is named, and on CI a failure. Answers an exit code. */
export const checkDeploy = () => {
  const judged = Object.keys(VALIDATORS).map((name) => {
    const one = judge(name);
    console.log(`${one.says} ${one.name.padEnd(12)} ${one.what}`.trimEnd());
    return one;
  });
  const failed = judged.filter((one) => one.failed).map(({ name }) => name);
  console.log(failed.length === 0 ? 'Nothing that was checked of deploy/ is wrong.' : `Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
};
