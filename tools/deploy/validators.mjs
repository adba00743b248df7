// What is checked of a folder like deploy/, and by which tools. Each check runs commands in turn, of which all must leave with 0.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSbom } from './sbom.mjs';
import { findTool } from './tools.mjs';

const run = (command, args, options = {}) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error !== undefined) throw error;
  return { ok: status === 0, stdout, output: `${stdout}${stderr}` };
};
const all = (results) => ({
  ok: results.every(({ ok }) => ok),
  output: results.map(({ output }) => output).join(''),
});
const using = (tool, args, options) => run(findTool(tool), args, options);

/** A certificate for the length of the check: the proxy reads its own even when it only looks at its settings. */
const withCertificate = (scratch) => {
  const [key, certificate] = [join(scratch, 'key.pem'), join(scratch, 'certificate.pem')];
  const pair = ['-newkey', 'rsa:2048', '-noenc', '-subj', '/CN=check', '-keyout', key, '-out', certificate];
  const made = run('openssl', ['req', '-x509', ...pair]);
  if (!made.ok) throw new Error(made.output);
  run('sh', ['-c', 'cat "$0" "$1" > "$2"', certificate, key, join(scratch, 'server.pem')]);
  return { ...process.env, TLS_DIR: scratch };
};

const rendered = (folder, scratch) =>
  readdirSync(join(folder, 'k8s', 'overlays')).map((overlay) => {
    const built = using('kustomize', ['build', join(folder, 'k8s', 'overlays', overlay)]);
    const file = join(scratch, `${overlay}.yaml`);
    writeFileSync(file, built.stdout);
    return { ...built, output: built.ok ? '' : built.output, file };
  });

const scripts = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sh'))
    .map((file) => join(folder, file));

const manifests = (folder, scratch) => {
  const built = rendered(folder, scratch);
  const checked = built
    .filter(({ ok }) => ok)
    .map(({ file }) => using('kubernetes-validate', ['--strict', '--quiet', file]));
  return all([...built, ...checked]);
};

const dashboards = (folder) => ({ cwd: join(folder, 'dashboards') });
const promtool =
  (...args) =>
  (folder) =>
    using('promtool', args, dashboards(folder));

/** By name: the tools that it needs, and the check itself of a folder, with another one to work in. */
export const VALIDATORS = {
  image: { tools: ['hadolint'], check: (folder) => using('hadolint', [join(folder, 'docker', 'Dockerfile')]) },
  compose: {
    tools: ['check-jsonschema'],
    check: (folder) =>
      using('check-jsonschema', [
        ...['--builtin-schema', 'vendor.compose-spec'],
        ...['compose.yaml', 'engines.yaml'].map((file) => join(folder, 'compose', file)),
      ]),
  },
  scripts: {
    tools: ['shellcheck'],
    check: (folder) => using('shellcheck', scripts(folder)),
  },
  proxy: {
    tools: ['haproxy'],
    check: (folder, scratch) =>
      using('haproxy', ['-c', '-f', join(folder, 'compose', 'proxy', 'haproxy.cfg')], {
        env: withCertificate(scratch),
      }),
  },
  manifests: { tools: ['kustomize', 'kubernetes-validate'], check: manifests },
  alerts: { tools: ['promtool'], check: promtool('check', 'rules', 'alerts.yaml') },
  'alert-tests': { tools: ['promtool'], check: promtool('test', 'rules', 'alerts.test.yaml') },
  scrapes: { tools: ['promtool'], check: promtool('check', 'config', '--syntax-only', 'prometheus.yaml') },
  sbom: {
    tools: ['validate-sbom'],
    check: (_folder, scratch) => using('validate-sbom', [writeSbom(join(scratch, 'sbom.cdx.json'))]),
  },
};

/** What a check says of a folder. */
export const validate = (name, folder) => {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-validate-'));
  try {
    return VALIDATORS[name].check(folder, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
