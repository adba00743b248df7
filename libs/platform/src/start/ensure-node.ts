import { StartRefused } from './start-refused.js';

/** The oldest major version of Node that Plumbline runs on. */
export const OLDEST_NODE = 24;

/** Throws `StartRefused` on an older Node, under which the database driver ends the process without a word. */
export const ensureNode = (version = process.versions.node): void => {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new StartRefused(
    `Plumbline runs on Node ${OLDEST_NODE.toString()} or later, and this is ${version}: use npm start or npx plumbline, which ` +
      'bring one along, or a newer node.',
  );
};
