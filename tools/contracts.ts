// npm run contracts                 write what is derived from the code into contracts/, docs/refusals.md and docs/personal-texts.md
// npm run contracts -- --release    and from now on refuse any edit of the event schemas that are there
// npm run contracts -- --check      write nothing; leave with 1 where something differs or a released schema was touched
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventSchemaDrift } from './contracts/drift.js';
import { eventSchemas } from './contracts/event-schemas.js';
import { openApi, openApiDrift } from './contracts/openapi.js';
import { personalTextsDrift } from './contracts/personal-texts.js';
import { refusalsDrift } from './contracts/refusals.js';
import { readReleased, releasedVerdict } from './contracts/released.js';
import { release } from './contracts/release.js';

const EVENTS = 'contracts/events';
const root = process.cwd();
const checking = process.argv.includes('--check');

const verdict = releasedVerdict(root);
const events = eventSchemaDrift(join(root, EVENTS), eventSchemas(), readReleased(root));
const changed = new Map([
  ...[...events.toWrite].map(([file, text]): [string, string] => [join(EVENTS, file), text]),
  ...(await openApiDrift(root)),
  ...(await refusalsDrift(root, await openApi())),
  ...(await personalTextsDrift(root)),
]);
const outdated = checking ? [...changed.keys()].map((file) => `${file} differs from the code: npm run contracts`) : [];
const problems = [...verdict.problems, ...events.problems, ...outdated];

if (problems.length === 0)
  for (const [file, text] of changed) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(`wrote ${file}`);
  }
console.log(`Released schemas: ${verdict.compared}.`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else if (process.argv.includes('--release')) for (const file of release(root)) console.log(`released ${file}`);
