import { InvalidEvent } from '@plumbline/event-log';
import type { AnyEvent } from '@plumbline/domain';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { eventSchema } from './schemas.js';
import { currentVersion } from './versions.js';

type CompiledSchema = Readonly<{ version: number; validate: ValidateFunction }>;

const ajv = new Ajv({ allowUnionTypes: true });
ajvFormats.default(ajv);
ajv.addVocabulary(['x-personal']);

// Compiling takes milliseconds, a call about one microsecond: each type is compiled when it is first validated.
const compiled = new Map<string, CompiledSchema>();

const validatorOf = (type: string, version: number): ValidateFunction => {
  const schema = eventSchema(type, version);
  if (schema !== undefined) return ajv.compile(schema);
  throw new InvalidEvent(`${type}.v${String(version)} has no schema in contracts/events`);
};

const currentOf = (type: string): CompiledSchema => {
  const cached = compiled.get(type);
  if (cached !== undefined) return cached;
  const current = currentVersion(type);
  if (current === undefined) throw new InvalidEvent(`${type} is not an event type`);
  const entry = { version: current, validate: validatorOf(type, current) };
  compiled.set(type, entry);
  return entry;
};

const refuse = (type: string, version: number, { errors }: ValidateFunction): never => {
  const [first] = errors ?? [];
  const where = first === undefined ? '' : `: ${first.instancePath} ${first.message ?? ''}`;
  throw new InvalidEvent(`${type} does not fit its schema, version ${String(version)}${where}`);
};

/** Returns the version that is written today. Throws `InvalidEvent`; its message holds no value of the event. */
export const validate = ({ type, data }: AnyEvent): number => {
  const { version, validate: fits } = currentOf(type);
  if (!fits({ type, data })) refuse(type, version, fits);
  return version;
};
