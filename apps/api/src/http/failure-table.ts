import {
  KeysUnavailable,
  OutcomeUnknown,
  StoreUnavailable,
  StoreUnreadable,
  UnreadableEvent,
  UpgradeUnfinished,
} from '@plumbline/event-log';
import {
  ConcurrencyConflict,
  FormerSourceId,
  IdempotencyKeyReused,
  MappingFlawed,
  NoDefaultMapping,
  NoSuchCycle,
  NotFound,
  StillMoving,
  UnknownPosition,
  ViewsBehind,
} from '@plumbline/application';
import { IssuerUnavailable, TokenRefused, Withheld } from '@plumbline/access';
import { BlueprintRefused, ReaderBusy } from '@plumbline/blueprint-import';
import { DomainError } from '@plumbline/domain';
import { RunsElsewhere, UnknownView } from '@plumbline/projection-runtime';
import { ViewsUnavailable } from '@plumbline/view-store';
import { HttpException } from '@nestjs/common';
import { errorOf, type ProblemCode, PROBLEMS } from './problem-table.js';
import { badRequest, notFound, Problem } from './problems.js';

type Make = (error: Error) => Problem;

const CHALLENGE = 'Bearer realm="plumbline"';

const unauthorized = (code: ProblemCode, detail: string): Problem =>
  new Problem(401, code, detail, {
    headers: { 'www-authenticate': code === 'token-missing' ? CHALLENGE : `${CHALLENGE}, error="invalid_token"` },
  });

export const tokenMissing = (): Problem =>
  unauthorized('token-missing', 'Send a token in the header Authorization: Bearer <token>.');

const unavailable = (code: ProblemCode, detail: string, seconds: number): Problem =>
  new Problem(503, code, detail, { headers: { 'retry-after': seconds.toString() } });

const conflict = (): Problem =>
  new Problem(412, 'revision-conflict', 'This has changed since the ETag in If-Match. Read again, then decide anew.');

const formerSourceId = (): Problem =>
  new Problem(
    403,
    'source-id-former',
    'The token names you by a source id that you no longer have. Sign in again with the one that you have now, or with your id. Where the provider still sends the old one, people ops or whoever runs the provider has to change it there.',
  );

const blueprintRefused = ({ code, message }: BlueprintRefused): Problem =>
  new Problem(400, code, message, {
    errors: [{ ...errorOf(PROBLEMS[code]), fix: message }],
  });

const ruleRefused = ({ code, message, refusal, faults }: DomainError): Problem =>
  new Problem(409, code, message, { errors: faults ?? [errorOf(refusal)] });

const conflictWith = (code: keyof typeof PROBLEMS, detail: string): Problem => new Problem(409, code, detail);

/** More would be an answer that nobody reads. */
const MOST_FLAWS = 100;

const mappingFlawed = ({ flaws }: MappingFlawed): Problem => {
  const more = flaws.length > MOST_FLAWS ? `; these are the first ${String(MOST_FLAWS)}` : '';
  const detail = `The mapping is not applied: ${String(flaws.length)} of its fields contradict the imported documents or each other${more}.`;
  return new Problem(409, 'mapping-flawed', detail, { errors: flaws.slice(0, MOST_FLAWS) });
};

const noDefaultMapping = ({ message }: Error): Problem =>
  conflictWith('mapping-needed', `${message} Import this without apply, then review GET /v1/frameworks/:id/mapping.`);

const noSuchCycle = (message: string): Problem => {
  const error = { field: 'cycle', problem: 'names no cycle', fix: 'Send an id from GET /v1/cycles.' };
  return new Problem(404, 'not-found', message, { errors: [error] });
};

export const viewsBehind = (): Problem =>
  unavailable('views-behind', 'The views do not include yet what this needs of them. Try again in a second.', 1);

const unknownPosition = (): Problem =>
  badRequest([
    {
      field: 'cursor',
      problem: 'is not a position of this store',
      fix: 'Send the nextCursor of the page before, or the position of an event, unchanged.',
    },
  ]);

/** The only table from errors to problems. An error that is not in it is a defect and becomes a 500 that says nothing about it. */
const TABLE: readonly (readonly [abstract new (...args: never[]) => Error, Make])[] = [
  [Problem, (error) => error as Problem],
  [ViewsBehind, () => viewsBehind()],
  [DomainError, (error) => ruleRefused(error as DomainError)],
  [ConcurrencyConflict, conflict],
  [IdempotencyKeyReused, (error) => new Problem(422, 'idempotency-key-reused', error.message)],
  [StillMoving, ({ message }) => unavailable('still-moving', message, 1)],
  [FormerSourceId, formerSourceId],
  [NoSuchCycle, ({ message }) => noSuchCycle(message)],
  [NotFound, notFound],
  [Withheld, (error) => new Problem(403, (error as Withheld).code, error.message)],
  [BlueprintRefused, (error) => blueprintRefused(error as BlueprintRefused)],
  [MappingFlawed, (error) => mappingFlawed(error as MappingFlawed)],
  [NoDefaultMapping, noDefaultMapping],
  [ReaderBusy, (error) => unavailable('blueprint-reader-busy', error.message, 5)],
  [
    UnknownView,
    () => badRequest([{ field: 'view', problem: 'is not a view', fix: 'Send a name from GET /v1/projections.' }]),
  ],
  [RunsElsewhere, ({ message }) => conflictWith('projections-elsewhere', message)],
  [UnknownPosition, unknownPosition],
  [TokenRefused, (error) => unauthorized((error as TokenRefused).code, error.message)],
  [IssuerUnavailable, (error) => unavailable('issuer-unavailable', error.message, 5)],
  [
    OutcomeUnknown,
    () =>
      unavailable(
        'outcome-unknown',
        'The event store broke before it could say whether this was written. Send it again with the same Idempotency-Key, or read before you send it anew.',
        5,
      ),
  ],
  [
    ViewsUnavailable,
    () =>
      unavailable(
        'views-unavailable',
        'The views cannot be read now. Nothing is lost: they are derived from the events, and /health/ready says how it stands. What needs no views is served.',
        2,
      ),
  ],
  [
    StoreUnreadable,
    () =>
      unavailable(
        'store-unreadable',
        'Stored events cannot be read, or are not what was written. Nothing was changed. The log of the server says where; if it goes on, a backup of the events mends it.',
        5,
      ),
  ],
  [
    UnreadableEvent,
    () =>
      unavailable(
        'event-unreadable',
        'An event that this rests on was written by a newer version of this program, or says in a text that is damaged who somebody is. Everything else can be read. The log of the server says which, and so does "plumbline check".',
        60,
      ),
  ],
  [
    UpgradeUnfinished,
    () =>
      unavailable(
        'upgrade-unfinished',
        'The server is being upgraded, and copies of the release before cannot read this yet. Nothing was changed. "plumbline migrate finish" ends the upgrade.',
        60,
      ),
  ],
  [
    KeysUnavailable,
    () =>
      unavailable(
        'keys-unavailable',
        'The keys of texts about people cannot be used now, so no such text is shown or taken. What needs none of them is served. The same request, sent again later, goes on from where this one came to.',
        5,
      ),
  ],
  [
    StoreUnavailable,
    () => unavailable('store-unavailable', 'The event store cannot be used now. Nothing was changed.', 5),
  ],
];

/** Of a request that comes in while the server ends those that it has. */
export const stopping = (): Problem =>
  unavailable('server-stopping', 'This server is stopping, and takes no new requests. Nothing was changed.', 1);

/** A malformed request that Node or Fastify refused. */
export const malformed = (): Problem =>
  badRequest([
    {
      field: 'request',
      problem: 'is not well-formed',
      fix: 'Check its address, its headers and the length of its body.',
    },
  ]);

/** Failures before a route is reached; Fastify's errors arrive here as Nest's, by status. */
const EARLY: Readonly<Record<number, () => Problem>> = {
  400: malformed,
  404: notFound,
  413: () => new Problem(413, 'body-too-large', 'The body is larger than this route takes.'),
  414: notFound,
  415: () =>
    new Problem(
      415,
      'unsupported-media-type',
      'Send the body as application/json; where a route takes a document, as a type that its contract names, such as text/markdown or application/octet-stream.',
    ),
};

const statusOf = (error: Error): number => {
  if (error instanceof HttpException) return error.getStatus();
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
};

const early = (status: number): Problem | undefined => {
  if (status < 400 || status >= 500) return undefined;
  return EARLY[status]?.() ?? new Problem(status, 'refused', 'The request was refused.');
};

/** Not `instanceof Error`: errors of Node itself may come from another realm. */
const isError = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';

/** Undefined for a defect of ours. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (!isError(error)) return undefined;
  const make = TABLE.find(([type]) => error instanceof type)?.[1];
  return make ? make(error) : early(statusOf(error));
};
