import { spawnSync } from 'node:child_process';

export type History = Readonly<{ versions: readonly string[]; compared: string }>;

const git = (root: string, ...args: string[]): string | undefined => {
  const { status, stdout } = spawnSync('git', ['-C', root, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : undefined;
};

/** Every content that a file had in the commits that lead to HEAD, as far as this clone knows them. */
export const earlierVersions = (root: string, path: string): History => {
  // --full-history: a merge that drops one side's lines must not hide the side that had them.
  const log = git(root, 'log', '--full-history', '--format=%H', '--', `./${path}`);
  if (log === undefined) return { versions: [], compared: 'no git history here: compared with the files only' };
  const versions = log
    .split('\n')
    .filter((commit) => commit !== '')
    .flatMap((commit) => git(root, 'show', `${commit}:./${path}`) ?? []);
  const shallow = git(root, 'rev-parse', '--is-shallow-repository')?.trim() === 'true';
  const count = `compared with ${String(versions.length)} earlier versions`;
  return { versions, compared: shallow ? `${count} (a shallow clone: older ones are out of reach)` : count };
};
