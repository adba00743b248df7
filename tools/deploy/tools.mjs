// Where the tools are that check deploy/.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';

export const TOOLS = [
  'hadolint',
  'check-jsonschema',
  'shellcheck',
  'haproxy',
  'kustomize',
  'kubernetes-validate',
  'promtool',
  'validate-sbom',
];

export const HOW_TO_GET_TOOLS = 'tools/deploy/install-validators.sh brings it';

const folders = () => [join(root, '.validators', 'bin'), ...(process.env.PATH ?? '').split(delimiter)];

/** The path of a tool; null where this machine has none. */
export const findTool = (name) =>
  folders()
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? null;
