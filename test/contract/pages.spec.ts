import { readFileSync } from 'node:fs';
import { PROBLEMS } from '../../apps/api/src/http/problem-table.js';

type Contract = Readonly<{ paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }>;
const contract = JSON.parse(readFileSync('contracts/openapi/api.v1.json', 'utf8')) as Contract;
const served = Object.entries(contract.paths).flatMap(([path, operations]) => ('get' in operations ? [path] : []));
/** For whoever runs the server, and no page of a console. */
const PROBES = ['/health/live', '/health/ready', '/metrics'];

const rows = readFileSync('docs/api.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, who, , read]) => who !== undefined && read?.startsWith('`GET ') === true)
  .map(([, who = '', page = '', read = '']) => ({ who, page, path: read.slice('`GET '.length, -1) }));

describe('docs/api.md', () => {
  it('names reads that there are, and leaves none out', () => {
    const named = new Set(rows.map(({ path }) => path));
    expect([...named].filter((path) => !served.includes(path))).toEqual([]);
    expect(served.filter((path) => !named.has(path) && !PROBES.includes(path))).toEqual([]);
  });
  it('names every code that the server refuses with for now', () => {
    const page = readFileSync('docs/api.md', 'utf8');
    const codes = Object.entries(PROBLEMS).flatMap(([code, { status }]) => (status === 503 ? [code] : []));
    expect(codes.filter((code) => !page.includes(`| \`${code}\``))).toEqual([]);
  });
  it('has a page for each kind of user, and one read for each page', () => {
    expect([...new Set(rows.map(({ who }) => who))]).toEqual([
      'everybody',
      'candidate',
      'manager',
      'reviewer',
      'member',
      'chair',
      'admin',
      'auditor',
    ]);
    const pages = rows.map(({ who, page }) => `${who}: ${page}`);
    expect(new Set(pages).size).toBe(pages.length);
  });
});
