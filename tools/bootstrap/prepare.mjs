import { build } from './build.mjs';
import { findNode, install } from './install.mjs';
import { BASELINE } from './paths.mjs';

/** Leaves a clone installed and (unless `compile` is false) built, and answers the Node to run it with; or ends the process. */
export const prepare = async (say, stdio, { compile = true } = {}) => {
  const installed = await install(say, stdio);
  if (installed !== 0) process.exit(installed);
  const node = findNode();
  if (node === undefined) {
    const { node: version } = process.versions;
    say(
      `Node ${BASELINE} or later is needed; this is ${version}, and none comes along for ${process.platform} ${process.arch}.`,
    );
    process.exit(1);
  }
  const built = compile ? await build(node, say) : 0;
  if (built !== 0) process.exit(built);
  return node;
};
