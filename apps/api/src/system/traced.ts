import {
  type AppendOptions,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  streamKind,
} from '@plumbline/event-log';
import type { Telemetry } from '@plumbline/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';

type Bus = { execute: (message: object, ...rest: never[]) => Promise<unknown> };

const trace = (bus: Bus, kind: 'command' | 'query', telemetry: Telemetry): void => {
  const execute = bus.execute.bind(bus);
  bus.execute = (message, ...rest) =>
    telemetry.within(`${kind} ${message.constructor.name}`, () => execute(message, ...rest));
};

/** A span for each command and query of a request, by the name of its class. */
export const traceBuses = (app: INestApplicationContext, telemetry: Telemetry): void => {
  trace(app.get<Bus>(CommandBus), 'command', telemetry);
  trace(app.get<Bus>(QueryBus), 'query', telemetry);
};

/** A span for each append of a request, which whoever projects its first event finds. */
export const traceAppends = (store: EventStore, telemetry: Telemetry): EventStore => {
  const append = store.append.bind(store);
  return Object.assign(Object.create(store) as EventStore, {
    append: (stream: string, expected: ExpectedRevision, events: readonly EventToAppend[], options?: AppendOptions) => {
      const attributes = { 'plumbline.stream.kind': streamKind(stream), 'plumbline.events': events.length };
      const work = () => append(stream, expected, events, options);
      return telemetry.within(`append ${streamKind(stream)}`, work, { attributes, id: events[0]?.id });
    },
  });
};
