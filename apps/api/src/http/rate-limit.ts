import type { Authenticator } from '@plumbline/access';
import type { Config } from '@plumbline/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerIn } from './bearer.js';
import { MinuteCounts } from './minute-counts.js';
import { subnetOf } from './subnet.js';
import { Problem } from './problems.js';

const OPEN = /^\/(health|metrics)(\/|$)/;

const tooMany = (limit: number, seconds: number): Problem =>
  new Problem(
    429,
    'too-many-requests',
    `At most ${limit.toString()} requests a minute. Retry-After says when to go on.`,
    { headers: { 'retry-after': seconds.toString() } },
  );

/** Throws a problem beyond the limit; 0 switches the limit off. */
const count = (counts: MinuteCounts, name: string): void => {
  const seconds = counts.max === 0 ? 0 : counts.count(name);
  if (seconds > 0) throw tooMany(counts.max, seconds);
};

/**
 * A verified token counts for its person; every other request, guessed tokens included, for its address.
 * So does the first request with a new token, and only it: the token is verified once that request is within the
 * address's limit, and further requests with the same token wait for the result.
 */
class Gate {
  private readonly persons: MinuteCounts;
  private readonly addresses: MinuteCounts;
  /** By token: the verifications that are running. */
  private readonly beingChecked = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly authenticator: Authenticator,
    { limits }: Config,
  ) {
    this.persons = new MinuteCounts(limits.perPerson);
    this.addresses = new MinuteCounts(limits.perAddress);
  }

  async pass(request: FastifyRequest): Promise<void> {
    const token = bearerIn(request);
    const person = token === undefined ? undefined : this.authenticator.lately(token)?.personId;
    if (token !== undefined && person === undefined) await this.passUnknown(token, request);
    else this.count(person, request);
  }

  private async passUnknown(token: string, request: FastifyRequest): Promise<void> {
    const underway = this.beingChecked.get(token);
    if (underway !== undefined) {
      this.count(await underway, request);
      return;
    }
    this.count(undefined, request);
    await this.check(token);
  }

  private count(person: string | undefined, request: FastifyRequest): void {
    if (person === undefined) count(this.addresses, subnetOf(request.ip));
    else count(this.persons, person);
  }

  /** The guard of the route refuses the token again, with its reason. */
  private async check(token: string): Promise<void> {
    const outcome = this.authenticator.authenticate(token).then(
      ({ personId }) => personId,
      () => undefined,
    );
    this.beingChecked.set(token, outcome);
    await outcome;
    this.beingChecked.delete(token);
  }
}

/** Call after the modules are made and before the routes are: it needs the authenticator. */
export const limitRate = (server: FastifyInstance, authenticator: Authenticator, config: Config): void => {
  const gate = new Gate(authenticator, config);
  server.addHook('onRequest', async (request) => {
    if (!OPEN.test(request.url)) await gate.pass(request);
  });
};
