import {
  type Authenticator,
  ChecksExhausted,
  IssuerUnavailable,
  type Principal,
  TokenRefused,
} from '@plumbline/access';
import type { Config } from '@plumbline/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerIn } from './bearer.js';
import { MinuteCounts } from './minute-counts.js';
import { subnetOf } from './subnet.js';
import { Problem } from './problems.js';
import { stateOf } from './request-state.js';
import { SignatureTurns } from './signature-turns.js';

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
 * A valid token counts for its person, and nothing that others of its address have spent keeps it out. Everything else counts for its
 * address: requests without a token, and tokens that are refused. Once an address has spent its minute, the signatures of
 * tokens unknown here wait for their turn.
 */
class Gate {
  private readonly persons: MinuteCounts;
  private readonly addresses: MinuteCounts;
  private readonly turns = new SignatureTurns();

  constructor(
    private readonly authenticator: Authenticator,
    { limits }: Config,
  ) {
    this.persons = new MinuteCounts(limits.perPerson);
    this.addresses = new MinuteCounts(limits.perAddress);
  }

  async pass(request: FastifyRequest): Promise<void> {
    const address = subnetOf(request.ip);
    const token = bearerIn(request);
    if (token === undefined) {
      count(this.addresses, address);
      return;
    }
    const sender = this.authenticator.lately(token) ?? (await this.ask(token, address));
    stateOf(request).sender = sender;
    if (!(sender instanceof Error)) count(this.persons, sender.personId);
    else if (!(sender instanceof IssuerUnavailable)) count(this.addresses, address);
  }

  private async ask(token: string, address: string): Promise<Principal | Error> {
    const { addresses } = this;
    const place = { reserved: false };
    const admit = async (): Promise<void> => {
      place.reserved = addresses.max === 0 || addresses.reserve(address);
      if (!place.reserved) await this.turns.wait(address);
    };
    try {
      return await this.authenticator.authenticate(token, admit);
    } catch (error) {
      if (error instanceof ChecksExhausted) throw tooMany(addresses.max, 1);
      if (error instanceof TokenRefused || error instanceof IssuerUnavailable) return error;
      throw error;
    } finally {
      // A valid token costs its address nothing, and a refused one is counted by `pass`.
      if (place.reserved) addresses.giveBack(address);
    }
  }
}

/** Call after the modules are made and before the routes are: it needs the authenticator. */
export const limitRate = (server: FastifyInstance, authenticator: Authenticator, config: Config): void => {
  const gate = new Gate(authenticator, config);
  server.addHook('onRequest', async (request) => {
    if (!OPEN.test(request.url)) await gate.pass(request);
  });
};
