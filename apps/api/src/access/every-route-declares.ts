import { readingOf } from '@plumbline/responses';
import type { Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ROUTE_POLICY, type RoutePolicy } from '../http/allow.js';
import { ANSWER, type Definition } from '../http/answers.js';

type Handler = (...args: readonly unknown[]) => unknown;

export const handlersOf = (controller: Type): readonly (readonly [string, Handler])[] => {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => [name, prototype[name]] as const)
    .filter((entry): entry is readonly [string, Handler] => typeof entry[1] === 'function')
    .filter(([, handler]) => Reflect.hasMetadata(METHOD_METADATA, handler));
};

const routesOf = (controllers: readonly Type[], lacks: (handler: Handler) => boolean): readonly string[] =>
  controllers.flatMap((controller) =>
    handlersOf(controller)
      .filter(([, handler]) => lacks(handler))
      .map(([name]) => `${controller.name}.${name}`),
  );

const hasNoPolicy = (handler: Handler): boolean => {
  const policy = Reflect.getMetadata(ROUTE_POLICY, handler) as RoutePolicy | undefined;
  return policy === undefined || policy.to.length === 0;
};

const hasNoAnswer = (handler: Handler): boolean => !Reflect.hasMetadata(ANSWER, handler);

const answerOf = (handler: Handler): Definition => Reflect.getMetadata(ANSWER, handler) as Definition;

/** Throws, naming every route without a policy or without an answer. */
export const ensureDeclared = (controllers: readonly Type[]): void => {
  const open = routesOf(controllers, hasNoPolicy);
  if (open.length > 0) throw new Error(`Refusing to start: no @Allow on ${open.join(', ')}.`);
  const loose = routesOf(controllers, hasNoAnswer);
  if (loose.length > 0) throw new Error(`Refusing to start: no @Answers on ${loose.join(', ')}.`);
  // Throws on ratings or votes that the log could not say the nomination of.
  for (const [, handler] of controllers.flatMap(handlersOf)) readingOf(answerOf(handler));
};
