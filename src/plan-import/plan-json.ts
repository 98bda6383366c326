import { counted, pathTo, shown } from './plan-problems.js';

/** The largest real plan has about 4,000 values and goes six levels deep. */
const MOST_VALUES = 50_000;
const DEEPEST = 20;

export interface JsonReading {
  /** Undefined where there is none, or none that is safe to look into. */
  value: unknown;
  problems: string[];
}

/**
 * Takes the bytes of a JSON document, with or without a byte order mark; gives its value, and the problems that
 * `JSON.parse` does not see or gives no place for: not UTF-8, not JSON (by line and column), a key that stands twice,
 * a key of the prototype, too deep, too many values. Throws nothing.
 */
export const readJson = (bytes: Uint8Array): JsonReading => {
  const text = textOf(bytes);
  if (text === undefined) return { value: undefined, problems: [notUtf8(bytes)] };
  if (text.trim() === '') return { value: undefined, problems: ['the file is empty; it must be a plan in JSON.'] };
  const scan = new JsonScan(text);
  const safe = scan.run();
  return { value: safe ? JSON.parse(text) : undefined, problems: scan.problems };
};

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const notUtf8 = (bytes: Uint8Array): string => {
  const readAnyway = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const at = bytes.findIndex((byte, index) => byte !== readAnyway[index]);
  const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
  return `byte ${counted(at + 1)}, on line ${counted(line)}, is not UTF-8; save the file in the encoding UTF-8.`;
};

type Wanted =
  | 'a value'
  | 'a value or ]'
  | 'a key in double quotes'
  | 'a key in double quotes or }'
  | 'a colon'
  | 'a comma or }'
  | 'a comma or ]'
  | 'the end of the file';

interface Opened {
  /** The line each key of an object stands on; null for a list. */
  keys: Map<string, number> | null;
  at: string | number;
}

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Walks a JSON text without recursion: a text a million levels deep must not exhaust the stack. */
class JsonScan {
  readonly problems: string[] = [];
  private readonly opened: Opened[] = [];
  private wanted: Wanted = 'a value';
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private values = 0;
  private safe = true;

  constructor(private readonly text: string) {}

  /** False where the text must not be parsed: it is not JSON, or not of a shape that any plan has. */
  run(): boolean {
    while (this.step());
    return this.safe;
  }

  /** Takes one token; false at the end, and at the first thing that cannot stand where it stands. */
  private step(): boolean {
    this.skipSpace();
    switch (this.wanted) {
      case 'a value':
        return this.value();
      case 'a value or ]':
        return this.next === ']' ? this.close() : this.value();
      case 'a key in double quotes':
        return this.key();
      case 'a key in double quotes or }':
        return this.next === '}' ? this.close() : this.key();
      case 'a colon':
        return this.mark(':', 'a value');
      case 'a comma or }':
        return this.next === '}' ? this.close() : this.mark(',', 'a key in double quotes');
      case 'a comma or ]':
        return this.next === ']' ? this.close() : this.mark(',', 'a value');
      case 'the end of the file':
        return this.at < this.text.length && this.unexpected();
    }
  }

  private get next(): string {
    return this.text.charAt(this.at);
  }

  private skipSpace(): void {
    for (; /[ \t\r\n]/.test(this.next); this.at += 1) {
      if (this.next !== '\n') continue;
      this.line += 1;
      this.lineStart = this.at + 1;
    }
  }

  private mark(mark: ':' | ',', then: Wanted): boolean {
    if (this.next !== mark) return this.unexpected();
    const around = this.opened.at(-1);
    if (typeof around?.at === 'number') around.at += 1;
    return this.advance(1, then);
  }

  private key(): boolean {
    const start = this.at;
    if (this.next !== '"') return this.unexpected();
    if (!this.string('a colon')) return false;
    this.enter(JSON.parse(this.text.slice(start, this.at)) as string);
    return true;
  }

  private enter(key: string): void {
    const around = this.opened.at(-1);
    if (!around?.keys) return;
    around.at = key;
    const path = this.opened.reduce((place, { at }) => pathTo(place, at), '');
    const before = around.keys.get(key);
    if (key in Object.prototype) {
      // class-transformer drops such a key without a word, and calls the value of a "constructor".
      this.refuse(`${path} is not a key of the plan format.`);
    } else if (before !== undefined) {
      this.problems.push(`${path} stands twice, on lines ${before} and ${this.line}; it must stand once.`);
    }
    around.keys.set(key, this.line);
  }

  private value(): boolean {
    this.values += 1;
    if (this.values > MOST_VALUES) return this.refuse(`the file holds more than ${counted(MOST_VALUES)} values.`);
    if (this.next === '{') return this.open(new Map(), 'a key in double quotes or }');
    if (this.next === '[') return this.open(null, 'a value or ]');
    if (this.next === '"') return this.string(this.afterValue);
    const length = this.lengthOf(SCALAR);
    return length > 0 ? this.advance(length, this.afterValue) : this.unexpected();
  }

  private open(keys: Opened['keys'], then: Wanted): boolean {
    if (this.opened.length === DEEPEST) return this.refuse(`${this.place} is nested more than ${DEEPEST} levels deep.`);
    this.opened.push({ keys, at: keys ? '' : 0 });
    return this.advance(1, then);
  }

  private close(): boolean {
    this.opened.pop();
    return this.advance(1, this.afterValue);
  }

  private get afterValue(): Wanted {
    const around = this.opened.at(-1);
    if (!around) return 'the end of the file';
    return around.keys ? 'a comma or }' : 'a comma or ]';
  }

  private string(then: Wanted): boolean {
    this.at += 1;
    while (this.next !== '"') {
      const length = this.next === '\\' ? this.lengthOf(ESCAPE) : Number(this.next >= ' ');
      if (length === 0) return this.unexpected('the rest of a text or its closing quote');
      this.at += length;
    }
    return this.advance(1, then);
  }

  private lengthOf(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    return pattern.test(this.text) ? pattern.lastIndex - this.at : 0;
  }

  private advance(length: number, then: Wanted): true {
    this.at += length;
    this.wanted = then;
    return true;
  }

  private unexpected(wanted: string = this.wanted): false {
    const afterComma = /,\s*$/.test(this.text.slice(Math.max(0, this.at - 200), this.at));
    const advice = afterComma && /[}\]]/.test(this.next) ? '; take away the comma before it' : '';
    return this.refuse(`this is not JSON: ${this.place} has ${this.there} where ${wanted} should stand${advice}.`);
  }

  private get there(): string {
    const [word] = /^(?:[\w$]{1,40}|\\.|.)/su.exec(this.text.slice(this.at, this.at + 40)) ?? [];
    if (word === undefined) return 'the end of the file';
    return word === '\n' || word === '\r' ? 'a line break' : `“${shown(word)}”`;
  }

  private get place(): string {
    return `line ${this.line}, column ${this.at - this.lineStart + 1}`;
  }

  private refuse(problem: string): false {
    this.problems.push(problem);
    this.safe = false;
    return false;
  }
}
