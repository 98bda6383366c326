/** Which methods the site's addresses answer, so that a wrong method can be told from a wrong address. */
export class Routes {
  private readonly routes: { matches: RegExp; methods: string[] }[] = [];

  add(pattern: string, methods: string | string[]): void {
    this.routes.push({ matches: matcherOf(pattern), methods: [methods].flat() });
  }

  /** In alphabetical order; none where there is no such address. */
  methodsAt(url: string): string[] {
    const [path = ''] = url.split('?', 1);
    const methods = this.routes.filter(({ matches }) => matches.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}

// Fastify's patterns as Nest hands them on: `/goals/:slug/updates/:quarter.json`, `/files/*`.
const matcherOf = (pattern: string): RegExp => {
  const source = pattern
    .split(/(:\w+|\*)/)
    .map((part) => (part.startsWith(':') ? '[^/]+?' : part === '*' ? '.*' : escaped(part)));
  return new RegExp(`^${source.join('')}$`);
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
