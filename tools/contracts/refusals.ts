import type { Contracts } from './event-schemas.js';
import { formatted, pageDrift } from './page.js';

const FILE = 'docs/refusals.md';

type Row = Readonly<{
  code: string;
  statuses: readonly number[];
  field: string;
  cause: string;
  way: string;
  fix: string;
}>;
type Operation = Readonly<{ 'x-command'?: string }>;
/** What the page takes from the contract. */
type Contract = Readonly<{
  'x-problems': readonly Row[];
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}>;

const WORDS: Readonly<Record<string, string>> = {
  corrected: 'the same, corrected',
  another: 'the same, from somebody else',
  later: 'the same, later',
  none: '**none**',
};

const HEAD = `<!-- Generated from libs/domain/src/refusals and apps/api/src/http/problem-table.ts by npm run contracts. -->

# Every refusal, and the way on

An answer that is no success is a problem (RFC 9457) with one of these codes. Those of 400, 403, 409 and 422 name the field, what is wrong with it and what to do in \`errors\`;
\`detail\` says it of the case at hand. \`field\` is a field of the request, of what the request is about (\`state\`, \`phase\`), or \`caller\`.

The way is the request after which the refused one succeeds. Where it says **none**, the refusal is an end: nobody can undo it, and the last column says what stands.

| code | status | field | what is wrong | way | what to do |
| ---- | ------ | ----- | ------------- | --- | ---------- |`;

const routesIn = ({ paths }: Contract): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { 'x-command': command }]) =>
        command === undefined ? [] : [[command, `\`${method.toUpperCase()} ${path}\``] as const],
      ),
    ),
  );

const wayIn = (way: string, routes: ReadonlyMap<string, string>): string => {
  const said = WORDS[way] ?? routes.get(way);
  if (said === undefined) throw new Error(`No route issues ${way}, which a refusal names as its way.`);
  return said;
};

/** The page, made of the contract; throws where a refusal names a way that no route issues. */
export const refusalsPage = async (root: string, contract: Contract): Promise<string> => {
  const routes = routesIn(contract);
  const lines = contract['x-problems'].map(({ code, statuses, field, cause, way, fix }) => {
    const cells = [`\`${code}\``, statuses.join(', '), `\`${field}\``, cause, wayIn(way, routes), fix];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return await formatted(root, FILE, [HEAD, ...lines]);
};

/** The page with what it should hold; empty where it holds that already. */
export const refusalsDrift = async (root: string, openApi: string): Promise<Contracts> =>
  pageDrift(root, FILE, await refusalsPage(root, JSON.parse(openApi) as Contract));
