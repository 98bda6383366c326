import { CookieSigner } from '@nestjs/core/helpers/cookies/cookie-signer.js';
import { parseCookieHeader } from '@nestjs/core/helpers/cookies/parse-cookie-header.js';
import { load } from 'cheerio';
import { serve } from '../../src/app.js';
import type { HeldRole } from '../../src/people/domain/roles.js';
import type { Person } from '../../src/people/domain/signed-in.js';
import { PeopleService } from '../../src/people/people.service.js';
import { SESSION_COOKIE } from '../../src/people/session-cookie.js';
import { SessionsService } from '../../src/people/sessions.service.js';
import type { FreshDatabase } from './database.js';
import { preparedDatabase } from './prepared-database.js';
import { type OpenRecord, openRecord, PPM, samplePlans } from './sample-plans.js';

const ofSite = (role: HeldRole['role']): HeldRole => ({ role, goal: null });
const of = (goal: string, role: HeldRole['role']): HeldRole => ({ role, goal });

const ACCOUNTS = {
  administrator: { name: 'Ada Stone', roles: [ofSite('administrator')] },
  ppm: { name: 'Pat Morgan', roles: [ofSite('ppm')] },
  ppm2: { name: 'Sam Reyes', roles: [ofSite('ppm')] },
  leader: { name: 'Lee Carter', roles: [of('customer-experience', 'leader')] },
  deputy: { name: 'Dana Fox', roles: [of('customer-experience', 'deputy')] },
  other: { name: 'Olu Brown', roles: [of('infrastructure-permitting', 'leader')] },
} satisfies Record<string, { name: string; roles: HeldRole[] }>;

export type Who = keyof typeof ACCOUNTS;

/** The password of every account of a served desk. */
export const PASSWORD = 'a long walk to the 4th mile';

/** An answer as a person without scripts gets it. Redirects are not followed. */
export interface Answer {
  status: number;
  /** Where to go on, as it was sent. */
  location: string | null;
  /** The body as it was sent. */
  html: string;
  /** What stands in the main part of the page, with every white space as one blank; of what is no page, the body. */
  text: string;
  headers: Headers;
}

export type Fields = Record<string, string | readonly string[]>;

/** A browser of somebody, which keeps its cookies. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a form. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Answer>;
  /** Sends JSON, and asks for it, as a script does. */
  send(path: string, value: object): Promise<Answer>;
  /** The cookies as they would be sent: `name=value; name=value`. */
  cookies(): string;
  /** The same for a browser: `context.addCookies(visitor.cookiesForBrowser())`. */
  cookiesForBrowser(): { name: string; value: string; url: string }[];
}

/** A server over the sample plans through Q3 FY 2018, with an account of each kind. The Q4 plan is not imported. */
export interface ServedDesk {
  address: string;
  record: OpenRecord;
  people: Record<Who, Person>;
  /** Somebody signed in, in a browser of their own; null is somebody without an account. */
  as(who: Who | null): Promise<Visitor>;
  stop(): Promise<void>;
}

export const servedDesk = async (): Promise<ServedDesk> => {
  const { database, told: people } = await preparedDatabase('desk', publishAndAddPeople);
  const record = await openRecord(database);
  const server = await serve(record.settings);
  const { address } = server;
  return {
    ...{ address, record, people },
    as: async (who) => {
      const cookies = who === null ? {} : await signedIn(record, people[who]);
      return visitorOf(address, new Map(Object.entries(cookies)));
    },
    stop: async () => {
      await server.stop();
      await record.close();
    },
  };
};

const publishAndAddPeople = async (database: FreshDatabase): Promise<Record<Who, Person>> => {
  const record = await openRecord({ ...database, drop: () => Promise.resolve() });
  await record.import((await samplePlans()).filter(({ quarter }) => quarter !== 'FY2018-Q4'));
  for (const quarter of ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3'] as const) await record.publish(null, quarter);
  const people = await addPeople(record);
  await record.close();
  return people;
};

const addPeople = async ({ context }: OpenRecord): Promise<Record<Who, Person>> => {
  const people: Partial<Record<Who, Person>> = {};
  for (const who of Object.keys(ACCOUNTS) as Who[]) {
    const { name, roles } = ACCOUNTS[who];
    const email = `${name.toLowerCase().replace(' ', '.')}@example.gov`;
    const account = await context.get(PeopleService).add({ email, name, roles, password: PASSWORD }, PPM);
    people[who] = { id: account.id, name, email, roles };
  }
  return people as Record<Who, Person>;
};

const signedIn = async ({ context, settings }: OpenRecord, person: Person): Promise<Record<string, string>> => {
  const token = await context.get(SessionsService).start(person, 'A test');
  return { [SESSION_COOKIE]: encodeURIComponent(new CookieSigner(settings.sessionSecret).sign(token)) };
};

const visitorOf = (address: string, jar: Map<string, string>): Visitor => {
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = { ...(jar.size > 0 && { cookie: cookies() }), ...(init.headers as Record<string, string>) };
    const response = await fetch(new URL(path, address), { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) keep(jar, set);
    const html = await response.text();
    return {
      ...{ status: response.status, location: response.headers.get('location'), html, headers: response.headers },
      text: textOf(html, response.headers.get('content-type') ?? ''),
    };
  };
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields = {}, headers = {}) => ask(path, { method: 'POST', body: formOf(fields), headers }),
    send: (path, value) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(value),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      }),
    cookies,
    cookiesForBrowser: () => [...jar].map(([name, value]) => ({ name, value, url: address })),
  };
};

const formOf = (fields: Fields): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  );

const keep = (jar: Map<string, string>, set: string): void => {
  const [pair = ''] = set.split(';', 1);
  const [name = ''] = Object.keys(parseCookieHeader(pair));
  const value = pair.slice(name.length + 1);
  if (value === '' || /;\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(set)) jar.delete(name);
  else jar.set(name, value);
};

const textOf = (body: string, type: string): string => {
  if (!type.startsWith('text/html')) return body;
  return load(body)('main').text().replace(/\s+/g, ' ').trim();
};
