import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { EditionsCatchUp } from './editions-catch-up.service.js';
import { EditionsModule } from './editions.module.js';

/** Beside a server that has just started: nobody waits for it. */
@Injectable()
class CatchUpAtStart implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly catchUp: EditionsCatchUp) {}

  onApplicationBootstrap(): void {
    this.running = this.catchUp.run().catch((error: unknown) => {
      new Logger('Editions').error(`What derives from earlier editions could not be made: ${String(error)}`);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.catchUp.stop();
    await this.running;
  }
}

/** For the program that serves. */
@Module({ imports: [EditionsModule], providers: [CatchUpAtStart] })
export class EditionsCatchUpModule {}
