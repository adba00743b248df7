import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REFUSALS } from '@plumbline/domain';
import { allProblems, PROBLEMS } from '../../apps/api/src/http/problem-table.js';
import { openApi } from '../../tools/contracts/openapi.js';
import { refusalsDrift, refusalsPage } from '../../tools/contracts/refusals.js';

const sources = globSync(['apps/api/src/**/*.ts', 'libs/{access,blueprint-import}/src/**/*.ts'])
  .filter((file) => !/\.spec\.ts$|problem-table\.ts$|refused(-for-now)?\.ts$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
/** Made of a grant, or of why an admin has no power. */
const ofAccess = (code: string): boolean => /^(not-(?!found$)|admin-)/.test(code);
const unsupported = 'blueprint-unsupported';

describe('the table of problems', () => {
  it('has no row that nothing throws', () => {
    const codes = Object.keys(PROBLEMS).filter((code) => !ofAccess(code) && code !== unsupported);
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
    expect(sources.includes("'never-thrown'")).toBe(false);
  });
  it('shares no row with the refusals of the domain', () => {
    expect(Object.keys(PROBLEMS).filter((code) => code in REFUSALS)).toEqual([]);
    const codes = allProblems().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('docs/refusals.md', () => {
  let root: string;
  let contract: string;
  beforeAll(async () => {
    contract = await openApi();
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'plumbline-refusals-'));
    mkdirSync(join(root, 'docs'));
    cpSync('.oxfmtrc.json', join(root, '.oxfmtrc.json'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('is what the tables say', async () => {
    cpSync('docs/refusals.md', join(root, 'docs/refusals.md'));
    expect([...(await refusalsDrift(root, contract))]).toEqual([]);
  });
  it('is out of date where a row says something else', async () => {
    const page = readFileSync('docs/refusals.md', 'utf8');
    writeFileSync(join(root, 'docs/refusals.md'), page.replace('Break the tie first.', 'Toss a coin.'));
    expect([...(await refusalsDrift(root, contract)).keys()]).toEqual(['docs/refusals.md']);
  });
  it('is not made of a way that no route leads to', async () => {
    const row = { code: 'x', statuses: [409], field: 'f', cause: 'c', way: 'TossCoin', fix: 'F.' };
    await expect(refusalsPage(root, { 'x-problems': [row], paths: {} })).rejects.toThrow('TossCoin');
  });
});
