/** The viewer may see the resource, but not this part of it yet. `code` is stable and part of the HTTP contract. */
export class Withheld extends Error {
  override readonly name = 'Withheld';
  constructor(
    readonly code: 'own-review-first' | 'access-not-released',
    message: string,
  ) {
    super(message);
  }
}
