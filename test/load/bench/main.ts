import { resolve } from 'node:path';
import { appending } from './appending/appending.bench.js';
import { bodies } from './bodies/bodies.bench.js';
import { copies } from './copies/copies.bench.js';
import { type Figure, report } from './figure.js';
import { imports } from './imports/imports.bench.js';
import { memory } from './memory/memory.bench.js';
import { readiness } from './readiness/readiness.bench.js';
import { board, wholeBoard } from './reads/board.bench.js';
import { appendingOnEventStoreDb } from './eventstoredb/eventstoredb.bench.js';
import { appendingOnPostgres } from './postgres/postgres.bench.js';
import { packetRead, readinessRead, reviewsRead } from './reads/nomination.bench.js';
import { sameSize } from './reads/same-size.bench.js';
import { heldByRebuild } from './rebuild/held.bench.js';
import { rebuildOnPostgres } from './rebuild/postgres.bench.js';
import { rebuild } from './rebuild/rebuild.bench.js';
import { relaying } from './relaying/relaying.bench.js';
import { reviews } from './reviews/reviews.bench.js';
import { sealedCommand, sealedPacket, sealedRebuild, sealedSearch } from './sealing/sealing.bench.js';
import { votes } from './votes/votes.bench.js';

const BENCHES: Readonly<Record<string, () => Promise<Figure>>> = {
  ...{
    appending,
    appendingOnPostgres,
    appendingOnEventStoreDb,
    copies,
    votes,
    reviews,
    rebuild,
    rebuildOnPostgres,
    heldByRebuild,
    readiness,
    memory,
    relaying,
    bodies,
    imports,
  },
  ...{ sealedCommand, sealedPacket, sealedSearch, sealedRebuild },
  ...{ packetRead, reviewsRead, readinessRead, board, wholeBoard, sameSize },
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`Unknown bench ${unknown.join(', ')}: one of ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`Running ${name} ...`);
  const figure = await bench();
  console.log(`  ${figure.value.toFixed(2)} ${figure.unit}: ${figure.detail}`);
  figures.push(figure);
}
process.exitCode = report(figures, resolve('bench-results/latest.json')) ? 0 : 1;
