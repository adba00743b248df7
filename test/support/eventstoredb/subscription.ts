import { randomUUID } from 'node:crypto';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Kept, ServerLog } from './log.js';
import { caughtUp, checkpoint, confirmation, eventMessage } from './messages.js';
import { isAfter, type Selection } from './selection.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** What a subscription is sent, until its client leaves. */
export class Subscription {
  private next = 0;
  private unmatched = 0;
  private stop: (() => void) | undefined;

  constructor(
    private readonly log: ServerLog,
    private readonly selection: Selection,
    private readonly call: ReadCall,
  ) {}

  start(): void {
    this.call.write(confirmation(randomUUID()));
    const all = this.events();
    this.next = this.selection.from === 'end' ? all.length : all.findIndex((event) => isAfter(this.selection, event));
    if (this.next < 0) this.next = all.length;
    this.send();
    this.call.write(caughtUp());
    this.stop = this.log.onAppended(() => {
      this.send();
    });
    this.call.on('cancelled', () => {
      this.close();
    });
  }

  get isOpen(): boolean {
    return this.stop !== undefined;
  }

  /** Ends without an error. */
  end(): void {
    this.close();
    this.call.end();
  }

  /** Sent nothing more, and not told so. */
  close(): void {
    this.stop?.();
    this.stop = undefined;
  }

  checkpoint(position: number | undefined): void {
    this.call.write(checkpoint(position));
  }

  private events(): readonly Kept[] {
    const { stream } = this.selection;
    return stream === undefined ? this.log.all : this.log.of(stream);
  }

  private send(): void {
    for (const event of this.events().slice(this.next)) {
      this.next += 1;
      if (this.selection.isAsked(event)) this.call.write(eventMessage(event));
      else this.passed(event);
    }
  }

  private passed({ position }: Kept): void {
    this.unmatched += 1;
    if (this.unmatched % this.selection.window === 0) this.checkpoint(position);
  }
}
