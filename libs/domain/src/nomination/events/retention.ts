import type { RetentionClass } from '../../kernel/retention.js';
import type { Event } from '../../kernel/types.js';
import type { On, VersionsOf } from './subject.js';

/** Every text of the nomination is gone, about whomever, since it was kept for so many months after its cycle was closed. Nothing follows it but findings. */
export type TextsExpired = Event<
  'TextsExpired',
  On<{
    class: RetentionClass;
    /** @asType integer @minimum 1 */
    months: number;
  }>
>;

export type RetentionEvent = TextsExpired;
export const RETENTION_EVENTS: VersionsOf<RetentionEvent> = { TextsExpired: 1 };
