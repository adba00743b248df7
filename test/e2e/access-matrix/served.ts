import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { CONTROLLERS } from '../../../apps/api/src/routes.js';

/** Served beside the controllers: the contract and its page. */
const DOCS = ['GET /docs', 'GET /docs/openapi.json', 'GET /docs/openapi.yaml'];
const UNVERSIONED = /^\/(health|metrics)(\/|$)/;

const textOf = (key: string, at: object): string => String(Reflect.getMetadata(key, at));
const addressOf = (base: string, route: string): string => {
  const path = `/${base}/${route}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  return UNVERSIONED.test(path) ? path : `/v1${path}`;
};

const routesOf = (controller: Type): readonly string[] => {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => prototype[name] as object)
    .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .map((handler) => {
      const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
      return `${verb} ${addressOf(textOf(PATH_METADATA, controller), textOf(PATH_METADATA, handler))}`;
    });
};

/** Every route of every controller as `VERB /path`, with the parameters as the controllers name them. */
export const declaredRoutes = (): readonly string[] => [...CONTROLLERS.flatMap(routesOf), ...DOCS];

type Contract = Readonly<{ paths: Readonly<Record<string, object>> }>;

/** The same as a running server describes itself, whichever module its controllers hang on. */
export const describedRoutes = async (base: string): Promise<readonly string[]> => {
  const { paths } = (await (await fetch(`${base}/docs/openapi.json`)).json()) as Contract;
  return Object.entries(paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
};
