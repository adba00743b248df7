import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSbom } from '../../tools/deploy/sbom.mjs';
import { findTool, type Tool, TOOLS } from '../../tools/deploy/tools.mjs';
import { validate, type Validator, VALIDATORS } from '../../tools/deploy/validators.mjs';
import { describeWhere } from '../support/describe-where.js';

type Mistake = Readonly<{ tool: Tool; file: string; right: string; wrong: string; says: string }>;

/** One mistake for each tool, of a kind that nothing else here would notice. */
const MISTAKES: Readonly<Record<Exclude<Validator, 'sbom'>, readonly Mistake[]>> = {
  image: [
    {
      ...{ tool: 'hadolint', file: 'docker/Dockerfile' },
      ...{ right: 'WORKDIR /build', wrong: 'WORKDIR build', says: 'DL3000' },
    },
  ],
  compose: [
    {
      ...{ tool: 'check-jsonschema', file: 'compose/compose.yaml' },
      ...{ right: 'read_only: true', wrong: 'readonly: true', says: 'readonly' },
    },
  ],
  scripts: [
    {
      ...{ tool: 'shellcheck', file: 'compose/make-secrets.sh' },
      ...{ right: 'rm -r "$work"', wrong: 'rm -r $work/*', says: 'SC2086' },
    },
  ],
  proxy: [
    {
      ...{ tool: 'haproxy', file: 'compose/proxy/haproxy.cfg' },
      ...{ right: 'default_backend api', wrong: 'default_backend apis', says: 'apis' },
    },
  ],
  manifests: [
    {
      ...{ tool: 'kubernetes-validate', file: 'k8s/base/api.yaml' },
      ...{ right: 'readinessProbe:', wrong: 'readynessProbe:', says: 'readynessProbe' },
    },
    {
      ...{ tool: 'kustomize', file: 'k8s/overlays/production/kustomization.yaml' },
      ...{ right: 'name: plumbline-api, count', wrong: 'name: plumbline-apis, count', says: 'plumbline-apis' },
    },
  ],
  alerts: [
    {
      ...{ tool: 'promtool', file: 'dashboards/alerts.yaml' },
      ...{ right: 'for: 2m', wrong: 'for: 2 minutes', says: 'not a valid duration' },
    },
  ],
  'alert-tests': [
    {
      ...{ tool: 'promtool', file: 'dashboards/alerts.yaml' },
      ...{
        right: 'plumbline_projection_lag_events) > 100',
        wrong: 'plumbline_projection_lag_events) > 1000',
        says: 'PlumblineViewsBehind',
      },
    },
  ],
  scrapes: [
    {
      ...{ tool: 'promtool', file: 'dashboards/prometheus.yaml' },
      ...{ right: 'scrape_interval', wrong: 'scrape_intervall', says: 'scrape_intervall' },
    },
  ],
};

const withMistake = ({ file, right, wrong }: Mistake, body: (folder: string) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-deploy-'));
  try {
    cpSync('deploy', folder, { recursive: true });
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const planted = text.replace(right, wrong);
    expect(planted).not.toBe(text);
    writeFileSync(path, planted);
    body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe.each(Object.entries(MISTAKES) as [Validator, readonly Mistake[]][])('the check of %s', (name, mistakes) => {
  describe.each(mistakes)('by $tool', (mistake) => {
    describeWhere(mistake.tool, `on "$wrong"`, () => {
      it('finds a planted mistake', () => {
        withMistake(mistake, (folder) => {
          const { ok, output } = validate(name, folder);
          expect([ok, output]).toEqual([false, expect.stringContaining(mistake.says)]);
        });
      });
    });
  });
});

describeWhere('validate-sbom', 'the check of the bill of materials', () => {
  it('finds a planted mistake, and none without', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-sbom-'));
    try {
      const file = writeSbom(join(folder, 'sbom.cdx.json'));
      const check = () => {
        const { status, stderr } = spawnSync(findTool('validate-sbom') ?? '', [file], { encoding: 'utf8' });
        return [status, stderr];
      };
      const text = readFileSync(file, 'utf8');
      expect(check()).toEqual([0, '']);
      expect(text).toContain('pkg:npm/better-sqlite3@');
      expect(text).not.toContain('pkg:npm/jest@');
      writeFileSync(file, text.replace('"bomFormat": "CycloneDX",', ''));
      expect(check()).toEqual([1, expect.stringContaining("'bomFormat' is a required property")]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the checks of deploy/', () => {
  it('use every tool that is installed for them, each shown to find a mistake', () => {
    const used = Object.values(VALIDATORS).flatMap(({ tools }) => tools);
    const shown = Object.values(MISTAKES).flatMap((mistakes) => mistakes.map(({ tool }) => tool));
    expect([...new Set(used)].sort()).toEqual([...TOOLS].sort());
    expect([...new Set([...shown, 'validate-sbom'])].sort()).toEqual([...TOOLS].sort());
  });
});
