import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { malformed } from './failure-table.js';
import { PROBLEM_TYPE, problemText } from './problem-body.js';
import { Problem } from './problems.js';

/** By Node's code for bytes that it could not parse as a request; every other code is a malformed request. */
const BY_CODE: Readonly<Record<string, () => Problem>> = {
  HPE_HEADER_OVERFLOW: () => new Problem(431, 'headers-too-large', 'The headers are larger than this server takes.'),
  ERR_HTTP_REQUEST_TIMEOUT: () => new Problem(408, 'request-timeout', 'The request took too long to arrive.'),
};

const LAST_WORD_MS = 500;

const headersOf = (text: string): Readonly<Record<string, string>> => ({
  'content-type': PROBLEM_TYPE,
  'content-length': Buffer.byteLength(text).toString(),
  'cache-control': 'no-store',
  vary: 'Authorization',
  'x-correlation-id': randomUUID(),
  connection: 'close',
});

/**
 * Whether an earlier request on this connection is still being served: the client would take an error answer for the answer to that
 * request. Node keeps its response on the socket. A request that has not fully arrived is the malformed one itself.
 */
const isServing = (socket: Socket): boolean => {
  const response = (socket as { _httpMessage?: ServerResponse | null })._httpMessage;
  return Boolean(response && (response.headersSent || response.req.complete));
};

/**
 * Answers bytes that Node could not parse as a request, and closes the connection: no route, hook or filter sees them. A connection that the
 * client has reset is writable no more.
 */
export const answerClientError = ({ code }: NodeJS.ErrnoException, socket: Socket): void => {
  if (!socket.writable || isServing(socket)) {
    socket.destroy();
    return;
  }
  const problem = (BY_CODE[code ?? ''] ?? malformed)();
  const text = problemText(problem);
  const headers = Object.entries(headersOf(text)).map(([name, value]) => `${name}: ${value}`);
  const first = `HTTP/1.1 ${problem.status.toString()} ${STATUS_CODES[problem.status] ?? ''}`;
  socket.end([first, ...headers, '', text].join('\r\n'), () => socket.destroy());
  // Whoever does not even read this keeps the connection no longer.
  setTimeout(() => socket.destroy(), LAST_WORD_MS).unref();
};

/** Node calls this, and not the routes, for an Expect header other than 100-continue. */
export const refuseExpectation = (_: IncomingMessage, response: ServerResponse): void => {
  const text = problemText(new Problem(417, 'expectation-failed', 'Send no Expect header but 100-continue.'));
  response.writeHead(417, headersOf(text)).end(text);
};
