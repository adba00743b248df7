import type { ForbidCode } from '@plumbline/access';
import type { BlueprintCode } from '@plumbline/blueprint-import';
import { type Refusal, type RefusalCode, REFUSALS } from '@plumbline/domain';
import type { FieldProblem } from '@plumbline/responses';

export type ProblemRow = Refusal & Readonly<{ status: number }>;

const blueprint = (cause: string, fix: string): ProblemRow => ({
  status: 400,
  field: 'body',
  cause,
  way: 'corrected',
  fix,
});
const header = (status: number, field: string, cause: string, fix: string): ProblemRow => ({
  ...{ status, field, cause, way: 'corrected', fix },
});
const later = (code: Pick<ProblemRow, 'field' | 'cause' | 'fix'>): ProblemRow => ({
  ...{ status: 503, way: 'later', ...code },
});
const notGranted = (who: string): ProblemRow => ({
  ...{ status: 403, field: 'caller', cause: `is not ${who}`, way: 'another', fix: `This takes ${who}.` },
});

const BLUEPRINTS: Readonly<Record<BlueprintCode, ProblemRow>> = {
  'blueprint-control-character': blueprint('holds a control character', 'Remove it.'),
  'blueprint-encoding': blueprint('is not text in an encoding that is read', 'Save the document as UTF-8.'),
  'blueprint-front-matter': blueprint('has front matter that is not sound', 'Mend the front matter.'),
  'blueprint-json': blueprint('is not sound JSON', 'Mend the JSON.'),
  'blueprint-several': blueprint('holds several documents', 'Import one at a time.'),
  'blueprint-text-too-long': blueprint('holds a text that is too long', 'Split that text.'),
  'blueprint-too-complex': blueprint('is nested too deep, or has too many parts', 'Import it in parts.'),
  'blueprint-too-large': blueprint('is too large', 'Import it in parts.'),
  'blueprint-unsupported': blueprint('is no document of a type that is read', 'Send a type that the message names.'),
  'blueprint-untitled': blueprint('has no title', 'Give the document a title.'),
  'blueprint-yaml': blueprint('is not sound YAML', 'Mend the YAML.'),
  'mapping-level': blueprint('is mapped to a level that is not named', 'Name the level in the mapping.'),
};

/** Codes of a token that holds no grant of the route's policy; `admin-…`: of an admin without power over the round. */
const FORBIDDEN: Readonly<Record<Exclude<ForbidCode, RefusalCode>, ProblemRow>> = {
  'admin-recused': notGranted('an admin with power over this round'),
  'not-admin': notGranted('a people-ops admin'),
  'not-anyone': notGranted('anyone'),
  'not-auditor': notGranted('an auditor'),
  'not-line-manager': notGranted('a line manager of the person'),
  'not-member': notGranted('a member of the committee'),
  'not-reviewer': notGranted('a reviewer of the nomination'),
  'not-self': notGranted('the person'),
  'not-signed-in': notGranted('anyone with a valid token'),
};

/** Failures that no rule of the domain refused, by code: the contract and docs/refusals.md list them beside `REFUSALS`. */
export const PROBLEMS = {
  ...BLUEPRINTS,
  ...FORBIDDEN,
  'access-not-released': {
    ...{ status: 403, field: 'caller', cause: 'is nobody to whom this is released now', way: 'ReleaseSubjectAccess' },
    fix: 'One admin asks for access, another releases it; then both can read it until the day that the release names.',
  },
  'blueprint-reader-busy': later({ field: 'server', cause: 'reads other documents', fix: 'Send it again later.' }),
  'body-too-large': header(413, 'body', 'is larger than the route takes', 'Send less, or in parts.'),
  'expectation-failed': header(417, 'Expect', 'is not 100-continue', 'Leave the header out.'),
  'headers-too-large': header(431, 'headers', 'are larger than the server takes', 'Send fewer and shorter headers.'),
  'idempotency-key-reused': header(
    422,
    'Idempotency-Key',
    'was used for another request, or before texts were erased, since when nobody can tell for which',
    'Read whether it was done; send a new key for each new request.',
  ),
  'if-match-required': header(428, 'If-Match', 'is missing', 'Send the ETag of your last read or write.'),
  'internal-error': {
    ...{ status: 500, field: 'server', cause: 'has a defect', way: 'none' },
    fix: 'Quote the X-Correlation-Id of the answer to whoever runs the server.',
  },
  'invalid-request': header(400, 'request', 'has the wrong shape', 'Each entry of `errors` says what to send.'),
  'issuer-unavailable': later({
    ...{ field: 'server', cause: "cannot fetch the keys of the tokens' issuer", fix: 'Send it again later.' },
  }),
  'keys-unavailable': later({
    ...{ field: 'server', cause: 'cannot use the keys of texts about people now' },
    fix: 'Send it again later; what was begun goes on from there.',
  }),
  'mapping-flawed': {
    ...{ status: 409, field: 'rules', cause: 'contradict the imported documents or each other', way: 'corrected' },
    fix: 'Each entry of `errors` says what to send; PUT the mapping again.',
  },
  'mapping-needed': {
    ...{ status: 409, field: 'apply', cause: 'has no default for this kind of document', way: 'ApplyMapping' },
    fix: 'Import the document without apply, then review and send the mapping.',
  },
  'method-not-allowed': header(405, 'method', 'is none of this address', 'Send one of the methods in Allow.'),
  'not-found': {
    ...{ status: 404, field: 'path', cause: 'names nothing that you may see', way: 'corrected' },
    fix: 'Send an address that a list or an answer gave you.',
  },
  'outcome-unknown': later({
    ...{ field: 'server', cause: 'broke before it could say whether this was written' },
    fix: 'Send it again with the same Idempotency-Key, or read before you send it anew.',
  }),
  'own-review-first': {
    ...{ status: 403, field: 'caller', cause: 'owes a review', way: 'SubmitReview' },
    fix: 'Submit your own review first; where voting opened without it, the reviews stay closed to you.',
  },
  'projections-elsewhere': {
    ...{ status: 409, field: 'server', cause: 'does not run the projections itself', way: 'another' },
    fix: 'Ask the process that runs them.',
  },
  refused: header(400, 'request', 'was refused', 'Check its address, its headers and its body.'),
  'request-timeout': header(408, 'request', 'took too long to arrive', 'Send it faster.'),
  'revision-conflict': header(412, 'If-Match', 'is not the version as it is now', 'Read again, then decide anew.'),
  'source-id-former': header(
    403,
    'Authorization',
    'has a token that names you by a source id that you no longer have',
    'Sign in again with the one that you have now, or with your id; where the provider still sends the old one, have it changed there.',
  ),
  'server-stopping': later({ field: 'server', cause: 'is stopping', fix: 'Send it again on a new connection.' }),
  'still-moving': later({ field: 'server', cause: 'saw what it read move all the time', fix: 'Send it again.' }),
  'store-unavailable': later({
    ...{ field: 'server', cause: 'cannot use its event store now' },
    fix: 'Send it again later.',
  }),
  'event-unreadable': later({
    ...{
      field: 'server',
      cause: 'can not read an event that this rests on: a newer version wrote it, or it is damaged',
    },
    fix: 'Once a server of that version runs, or the events are restored, send it again.',
  }),
  'store-unreadable': later({
    ...{ field: 'server', cause: 'can not read stored events', fix: 'A backup of the events mends it if it goes on.' },
  }),
  'token-expired': header(401, 'Authorization', 'has a token that has expired', 'Get a new token.'),
  'token-invalid': header(401, 'Authorization', 'has a token that is not valid here', 'Get a token for this server.'),
  'token-missing': header(401, 'Authorization', 'is missing', 'Send a token: Authorization: Bearer <token>.'),
  'too-many-requests': header(429, 'request', 'is one too many for this minute', 'Wait as long as Retry-After says.'),
  'upgrade-unfinished': later({
    ...{ field: 'server', cause: 'is being upgraded, and copies of the release before cannot read this yet' },
    fix: 'Once whoever runs the server has finished the upgrade, send it again.',
  }),
  'unsupported-media-type': header(
    415,
    'Content-Type',
    'is none that the route takes',
    'Send a type that the contract names.',
  ),
  'views-behind': later({
    ...{ field: 'server', cause: 'has views that are behind what this needs', fix: 'Send it again in a second.' },
  }),
  'views-unavailable': later({ field: 'server', cause: 'cannot read its views now', fix: 'Send it again later.' }),
} as const satisfies Readonly<Record<string, ProblemRow>>;

/** A problem without a row here, or in the domain's table, does not compile. */
export type ProblemCode = RefusalCode | keyof typeof PROBLEMS;

const ALL_ROWS: Readonly<Record<ProblemCode, Refusal>> = { ...REFUSALS, ...PROBLEMS };

export const rowOf = (code: ProblemCode): Refusal => ALL_ROWS[code];

/** The entry of `errors` that a row makes. An end says that no way leads on. */
export const errorOf = ({ field, cause, way, fix }: Refusal): FieldProblem => ({
  field,
  problem: cause,
  fix: way === 'none' ? `No way leads on from here. ${fix}` : fix,
});

/** Refusals of the domain that a route's policy answers as well. */
const ALSO_FORBIDDEN: readonly RefusalCode[] = ['admin-eligible', 'not-candidate', 'not-chair', 'person-left'];

/** Every code that an answer may have, in order, with the statuses that come with it. */
export const allProblems = (): readonly (Refusal & Readonly<{ code: string; statuses: readonly number[] }>)[] =>
  [
    ...Object.entries(REFUSALS).map(([code, row]) => ({
      ...{ code, statuses: (ALSO_FORBIDDEN as readonly string[]).includes(code) ? [403, 409] : [409], ...row },
    })),
    ...Object.entries<ProblemRow>(PROBLEMS).map(([code, { status, ...row }]) => ({
      ...{ code, statuses: [status], ...row },
    })),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
