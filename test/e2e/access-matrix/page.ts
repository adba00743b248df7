import { readFileSync } from 'node:fs';
import { SOURCE_COMMANDS, sourceActor } from '@plumbline/access';
import { format, type FormatConfig } from 'oxfmt';
import type { Group } from './groups.js';
import { seenSection } from '../../contract/visibility/page.js';
import { NAMES, personaOf } from './personas.js';
import { type Row, TABLE } from './table.js';

const REST = {
  allow: ['everybody who is signed in', '', ''],
  forbidden: ['', 'everybody else', ''],
  hidden: ['', '', 'everybody else'],
} as const;

const titles = (groups: readonly Group[]): readonly string[] => groups.map(({ title }) => title);
const cell = (titles: readonly string[]): string => titles.filter((title) => title !== '').join('; ');

const lineOf = ({ route, of, allow, forbidden, rest, open }: Row): string => {
  const [may, no, none] = REST[rest];
  const address = `\`${route}\`${of === undefined ? '' : ` of ${of}`}`;
  const cells = [
    cell([...titles(allow), open && rest === 'allow' ? 'anyone' : may]) || 'nobody',
    cell([...titles(forbidden), no]),
    none,
  ];
  return `| ${[address, ...cells].join(' | ')} |`;
};

const HEAD = `<!-- Generated from test/e2e/access-matrix/table.ts, which every build tries against a running server, and from
     test/contract/visibility/matrix.ts, which every build compares with the table of grants.
     After a change: PLUMBLINE_WRITE_ACCESS=1 npm test -- test/e2e/access-matrix -->

# Who may do what

Without a token every route except the open ones answers 401. A refusal is 403 with a code. If a resource does not exist for
you, you get the same 404 as for an unknown id, and no list, count or total includes it. Whoever is recused from a nomination is no
longer its admin, auditor, reviewer, member or chair from the next request on, and keeps only the reporting line. Whoever manages the
candidate is no auditor of the nomination, and as its chair or a member sees the tally and no vote except their own. Whoever might be
nominated in a round, because their level is one of those of its framework or was since the round was opened, audits nothing of it and
uses no admin power on it, nominated or not, and neither does, as an admin, whoever is recused from a nomination of it: 403 says so. Candidates
have no other capacity on their own nomination, which does not exist for them before feedback is released; what was released stays theirs. "Managers above" are
today's: moving somebody moves their nominations too. Where nobody who is here is above the candidate, admins nominate, write and submit in their stead, except
those without power over the round. What is kept about somebody to be handed to them is read by two admins alone, whoever asked for it and whoever released it, as long as the
release is in force: other admins get 403 \`access-not-released\`.

| route | allowed for | 403 for | 404 for |
| ----- | ----------- | ------- | ------- |`;

const SOURCES = `## What a source may do

A system that people come from, such as HR, sends their changes [through Kafka](integrations.md#people-from-the-hr-system). It has no token and reads nothing. Those
that \`PLUMBLINE_KAFKA_INBOUND_SOURCES\` names may do what is listed here, and nothing else; what any other source sends is refused. The events name it as their actor
(\`${sourceActor('HR')}\`), which no person can be called.
`;

const TAIL = `## Who was tested

Each of these sent the same request to every route:
`;

/** The page of access rules, before it is formatted. */
export const accessPage = (): string =>
  [
    HEAD,
    ...TABLE.map(lineOf),
    '',
    ...seenSection(),
    SOURCES,
    ...SOURCE_COMMANDS.map((command) => `- \`${command}\``),
    '',
    TAIL,
    ...NAMES.map((name) => `- ${personaOf(name).who}`),
    '',
  ].join('\n');

/** As it is committed. `PLUMBLINE_WRITE_ACCESS=1` before the matrix test writes it. */
export const formattedPage = async (): Promise<string> => {
  const { printWidth } = JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')) as FormatConfig;
  return (await format('docs/access.md', accessPage(), { printWidth })).code;
};
