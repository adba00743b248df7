import type { DestinationStream } from 'pino';

/** A JWT anywhere in a line, such as one that a library quotes in a message. */
const JWT = /eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/**
 * Writes lines in the order in which they came. A line that can wait goes out with the next one that cannot, at the latest
 * when the event loop has been round once: a write for each costs more than making it.
 */
export class LineSink implements DestinationStream {
  private waiting = '';

  constructor(private readonly destination: DestinationStream) {}

  write(line: string): void {
    const lines = this.waiting + line;
    this.waiting = '';
    this.destination.write(lines.replaceAll(JWT, '[token]'));
  }

  writeSoon(line: string): void {
    if (this.waiting === '')
      setImmediate(() => {
        this.flush();
      });
    this.waiting += line;
  }

  private flush(): void {
    if (this.waiting !== '') this.write('');
  }
}
