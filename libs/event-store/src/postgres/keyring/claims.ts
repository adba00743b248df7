import type { SourceIdClaims } from '@plumbline/sealing';
import type pg from 'pg';
import type { Reader } from '../reader.js';
import { InOneCommit } from './in-one-commit.js';
import type { KeysWriter } from './keys-writer.js';
import { type KeysState, READ, SCHEMA, WRITE } from './schema.js';

type Claim = Readonly<{ digest: string; subject: string; instead: string | undefined }>;
type Parts = Readonly<{
  reader: Reader;
  writer: KeysWriter;
  /** As of now. */
  state: () => Promise<KeysState>;
  toClaimAgain: boolean;
}>;

const holderIn = async (client: pg.Client, digest: string): Promise<string | undefined> =>
  (await client.query<{ subject: string }>({ ...READ.holder, values: [digest] })).rows[0]?.subject;

/** Claims beside the keys in a database. All of one turn share a commit. */
export class PostgresSourceIdClaims implements SourceIdClaims {
  toClaimAgain: boolean;
  private readonly claims = new InOneCommit<Claim, string | undefined>((asked) => this.claimed(asked));

  constructor(private readonly parts: Parts) {
    this.toClaimAgain = parts.toClaimAgain;
  }

  get none(): Promise<boolean> {
    return this.parts.state().then(({ claimed }) => !claimed);
  }

  async claimedAgain(): Promise<void> {
    await this.parts.writer.run((client) => client.query(`UPDATE ${SCHEMA}.keyring SET to_claim_again = false`));
    this.toClaimAgain = false;
  }

  async holderOf(digest: string): Promise<string | undefined> {
    return (await this.parts.reader.query<{ subject: string }>(READ.holder, [digest]))[0]?.subject;
  }

  async claim(digest: string, subject: string, instead?: string): Promise<string | undefined> {
    const holder = await this.holderOf(digest);
    if (holder !== undefined && holder !== instead) return holder;
    return this.claims.do({ digest, subject, instead });
  }

  async release(digest: string, subject: string): Promise<void> {
    await this.parts.writer.run((client) => client.query({ ...WRITE.release, values: [digest, subject] }));
  }

  private claimed(asked: readonly Claim[]): Promise<readonly (string | undefined)[]> {
    return this.parts.writer.run(async (client) => {
      const holders: (string | undefined)[] = [];
      let made = 0;
      for (const claim of asked) {
        const before = await holderIn(client, claim.digest);
        const isTaken = await this.isTaken(client, claim, before);
        if (isTaken) made += 1;
        holders.push(isTaken ? claim.subject : before);
      }
      if (made > 0) await client.query({ ...WRITE.count, values: [made] });
      return holders;
    });
  }

  /** Whether it is the subject's by this. */
  private async isTaken(client: pg.Client, claim: Claim, holder: string | undefined): Promise<boolean> {
    const { digest, subject, instead } = claim;
    if (holder !== undefined && holder !== instead) return false;
    const { rowCount } = await client.query({ ...WRITE.isErased, values: [subject] });
    if (rowCount !== 0) return false;
    await client.query({ ...WRITE.claim, values: [digest, subject] });
    return true;
  }
}
