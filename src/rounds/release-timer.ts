import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { PublicPages } from '../web/public-pages.js';
import { ReleaseService } from './release.service.js';

const LOOK_MS = 2_000;

/** Releases rounds at their moment, from the process that serves; at its start also what was due while none served. */
@Injectable()
export class ReleaseTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Release');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly releases: ReleaseService,
    private readonly pages: PublicPages,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Releases what is due. Never throws: an outage is told in the log, and looked at again at the next turn. */
  look(): Promise<void> {
    this.looking ??= this.releaseDue()
      .catch((error: unknown) => {
        this.log.error(`Due releases could not be looked after: ${String(error)}`);
      })
      .finally(() => {
        this.looking = null;
      });
    return this.looking;
  }

  private async releaseDue(): Promise<void> {
    const released = await this.releases.releaseDue();
    if (released.length > 0) await this.pages.refresh();
  }
}
