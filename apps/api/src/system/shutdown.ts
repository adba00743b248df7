import type { Logger } from '@plumbline/platform';

type Close = () => Promise<void> | void;

/**
 * What has to be closed, last opened first. Nest closes in an order of its own and only logs what fails; here the order is
 * the one of opening, every part gets its turn, and whoever stops the process learns what failed.
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
