import { globSync, readFileSync } from 'node:fs';
import { blocksOf, KINDS, stepsOf, unknownScripts } from './docs-snippets/blocks.js';
import { freshServer } from './docs-snippets/fresh-server.js';
import { lies, runSteps } from './docs-snippets/run-steps.js';

const pages = globSync(['README.md', 'CONTRIBUTING.md', 'docs/**/*.md']);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const fence = (info: string, text: string) => `Some words.\n\n\`\`\`${info}\n${text}\n\`\`\`\n`;
const stepsIn = (page: string) =>
  blocksOf(page)
    .filter(({ info }) => info === 'sh run')
    .flatMap(stepsOf);
const liesOf = async (page: string, env = process.env) => {
  const steps = stepsIn(page);
  return lies(steps, await runSteps(steps, env));
};
const read = (page: string) => readFileSync(page, 'utf8');

describe('a page with commands', () => {
  it('passes if every command answers what is written below it', async () => {
    const page = fence('sh run', 'word=plumb\necho "a $word line"\n# => plumb line\n# => a plumb');
    expect(await liesOf(page + fence('sh run', 'echo "still $word"\n# => still plumb'))).toEqual([]);
  });

  it.each([
    ['a command answers something else', 'echo plumb\n# => level', 'not found: level'],
    ['an answer belongs to an earlier command', 'echo one\n# => one\necho two\n# => one', 'not found: one'],
    ['a command fails', 'echo one\n# => one\nfalse\necho two', 'line 6 left with 1'],
    ['a variable was never set', 'echo "$nobody_set_this"', 'left with'],
    ['a pipe breaks in the middle', 'false | cat', 'left with'],
    ['a request is refused', `echo '{"type":"https://plumbline.example/problems/forbidden"}'`, 'refused'],
  ])('fails if %s', async (_what, text, found) => {
    expect((await liesOf(fence('sh run', text))).join()).toContain(found);
  });

  it('may expect a refusal', async () => {
    const refusal = `echo '{"type":"https://plumbline.example/problems/forbidden"}'\n# => problems/forbidden`;
    expect(await liesOf(fence('sh run', refusal))).toEqual([]);
  });

  it('is parsed with fenced blocks in lists, with the line of each', () => {
    expect(blocksOf('- item\n\n  ```sh run\n  echo a\n  ```\n')).toEqual([
      { info: 'sh run', text: 'echo a\n', line: 3 },
    ]);
  });

  it('may not name a script that does not exist', () => {
    const page = fence('sh by-hand', 'npm start\nnpm run check\nnpm run nothing');
    expect(unknownScripts(page, ['start', 'check'])).toEqual(['nothing']);
  });
});

describe.each(pages)('%s', (file) => {
  it('has only blocks of known kinds: a command is run by this test, or by hand', () => {
    const unknown = blocksOf(read(file)).filter(({ info }) => !KINDS.includes(info));
    expect(unknown.map(({ info, line }) => `${file}:${String(line)} ${info}`)).toEqual([]);
  });

  it('names existing scripts', () => {
    expect(unknownScripts(read(file), Object.keys(scripts))).toEqual([]);
  });
});

describe.each(pages.filter((file) => stepsIn(read(file)).length > 0))('the commands of %s', (file) => {
  it('every page of the docs answers what it says on a freshly started server', async () => {
    const server = await freshServer();
    try {
      expect(await liesOf(read(file), server.env)).toEqual([]);
    } finally {
      await server.stop();
    }
  }, 120_000);
});

it('the README walks through commands and their answers', () => {
  expect(stepsIn(read('README.md')).filter(({ expected }) => expected.length > 0)).not.toEqual([]);
});
