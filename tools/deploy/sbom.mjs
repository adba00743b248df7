// The bill of materials: every package that the images of deploy/docker hold, as CycloneDX.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../bootstrap/install.mjs';
import { root } from '../bootstrap/paths.mjs';

const ARGS = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev', '--omit=optional'];

/** From the lockfile, written to the file, whose path is answered. */
export const writeSbom = (file) => {
  const [command, before] = npm();
  const { status, stdout, stderr } = spawnSync(command, [...before, ...ARGS], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: command.endsWith('.cmd'),
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const bill = JSON.parse(stdout);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // npm names it by its folder.
  Object.assign(bill.metadata.component, { type: 'application', name, version });
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  return file;
};
