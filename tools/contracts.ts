// npm run contracts                 write what is derived from the code into contracts/, docs/refusals.md and docs/personal-texts.md
// npm run contracts -- --release    and from now on refuse any edit of the event schemas that are there
// npm run contracts -- --check      write nothing; leave with 1 where something differs or a released schema was touched
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asyncApiDrift } from './contracts/async-api.js';
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

const write = (changed: Iterable<readonly [file: string, text: string]>): void => {
  for (const [file, text] of changed) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(`wrote ${file}`);
  }
};

const verdict = releasedVerdict(root);
const events = eventSchemaDrift(join(root, EVENTS), eventSchemas(), readReleased(root));
const schemas = [...events.toWrite].map(([file, text]): [string, string] => [join(EVENTS, file), text]);
const mayWrite = !checking && verdict.problems.length === 0 && events.problems.length === 0;
if (mayWrite) write(schemas);

const derived = new Map([
  ...(await openApiDrift(root)),
  ...(await asyncApiDrift(root)),
  ...(await refusalsDrift(root, await openApi())),
  // Is read from the schemas, so these have to be there.
  ...(mayWrite || schemas.length === 0 ? await personalTextsDrift(root) : []),
]);
const changed = [...schemas.map(([file]) => file), ...derived.keys()];
const outdated = checking ? changed.map((file) => `${file} differs from the code: npm run contracts`) : [];
const problems = [...verdict.problems, ...events.problems, ...outdated];

if (mayWrite) write(derived);
console.log(`Released schemas: ${verdict.compared}.`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else if (process.argv.includes('--release')) for (const file of release(root)) console.log(`released ${file}`);
