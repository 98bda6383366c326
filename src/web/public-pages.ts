import { setImmediate as othersFirst } from 'node:timers/promises';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { KeptPage } from './kept-page.js';
import { KeptPages } from './kept-pages.js';
import { isPublicPage, type PublicPage } from './public-page.js';
import type { PublicationSequence } from './publication-sequence.js';

export interface PublicPagesOptions {
  log: Logger;
  /** Names and values in turn: what every page carries beside its own headers. */
  siteHeaders: readonly string[];
  mostBytes?: number;
  pollMs?: number;
}

const MEGABYTE = 1024 * 1024;

/**
 * A reader's browser keeps the page but asks each time whether it still holds (a 304 costs us less than a page), so a
 * correction is seen at once. Whoever runs a shared cache in front decides there how long it may be behind.
 */
export const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';

/** For the files of an edition, which never change. Not for years: what a court has taken away is gone the next day. */
const FOR_A_DAY = 'public, max-age=86400';

/** An address that names a page in one way only. `/%67oals` is `/goals` again, and would fill the memory with copies. */
const PLAIN_PATH = /^\/[\w\-.~/]*$/;

/** How often a page is rendered again because something was published meanwhile. */
const MOST_RENDERINGS = 3;

/** How many pages are rendered anew after a publication before anybody asks for them. */
const MOST_WARMED = 50;

/** One reader, or a crawler that goes through the whole site, asks for a page once. */
const ASKED_FOR_MORE_THAN_ONCE = 2;

/** Asks for a page as a reader does, and resolves when it is answered. */
export type Ask = (address: string) => Promise<void>;

/** The public site, page by page, as of one publication sequence: rendered once, served until the number changes. */
export class PublicPages implements OnModuleDestroy {
  private readonly kept: KeptPages;
  private readonly fixed = new Map<string, KeptPage>();
  private rendering = new Map<string, Promise<unknown>>();
  private number: number | undefined;
  private toWarm: string[] = [];
  private ask: Ask | undefined;
  private lastStart: Promise<unknown> = Promise.resolve();
  private questions = 0;
  private answered = 0;
  private outage = false;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sequence: PublicationSequence,
    private readonly options: PublicPagesOptions,
  ) {
    this.kept = new KeptPages(options.mostBytes ?? 64 * MEGABYTE);
  }

  /** Begins to follow the publications of other processes. Before it, nothing is kept. */
  async follow(): Promise<void> {
    await this.refresh();
    this.pollLater();
  }

  onModuleDestroy(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  /** Looks whether something was published and, if so, forgets every page. To be called after an own publication. */
  async refresh(): Promise<void> {
    this.questions += 1;
    const question = this.questions;
    const number = await this.sequence.current();
    if (question < this.answered) return; // overtaken: a later question already has its answer
    this.answered = question;
    if (number === this.number) return;
    this.number = number;
    this.toWarm = this.mostAsked();
    this.kept.clear();
    this.rendering = new Map();
    void this.warm(number);
  }

  /** From now on, what was asked for most before a publication is asked for once by ourselves after it. */
  warmBy(ask: Ask): void {
    this.ask = ask;
  }

  /** Keeps something for ever under an address, such as a stylesheet. */
  fix(address: string, page: KeptPage): void {
    this.fixed.set(address, page);
  }

  /** How many bytes the kept pages take. */
  get keptBytes(): number {
    return this.kept.bytes;
  }

  /** What is kept under exactly this address. */
  keptAt(address: string): KeptPage | undefined {
    return this.kept.get(address) ?? this.fixed.get(address);
  }

  /**
   * The page of an address: kept, or being rendered for another request, or rendered now. Gives back whatever else
   * `render` gives, such as a redirect, as it is.
   */
  at<T>(address: string, render: () => Promise<T>): Promise<KeptPage | Exclude<T, PublicPage>> {
    const kept = this.kept.get(address);
    if (kept !== undefined) return Promise.resolve(kept);
    const { rendering } = this;
    const underWay = rendering.get(address) as Promise<KeptPage | Exclude<T, PublicPage>> | undefined;
    if (underWay !== undefined) return underWay;
    const page = this.rendered(address, render).finally(() => rendering.delete(address));
    rendering.set(address, page);
    return page;
  }

  // With those that a publication just before this one left over.
  private mostAsked(): string[] {
    return [...new Set([...this.kept.askedFor(ASKED_FOR_MORE_THAN_ONCE), ...this.toWarm])].slice(0, MOST_WARMED);
  }

  /** One after the other, and readers between them: the first of hundreds who ask is then not the one who waits. */
  private async warm(number: number): Promise<void> {
    if (this.ask === undefined) return;
    while (this.toWarm.length > 0 && this.number === number && !this.closed) {
      const [address = ''] = this.toWarm;
      try {
        await this.ask(address);
        await this.kept.peek(address)?.encoded('gzip');
      } catch (error) {
        this.options.log.debug({ err: error, address }, 'a page could not be rendered ahead');
      }
      if (this.number === number) this.toWarm = this.toWarm.filter((one) => one !== address);
    }
  }

  /** Renderings begin one in each turn of the event loop, so that what lies ready is sent between them. */
  private turn(): Promise<unknown> {
    this.lastStart = this.lastStart.then(() => othersFirst());
    return this.lastStart;
  }

  private async rendered<T>(address: string, render: () => Promise<T>): Promise<KeptPage | Exclude<T, PublicPage>> {
    for (let renderings = 1; ; renderings += 1) {
      await this.turn();
      const startedAt = this.number;
      const value = await render();
      if (!isPublicPage(value)) return value as Exclude<T, PublicPage>;
      const page = this.made(value, address);
      // What was read while something was published may be of two states of the site: render it again, never keep it.
      const settled = (await this.looked()) && this.number === startedAt;
      if (settled && isKept(address, value)) this.kept.set(address, page);
      if (settled || renderings === MOST_RENDERINGS) return page;
    }
  }

  private made(page: PublicPage, address: string): KeptPage {
    const grown = (made: KeptPage): void => {
      this.kept.weigh(address, made);
    };
    const cacheControl = page.neverChanges ? FOR_A_DAY : ASK_EACH_TIME;
    return new KeptPage(page, { siteHeaders: this.options.siteHeaders, cacheControl, grown });
  }

  /** Refreshes, and says whether that was possible. While the database is out of reach, what is kept is still served. */
  private async looked(): Promise<boolean> {
    try {
      await this.refresh();
      if (this.outage) this.options.log.info('the publication sequence can be read again');
      this.outage = false;
    } catch (error) {
      if (!this.outage) this.options.log.error({ err: error }, 'the publication sequence cannot be read');
      this.outage = true;
    }
    return !this.outage;
  }

  private pollLater(): void {
    if (this.closed) return;
    this.timer = setTimeout(
      () =>
        void this.looked().then(() => {
          this.pollLater();
        }),
      this.options.pollMs ?? 200,
    );
    this.timer.unref();
  }
}

const isKept = (address: string, page: PublicPage): boolean => {
  const [path = '', query] = address.split('?', 2);
  return PLAIN_PATH.test(path) && (query === undefined || page.keptAt === address);
};
