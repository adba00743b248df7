/** A fenced block of a page: what stands after its fence, its text, and the line that it begins on. */
export type Block = Readonly<{ info: string; text: string; line: number }>;
/** Commands up to what they are said to answer. */
export type Step = Readonly<{ commands: string; expected: readonly string[]; line: number }>;

const FENCE = /^(?<indent> *)```(?<info>[^\n`]*)\n(?<text>[\s\S]*?)^ *```$/gm;
const EXPECTED = /^# => (?<fragment>.+)$/;

/** What may stand in a page: `sh run` is run by a test, `sh by-hand` is for a reader alone, the rest is no command. */
export const KINDS: readonly string[] = [
  'sh run',
  'sh by-hand',
  ...['json', 'text', 'http', 'csv', 'yaml', 'ts', 'mermaid', 'markdown'],
];

const lineAt = (page: string, offset: number): number => page.slice(0, offset).split('\n').length;

export const blocksOf = (page: string): Block[] =>
  [...page.matchAll(FENCE)].map(({ index, groups: { indent = '', info = '', text = '' } = {} }) => ({
    info: info.trim(),
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    line: lineAt(page, index),
  }));

/** Lines `# => fragment` say what must occur in the output of the commands above them. */
export const stepsOf = ({ text, line }: Block): Step[] => {
  const steps: { commands: string[]; expected: string[]; line: number }[] = [];
  for (const [i, row] of text.trimEnd().split('\n').entries()) {
    const fragment = EXPECTED.exec(row)?.groups?.['fragment'];
    const last = steps.at(-1);
    if (fragment !== undefined) last?.expected.push(fragment);
    else if (last === undefined || last.expected.length > 0)
      steps.push({ commands: [row], expected: [], line: line + 1 + i });
    else last.commands.push(row);
  }
  return steps.map(({ commands, ...step }) => ({ ...step, commands: commands.join('\n') }));
};

const npmScript = (command: string): string | undefined =>
  /^npm (?:run )?(?<script>start|test|[\w:-]+)/.exec(command)?.groups?.['script'];

/** What no test runs must at least exist: npm commands by hand name scripts of the package. */
export const unknownScripts = (page: string, scripts: readonly string[]): string[] =>
  blocksOf(page)
    .filter(({ info }) => info === 'sh by-hand')
    .flatMap(({ text }) => text.split('\n').map(npmScript))
    .filter((script) => script !== undefined)
    .filter((script) => !scripts.includes(script));
