import { SetMetadata } from '@nestjs/common';

/**
 * `location`: address of what was created, with `{id}` for the aggregate's id and `{newId}` for that of `@NewId()`;
 * a route with status 201 has one.
 */
export type WriteOptions = Readonly<{
  status?: 200 | 201;
  ifMatch?: 'required' | 'optional';
  location?: string;
}>;

export const WRITE_OPTIONS = Symbol('WriteOptions');
export const MarkWrite = (options: WriteOptions): MethodDecorator => SetMetadata(WRITE_OPTIONS, options);
