import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { PublicAppModule } from './public-app.module.js';
import { publicAddresses } from './publishing/public-addresses.js';
import { PublicRecord } from './publishing/public-record.js';
import { type PublishedState, PublishedStates } from './publishing/published-state.js';
import { ASSETS } from './publishing/site-facts.js';
import type { Settings } from './settings.js';
import { WebEdge } from './web/edge.js';
import { createLog } from './web/logger.js';

/** A running server: where it is reached, and how it is stopped. */
export interface Server {
  address: string;
  stop(): Promise<void>;
}

/** The public site alone, for the program itself. */
export interface PublicSite extends Server {
  /** What is published at this moment. */
  published(): Promise<PublishedState>;
  /** Every address that it has because of what is published. */
  addresses(): Promise<string[]>;
}

/** Opens the record, migrated, and serves the site until it is told to stop. */
export const serve = async (settings: Settings): Promise<Server> => {
  const { app, edge, server } = await listening(settings, (within) => AppModule.with(settings, within));
  edge.stopOnSignals(app);
  return server;
};

/** Opens the record, migrated, and serves the public site alone, on a port that only this machine reaches. */
export const openPublicSite = async (given: Settings): Promise<PublicSite> => {
  const settings = { ...given, host: '127.0.0.1', port: 0 };
  const { app, server } = await listening(settings, (edge) => PublicAppModule.with(settings, edge));
  const record = app.get(PublicRecord, { strict: false });
  const states = app.get(PublishedStates, { strict: false });
  return {
    ...server,
    published: () => states.now(),
    addresses: async () => publicAddresses(await record.everything()).map(({ path }) => path),
  };
};

const listening = async (
  settings: Settings,
  module: (edge: WebEdge) => DynamicModule,
): Promise<{ app: NestFastifyApplication; edge: WebEdge; server: Server }> => {
  const edge = new WebEdge({
    publicUrl: settings.publicUrl,
    log: createLog(settings.logLevel),
    cookieSecret: settings.sessionSecret,
    trustedProxies: settings.trustedProxies,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module(edge), edge.adapter, {
    ...edge.nestOptions,
    abortOnError: false,
  });
  edge.prepare(app);
  await edge.open(app, ASSETS);
  await app.listen({ port: settings.port, host: settings.host });
  return { app, edge, server: { address: addressOf(settings, app), stop: () => edge.stop(app) } };
};

const addressOf = ({ host }: Settings, app: NestFastifyApplication): string => {
  const bound = app.getHttpServer().address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name}:${port}`;
};
