import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { AppModule } from '../../src/app.module.js';
import { MAY, type Needed } from '../../src/people/may.decorator.js';
import type { Settings } from '../../src/settings.js';
import { ANYONE } from '../../src/web/anyone.decorator.js';
import type { WebEdge } from '../../src/web/edge.js';

/** A route of the program, as its controller declares it. */
export interface DeclaredRoute {
  method: string;
  /** With its parameters: `/desk/people/:id`. */
  path: string;
  needed: Needed | 'anyone' | null;
}

type Imported = Type | DynamicModule;

/** Every route of every controller that the served program is put together from. */
export const declaredRoutes = (settings: Settings): DeclaredRoute[] => {
  const modules = new Set<Type>();
  const controllers = new Set<Type>();
  const visit = (one: Imported): void => {
    const type = 'module' in one ? one.module : one;
    const here: Partial<DynamicModule> = 'module' in one ? one : {};
    for (const controller of [...listOf<Type>(MODULE_METADATA.CONTROLLERS, type), ...(here.controllers ?? [])])
      controllers.add(controller);
    const imports = (here.imports ?? []) as Imported[];
    if (!modules.has(type)) imports.push(...listOf<Imported>(MODULE_METADATA.IMPORTS, type));
    modules.add(type);
    imports.forEach(visit);
  };
  visit(AppModule.with(settings, {} as WebEdge));
  return [...controllers].flatMap(routesOf);
};

const routesOf = (controller: Type): DeclaredRoute[] =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, unknown>)[name];
    if (typeof handler !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const needed = neededIn(handler) ?? neededIn(controller);
    return pathsOf(controller).flatMap((under) =>
      pathsOf(handler).map((path) => ({ method: RequestMethod[method], path: joined(under, path), needed })),
    );
  });

const neededIn = (place: object): Needed | 'anyone' | null => {
  const needed = Reflect.getMetadata(MAY, place) as Needed | undefined;
  return needed ?? (Reflect.getMetadata(ANYONE, place) === true ? 'anyone' : null);
};

const pathsOf = (place: object): string[] => [Reflect.getMetadata(PATH_METADATA, place) as string | string[]].flat();

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

const listOf = <T>(key: string, type: Type): T[] => (Reflect.getMetadata(key, type) as T[] | undefined) ?? [];
