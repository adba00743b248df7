import type {
  CycleCommand,
  FindingCommand,
  FrameworkCommand,
  NominationCommand,
  PersonCommand,
} from '@plumbline/domain';
import { SetMetadata } from '@nestjs/common';
import type { Definition } from './answers.js';

export type CommandType = (
  | CycleCommand
  | FindingCommand
  | FrameworkCommand
  | NominationCommand
  | PersonCommand
)['type'];

/**
 * `command`: what the route issues, which refusals name as a way on. `location`: address of what was created, with `{id}` for the aggregate's id and `{newId}` for that of `@NewId()`;
 * a route with status 201 has one. `answer`: the receipt with more in it. `finishes`: a repeat by key runs the handler, too, which gives the
 * first receipt and does what comes after the append, in case the first request could not.
 */
export type WriteOptions = Readonly<{
  command: CommandType;
  status?: 200 | 201;
  ifMatch?: 'required' | 'optional';
  location?: string;
  answer?: Definition;
  finishes?: boolean;
}>;

export const WRITE_OPTIONS = Symbol('WriteOptions');
export const MarkWrite = (options: WriteOptions): MethodDecorator => SetMetadata(WRITE_OPTIONS, options);
