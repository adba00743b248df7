import type { ActionRoute } from '@plumbline/application';
import { NOMINATION_COMMANDS } from '@plumbline/domain';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { handlersOf } from '../access/every-route-declares.js';
import { ROUTE_POLICY, type RoutePolicy } from '../http/allow.js';
import { WRITE_OPTIONS, type WriteOptions } from '../http/route-options.js';

export const ACTION_ROUTES = Symbol('ActionRoutes');

const isOnNomination = (command: string): command is ActionRoute['command'] =>
  (NOMINATION_COMMANDS as readonly string[]).includes(command);

/** `/v1/nominations/{id}/votes`, as the contract writes it. */
const pathOf = (controller: Type, handler: object): string => {
  const parts = [controller, handler].map((part) => String(Reflect.getMetadata(PATH_METADATA, part)));
  return `/v1/${parts.join('/')}`
    .replace(/\/+$/u, '')
    .replace(/\/{2,}/gu, '/')
    .replace(/:(\w+)/gu, '{$1}');
};

/** Every route of these controllers that issues a command on a nomination, with its policy. */
export const actionRoutesIn = (controllers: readonly Type[]): readonly ActionRoute[] =>
  controllers.flatMap((controller) =>
    handlersOf(controller).flatMap(([, handler]): readonly ActionRoute[] => {
      const options = Reflect.getMetadata(WRITE_OPTIONS, handler) as WriteOptions | undefined;
      if (options === undefined || !isOnNomination(options.command)) return [];
      const policy = Reflect.getMetadata(ROUTE_POLICY, handler) as RoutePolicy;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return [{ command: options.command, method, path: pathOf(controller, handler), policy }];
    }),
  );
