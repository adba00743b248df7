/** Nothing is wrong with the document: there are too many of them, or the machine has no time to read it. */
export class ReaderBusy extends Error {
  override readonly name = 'ReaderBusy';
}
