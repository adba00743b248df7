/** There is no aggregate of that id. It leaves as the same answer as one that the caller may not see. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}
