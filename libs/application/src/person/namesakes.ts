import { foldedEmail, foldedId, type NamesakeFacts, type PersonId } from '@plumbline/domain';

type Registered = Readonly<{ id: PersonId; email: string | null }>;
type Claim = Readonly<{ personId: PersonId; at: number }>;

const LOOK_AGAIN_MS = 2_000;
/** Longer than the views are ever behind while people are registered. */
const CLAIMED_MS = 60_000;

const idKey = (id: PersonId): string => `id ${foldedId(id)}`;
const emailKey = (email: string): string => `email ${foldedEmail(email)}`;
const keysOf = (id: PersonId, email: string | null): readonly string[] =>
  email === null ? [idKey(id)] : [idKey(id), emailKey(email)];

/**
 * Who has an id that differs by case only, or an email. Read from the views now and then and kept in memory, together with what this
 * process registers meanwhile: no stream is named after an address, and another process may register the same at the same moment.
 */
export class Namesakes {
  private known: ReadonlyMap<string, PersonId> = new Map();
  private lookedAt = -Infinity;
  private looking: Promise<void> | undefined;
  private readonly claims = new Map<string, Claim>();
  /** Of those erased while this process runs: views that were read before may still show their emails. */
  private readonly erased = new Set<PersonId>();

  constructor(private readonly everybody: () => Promise<readonly Registered[]>) {}

  /** Claims what is free for the person, until `claiming` fails or the views show it. */
  async of(id: PersonId, email: string | null): Promise<NamesakeFacts> {
    await this.lookAgain();
    const facts = {
      likeId: this.other(idKey(id), id),
      emailOf: email === null ? null : this.other(emailKey(email), id),
    };
    if (facts.likeId === null && facts.emailOf === null)
      for (const key of keysOf(id, email)) this.claims.set(key, { personId: id, at: performance.now() });
    return facts;
  }

  /** Who is registered, or about to be, under an id that differs from the text by case at most; not the person themselves. */
  async holderOf(text: string, personId: PersonId): Promise<PersonId | null> {
    await this.lookAgain();
    return this.other(idKey(text), personId);
  }

  /** What the work claims is free again if it fails. */
  async claiming<T>(
    { personId, email }: Readonly<{ personId: PersonId; email: string | null }>,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.release(personId, email);
      throw error;
    }
  }

  /** Keeps the id, which stays theirs, and nothing else. */
  forget(id: PersonId): void {
    this.erased.add(id);
    const ofOthers = [...this.known].filter(([key, holder]) => holder !== id || key === idKey(id));
    this.known = new Map(ofOthers);
    for (const [key, { personId }] of this.claims) if (personId === id && key !== idKey(id)) this.claims.delete(key);
  }

  private release(id: PersonId, email: string | null): void {
    for (const key of keysOf(id, email)) if (this.claims.get(key)?.personId === id) this.claims.delete(key);
  }

  private other(key: string, id: PersonId): PersonId | null {
    return (
      [this.known.get(key), this.claims.get(key)?.personId].find((holder) => holder !== undefined && holder !== id) ??
      null
    );
  }

  private async lookAgain(): Promise<void> {
    if (performance.now() - this.lookedAt > LOOK_AGAIN_MS) await (this.looking ??= this.look());
  }

  private async look(): Promise<void> {
    try {
      const rows = await this.everybody();
      this.known = new Map(
        rows.flatMap(({ id, email }) =>
          keysOf(id, this.erased.has(id) ? null : email).map((key) => [key, id] as const),
        ),
      );
      this.lookedAt = performance.now();
      for (const [key, { at }] of this.claims) if (at < this.lookedAt - CLAIMED_MS) this.claims.delete(key);
    } finally {
      this.looking = undefined;
    }
  }
}
