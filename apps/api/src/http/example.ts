import type { Type } from '@nestjs/common';

const EXAMPLES = new Map<string, object>();

/** A body of this class that a fresh sample takes, for the contract. */
export const Example =
  <Body extends object>(example: Body) =>
  (type: Type<Body>): void => {
    EXAMPLES.set(type.name, example);
  };

export const exampleOf = (className: string): object | undefined => EXAMPLES.get(className);
