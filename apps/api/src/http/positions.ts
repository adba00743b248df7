import type { Principal } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { type Receipt, streamOf } from '@plumbline/application';
import type { Position } from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { PositionTokens } from './position-tokens.js';

/** Somebody with these roles. */
type Caller = Pick<Principal, 'roles'>;

/** Auditors, who read every event, see positions as they are. */
const seesPositions = (caller: Caller | undefined): boolean => caller?.roles.includes('auditor') === true;

/** Positions on their way out and in. */
@Injectable()
export class Positions {
  constructor(
    @Inject(PositionTokens) private readonly tokens: PositionTokens,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  shown(position: Position, caller: Caller | undefined): string {
    return seesPositions(caller) ? position : this.tokens.seal(position);
  }

  /**
   * Null where nothing was appended, but for auditors of what is not their own record: the last event of the stream may be one that its reader
   * cannot be shown, and whoever asks again and again would learn when there is another.
   */
  ofReceipt({ stream, position, appended }: Receipt, caller: Principal | undefined): string | null {
    if (position === null) return null;
    const isOwn = caller !== undefined && stream === streamOf('person', caller.personId);
    if (appended === 0 && (isOwn || !seesPositions(caller))) return null;
    return this.shown(position, caller);
  }

  /** Undefined for what is none. Only the store knows the format of its positions; waiting for any other would never end. */
  given(text: string, caller: Caller | undefined): Position | undefined {
    const position = this.tokens.open(text) ?? (seesPositions(caller) ? text : undefined);
    return position !== undefined && this.store.recognises(position) ? position : undefined;
  }
}
