import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ASSETS } from './publishing/site-facts.js';
import type { Settings } from './settings.js';
import { WebEdge } from './web/edge.js';
import { createLog } from './web/logger.js';

/** A running server: where it is reached, and how it is stopped. */
export interface Server {
  address: string;
  stop(): Promise<void>;
}

/** Opens the record, migrated, and serves the site until it is told to stop. */
export const serve = async (settings: Settings): Promise<Server> => {
  const edge = new WebEdge({
    publicUrl: settings.publicUrl,
    log: createLog(settings.logLevel),
    cookieSecret: settings.sessionSecret,
    trustedProxies: settings.trustedProxies,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, edge), edge.adapter, {
    ...edge.nestOptions,
    abortOnError: false,
  });
  edge.prepare(app);
  await edge.open(app, ASSETS);
  await app.listen({ port: settings.port, host: settings.host });
  edge.stopOnSignals(app);
  return { address: addressOf(settings, app), stop: () => edge.stop(app) };
};

const addressOf = ({ host }: Settings, app: NestFastifyApplication): string => {
  const listening = app.getHttpServer().address();
  const port = typeof listening === 'object' && listening !== null ? listening.port : 0;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name}:${port}`;
};
