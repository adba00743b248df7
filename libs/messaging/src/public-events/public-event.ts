import type { Instant } from '@plumbline/domain';
import type { DataOf } from './define.js';
import { PUBLIC_EVENTS, type PublicType } from './definitions.js';

/** What leaves: made of one stored event, and the same whenever it is made again. */
export type PublicEvent<Type extends PublicType = PublicType> = {
  [T in PublicType]: Readonly<{
    /** That of the stored event which it opens to others, and which of its public events it is. */
    id: string;
    type: T;
    /** Of the aggregate; its events are in order. */
    key: string;
    time: Instant;
    data: DataOf<(typeof PUBLIC_EVENTS)[T]>;
  }>;
}[Type];

/** As CloudEvents name it. */
export const typeName = (type: PublicType): string => `plumbline.${type}.v${String(PUBLIC_EVENTS[type].version)}`;
