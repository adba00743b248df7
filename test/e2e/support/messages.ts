import type { INestApplication } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';

/** By name: a test runner has realms of its own, each with an `Object` of its own. */
const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || prototype.constructor.name === 'Object';
};

/** Paths to whatever is neither a primitive value, bytes, a list nor a plain object. */
const notData = (value: unknown, path: string): readonly string[] => {
  if (typeof value === 'function' || typeof value === 'symbol') return [path];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if (Array.isArray(value)) return value.flatMap((each, at) => notData(each, `${path}[${String(at)}]`));
  if (!isPlain(value)) return [path];
  return Object.entries(value).flatMap(([name, inner]) => notData(inner, `${path}.${name}`));
};

/** Throws on a command or query that holds more than data: it could not be sent to another process, kept or compared. */
export const ensureData = (message: object): void => {
  const { name } = message.constructor;
  const paths = Object.entries(message).flatMap(([field, value]) => notData(value, `${name}.${field}`));
  if (paths.length > 0) throw new Error(`Not data: ${paths.join(', ')}`);
  structuredClone(message);
};

/** Checks whatever goes over the buses of an application from now on; answers the names of what went so far. */
export const watchMessages = (app: INestApplication): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const bus of [app.get(CommandBus), app.get(QueryBus)]) {
    const { execute } = bus as { execute: (message: object) => Promise<unknown> };
    const watched = async (message: object): Promise<unknown> => {
      ensureData(message);
      names.add(message.constructor.name);
      return execute.call(bus, message);
    };
    Object.assign(bus, { execute: watched });
  }
  return names;
};
