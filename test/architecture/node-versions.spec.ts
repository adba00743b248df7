import { readFileSync } from 'node:fs';
import { OLDEST_NODE } from '@plumbline/platform';

type Manifest = Readonly<{ engines: { node: string }; optionalDependencies: Record<string, string> }>;

const text = (file: string): string => readFileSync(file, 'utf8');
const manifest = JSON.parse(text('package.json')) as Manifest;
const brought = Object.entries(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-'));

describe('the oldest Node that is supported', () => {
  it('is the same for npm, the start and the bootstrap scripts', () => {
    expect(manifest.engines.node).toBe(`>=${OLDEST_NODE.toString()}`);
    expect(text('tools/bootstrap/paths.mjs')).toContain(`export const BASELINE = ${OLDEST_NODE.toString()};`);
  });
  it('comes with the lockfile, and runs these tests or is older than what does', () => {
    expect(brought.map(([, version]) => Number.parseInt(version, 10))).toEqual(brought.map(() => OLDEST_NODE));
    expect(brought.length).toBeGreaterThan(0);
    expect(Number.parseInt(process.versions.node, 10)).toBeGreaterThanOrEqual(OLDEST_NODE);
  });
  it('is the one in the README', () => {
    expect(text('README.md')).toContain(`Node ${OLDEST_NODE.toString()}`);
  });
});
