// types-and-lint.js PART OF: types and lint of one of so many parts of the tree. Leaves with 1 and says what is wrong.
import { ESLint } from 'eslint';
import { checkPart } from './checks/types-and-lint.js';

const [part = 1, parts = 1] = process.argv.slice(2).map(Number);
const { compiler, linter } = await checkPart(process.cwd(), { part, parts });
const formatter = await new ESLint().loadFormatter('stylish');
const said = [compiler, await formatter.format(linter)].filter((text) => text !== '');
for (const text of said) console.error(text);
if (compiler !== '' || linter.some(({ errorCount }) => errorCount > 0)) process.exitCode = 1;
