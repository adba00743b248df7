/** There is no aggregate of that id. It leaves as the same answer as one that the caller may not see. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** @throws NotFound where the stream of the aggregate has no event */
export const existing = <S>(state: S | null): S => {
  if (state === null) throw new NotFound('no such aggregate');
  return state;
};
