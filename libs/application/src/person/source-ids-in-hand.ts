import { foldedId, type PersonId } from '@plumbline/domain';

/** Commands that are about to give a source id to somebody, and whose it was when the first of them claimed it. */
export type InHand = { works: number; before?: Readonly<{ holder: PersonId | undefined }> };
type Given = Readonly<{ personId: PersonId; sourceId: string }>;

/** Of commands that are running in this process: whose source ids are about to be, though no record says so yet. */
export class SourceIdsInHand {
  /** By source id and person. */
  private readonly people = new Map<string, Map<PersonId, InHand>>();

  of({ personId, sourceId }: Given): InHand | undefined {
    return this.people.get(foldedId(sourceId))?.get(personId);
  }

  rememberBefore(given: Given, holder: PersonId | undefined): void {
    const inHand = this.of(given);
    if (inHand !== undefined) inHand.before ??= { holder };
  }

  /** Until `done`, which may be called again. */
  take(personId: PersonId, sourceId: string): Readonly<{ inHand: InHand; done: () => void }> {
    const key = foldedId(sourceId);
    const people = this.people.get(key) ?? new Map<PersonId, InHand>();
    const inHand = people.get(personId) ?? { works: 0 };
    inHand.works += 1;
    this.people.set(key, people.set(personId, inHand));
    let isDone = false;
    const done = (): void => {
      if (isDone) return;
      isDone = true;
      inHand.works -= 1;
      if (inHand.works === 0) people.delete(personId);
      if (people.size === 0) this.people.delete(key);
    };
    return { inHand, done };
  }
}
