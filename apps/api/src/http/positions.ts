import type { Role } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/application';
import type { Position } from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { PositionTokens } from './position-tokens.js';

/** Somebody with these roles. */
type Caller = Readonly<{ roles: readonly Role[] }>;

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

  /** Undefined for what is none. Only the store knows the format of its positions; waiting for any other would never end. */
  given(text: string, caller: Caller | undefined): Position | undefined {
    const position = this.tokens.open(text) ?? (seesPositions(caller) ? text : undefined);
    return position !== undefined && this.store.recognises(position) ? position : undefined;
  }
}
