import { canonicalJson } from '@plumbline/canonical';
import { StoreUnavailable, UpgradeUnfinished } from '@plumbline/event-log';
import type { AnyEvent } from '@plumbline/domain';
import { upcast } from './upcast.js';
import { validate } from './validate.js';
import { currentVersion } from './versions.js';

type Data = Readonly<Record<string, unknown>>;

/**
 * Of all types and versions of events that are written today. Raise it, once for a release, where that release writes one that the release before
 * cannot read: copies of both run side by side during an upgrade.
 */
export const EVENT_FORMAT = 1;

/** @throws StoreUnavailable where a newer release wrote events that this one cannot read */
export const ensureFormat = (format: number): void => {
  if (format > EVENT_FORMAT)
    throw new StoreUnavailable(
      `The event log has events of format ${String(format)}: the upgrade to a newer Plumbline is finished. Start that version, or a newer one.`,
    );
};

/** A version of an event that came with a format. `earlier` makes its data that of the version before; without it there is nothing like it in the formats before. */
export type NewShape = Readonly<{ since: number; earlier?: (data: Data) => Data }>;
/** By type and version, such as `PersonLeft.v2`: all that came after the first format. */
export const NEW_SHAPES: ReadonlyMap<string, NewShape> = new Map();

export type Shaped = Readonly<{ version: number; data: Data }>;

const unfinished = (type: string): UpgradeUnfinished =>
  new UpgradeUnfinished(
    `${type} says what the release before cannot read, and copies of it may run: "plumbline migrate finish" ends the upgrade.`,
  );

/** What every copy reads is what this one goes on with. */
const saysTheSame = (type: string, { version, data }: Shaped, as: Data): boolean =>
  canonicalJson(upcast(type, version, data).data) === canonicalJson(as);

/**
 * The data as a log of this format takes it: as it is, or, until an upgrade is finished, as a version that the release before reads.
 * @throws InvalidEvent where it does not fit the schema, UpgradeUnfinished where no earlier version says the same
 */
export const shapedFor = (format: number, event: AnyEvent, shapes = NEW_SHAPES): Shaped => {
  const { type, data: given } = event;
  validate(event);
  const current = currentVersion(type) ?? 1;
  let [version, data] = [current, given as Data];
  const tooNew = () => {
    const shape = shapes.get(`${type}.v${String(version)}`);
    return shape !== undefined && shape.since > format ? shape : undefined;
  };
  for (let shape = tooNew(); shape !== undefined; shape = tooNew()) {
    if (shape.earlier === undefined) throw unfinished(type);
    data = shape.earlier(data);
    version -= 1;
  }
  if (version === current) return { version, data };
  validate({ type, data }, version);
  if (!saysTheSame(type, { version, data }, given as Data)) throw unfinished(type);
  return { version, data };
};
