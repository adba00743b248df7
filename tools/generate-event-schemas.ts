import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventSchemas } from './contracts/event-schemas.js';

const folder = process.argv[2] ?? 'contracts/events';
mkdirSync(folder, { recursive: true });
for (const [file, text] of eventSchemas()) writeFileSync(join(folder, file), text);
