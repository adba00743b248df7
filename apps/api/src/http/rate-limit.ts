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

/** Throws a problem where that is one too many; 0 is no limit. */
const count = (counts: MinuteCounts, name: string): void => {
  const seconds = counts.max === 0 ? 0 : counts.count(name);
  if (seconds > 0) throw tooMany(counts.max, seconds);
};

/**
 * A token that is known counts for its person; everything else, guesses at tokens included, for the address that it comes
 * from. So does the first request with a new token, and only it: the token is checked once that request is within the
 * address's limit, and whoever comes with the same token meanwhile waits for the result.
 */
class Gate {
  private readonly persons: MinuteCounts;
  private readonly addresses: MinuteCounts;
  /** By token: whom it speaks for, as far as that is being found out now. */
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

  /** A token that is refused is refused again, and with its reason, by the guard of the route. */
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

/** Call after the modules are made, before the routes are: it needs to know which tokens are known. */
export const limitRate = (server: FastifyInstance, authenticator: Authenticator, config: Config): void => {
  const gate = new Gate(authenticator, config);
  server.addHook('onRequest', async (request) => {
    if (!OPEN.test(request.url)) await gate.pass(request);
  });
};
