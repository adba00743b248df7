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
 * Who has an id that differs by case only, or an email, together with what this process registers meanwhile. Ids are looked up in the log.
 * Emails are read from the views now and then and kept in memory: no stream is named after an address, and another process may register the
 * same at the same moment.
 */
export class Namesakes {
  /** By email. */
  private known: ReadonlyMap<string, PersonId> = new Map();
  private lookedAt = -Infinity;
  private looking: Promise<void> | undefined;
  private readonly claims = new Map<string, Claim>();
  /** Of those erased while this process runs: views that were read before may still show their emails. */
  private readonly erased = new Set<PersonId>();

  constructor(
    private readonly everybody: () => Promise<readonly Registered[]>,
    private readonly registeredLike: (id: PersonId) => Promise<readonly PersonId[]>,
    /** As the log says it: another process may have erased them. */
    private readonly isErased: (id: PersonId) => Promise<boolean> = () => Promise.resolve(false),
  ) {}

  /** Claims what is free for the person, until `claiming` fails or the views show it. */
  async of(id: PersonId, email: string | null): Promise<NamesakeFacts> {
    const registered = await this.registeredLike(id);
    await this.lookAgain();
    // From the look to the claim without a pause: of two at once, one has it.
    for (;;) {
      const facts = {
        likeId: this.otherOf([...registered, ...this.claimedBy(idKey(id))], id),
        emailOf: email === null ? null : this.whoHas(emailKey(email), id),
      };
      if (facts.likeId === null && facts.emailOf === null)
        for (const key of keysOf(id, email)) this.claims.set(key, { personId: id, at: performance.now() });
      if (facts.emailOf === null || !(await this.isErased(facts.emailOf))) return facts;
      // The refusal would say whose it was.
      this.forget(facts.emailOf);
    }
  }

  /** Who is registered, or about to be, under an id that differs from the text by case at most; not the person themselves. */
  async holderOf(text: string, personId: PersonId): Promise<PersonId | null> {
    return this.otherOf([...(await this.registeredLike(text)), ...this.claimedBy(idKey(text))], personId);
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
    this.known = new Map([...this.known].filter(([, holder]) => holder !== id));
    for (const [key, { personId }] of this.claims) if (personId === id && key !== idKey(id)) this.claims.delete(key);
  }

  private release(id: PersonId, email: string | null): void {
    for (const key of keysOf(id, email)) if (this.claims.get(key)?.personId === id) this.claims.delete(key);
  }

  private whoHas(key: string, id: PersonId): PersonId | null {
    return this.otherOf([...this.knownBy(key), ...this.claimedBy(key)], id);
  }

  private otherOf(holders: readonly PersonId[], id: PersonId): PersonId | null {
    return holders.find((holder) => holder !== id) ?? null;
  }

  private knownBy(key: string): readonly PersonId[] {
    const holder = this.known.get(key);
    return holder === undefined ? [] : [holder];
  }

  private claimedBy(key: string): readonly PersonId[] {
    const claim = this.claims.get(key);
    return claim === undefined ? [] : [claim.personId];
  }

  private async lookAgain(): Promise<void> {
    if (performance.now() - this.lookedAt > LOOK_AGAIN_MS) await (this.looking ??= this.look());
  }

  private async look(): Promise<void> {
    try {
      const rows = await this.everybody();
      this.known = new Map(
        rows.flatMap(({ id, email }) =>
          email === null || this.erased.has(id) ? [] : [[emailKey(email), id] as const],
        ),
      );
      this.lookedAt = performance.now();
      for (const [key, { at }] of this.claims) if (at < this.lookedAt - CLAIMED_MS) this.claims.delete(key);
    } finally {
      this.looking = undefined;
    }
  }
}
