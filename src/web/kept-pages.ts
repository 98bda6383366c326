import { LRUCache } from 'lru-cache';
import type { KeptPage } from './kept-page.js';

/** Of the memory. A PDF takes as much as five pages, and who fetches all of them asks for each once. */
const FOR_FILES = 1 / 4;

/** No single page or file pushes out more than this part of the memory. */
const MOST_OF_IT = 1 / 8;

/**
 * What is kept, by address, within so many bytes: what was asked for longest ago goes first. Pages and other files have
 * shelves of their own, so that fetching every PDF there is leaves the pages where they are.
 */
export class KeptPages {
  private readonly pages: LRUCache<string, KeptPage>;
  private readonly files: LRUCache<string, KeptPage>;

  constructor(mostBytes: number) {
    const shelf = (part: number): LRUCache<string, KeptPage> =>
      new LRUCache({
        maxSize: Math.ceil(mostBytes * part),
        maxEntrySize: Math.ceil(mostBytes * MOST_OF_IT),
        sizeCalculation: ({ bytes }) => bytes,
      });
    this.pages = shelf(1 - FOR_FILES);
    this.files = shelf(FOR_FILES);
  }

  get bytes(): number {
    return this.pages.calculatedSize + this.files.calculatedSize;
  }

  /** To be called where it is asked for: that is what counts as use. */
  get(address: string): KeptPage | undefined {
    return this.pages.get(address) ?? this.files.get(address);
  }

  /** As `get`, without counting it. */
  peek(address: string): KeptPage | undefined {
    return this.pages.peek(address) ?? this.files.peek(address);
  }

  set(address: string, page: KeptPage): void {
    (page.isHtml ? this.pages : this.files).set(address, page);
  }

  /** Weighs a page again that has grown: a shelf weighs only what is new to it. */
  weigh(address: string, page: KeptPage): void {
    if (this.peek(address) !== page) return;
    this.pages.delete(address);
    this.files.delete(address);
    this.set(address, page);
  }

  clear(): void {
    this.pages.clear();
    this.files.clear();
  }

  /** The addresses that were asked for so often, most often asked first. */
  askedFor(atLeast: number): string[] {
    return [...this.pages.entries(), ...this.files.entries()]
      .filter(([, { asked }]) => asked >= atLeast)
      .sort(([, one], [, other]) => other.asked - one.asked)
      .map(([address]) => address);
  }
}
