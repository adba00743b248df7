import { InvalidEvent } from '@plumbline/event-log';
import type { AnyEvent } from '@plumbline/domain';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { eventSchema } from './schemas.js';
import { currentVersion } from './versions.js';

const ajv = new Ajv({ allowUnionTypes: true });
ajvFormats.default(ajv);
ajv.addVocabulary(['x-personal']);

// Compiling takes milliseconds, a call about one microsecond: each schema is compiled when it is first needed.
const compiled = new Map<string, ValidateFunction>();

const validatorOf = (type: string, version: number): ValidateFunction => {
  const name = `${type}.v${String(version)}`;
  const cached = compiled.get(name);
  if (cached !== undefined) return cached;
  const schema = eventSchema(type, version);
  if (schema === undefined) throw new InvalidEvent(`${name} has no schema in contracts/events`);
  const validator = ajv.compile(schema);
  compiled.set(name, validator);
  return validator;
};

const refuse = (type: string, version: number, { errors }: ValidateFunction): never => {
  const [first] = errors ?? [];
  const where = first === undefined ? '' : `: ${first.instancePath} ${first.message ?? ''}`;
  throw new InvalidEvent(`${type} does not fit its schema, version ${String(version)}${where}`);
};

/** Of the version that is written today, where none is given. Throws `InvalidEvent`; its message holds no value of the event. */
export const validate = ({ type, data }: AnyEvent, version = currentVersion(type)): void => {
  if (version === undefined) throw new InvalidEvent(`${type} is not an event type`);
  const fits = validatorOf(type, version);
  if (!fits({ type, data })) refuse(type, version, fits);
};
