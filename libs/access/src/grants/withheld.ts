/** The caller may see the resource, and not this of it yet. `code` is stable and part of the HTTP contract. */
export class Withheld extends Error {
  override readonly name = 'Withheld';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
