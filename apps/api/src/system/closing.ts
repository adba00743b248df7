import type { Logger } from '@plumbline/platform';

type Close = () => Promise<void> | void;

/**
 * What has to be closed, last opened first. Nest closes in an order of its own and only logs what fails; here the order is
 * the one of opening, every part gets its turn, and whoever stops the process learns what failed.
 */
export class Closing {
  private readonly parts: (readonly [string, Close])[] = [];
  readonly failures: string[] = [];
  private closed = false;

  constructor(private readonly logger: Logger) {}

  /** What is opened after a failed start was given up is closed at once. */
  add(name: string, close: Close): void {
    this.parts.push([name, close]);
    if (this.closed) void this.closeAll();
  }

  /** Called by Nest when the last request has been answered, and by `createApp` when a start fails. */
  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.closeAll();
  }

  private async closeAll(): Promise<void> {
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
