import type { Logger } from '@plumbline/platform';

type Close = () => Promise<void> | void;

/**
 * What has to be closed, last opened first. Nest closes in its own order and only logs failures; here the order is
 * the reverse of opening, every part is closed, and failures are reported.
 */
export class Shutdown {
  private readonly parts: (readonly [string, Close])[] = [];
  readonly failures: string[] = [];

  constructor(private readonly logger: Logger) {}

  add(name: string, close: Close): void {
    this.parts.push([name, close]);
  }

  /** Called by Nest when the last request has been answered, and by `createApp` when a start fails. */
  async onApplicationShutdown(): Promise<void> {
    for (const [name, close] of this.parts.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        this.failures.push(name);
        this.logger.error({ err: error, part: name }, 'closing failed');
      }
    }
  }
}
