import { createHash } from 'node:crypto';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { Permission } from '../../src/people/domain/permissions.js';
import { personMay } from '../../src/people/domain/signed-in.js';
import type { Needed } from '../../src/people/may.decorator.js';
import { Session } from '../../src/people/session.entity.js';
import { databaseKind } from '../support/database.js';
import { type Answer, type ServedDesk, servedDesk, type Visitor, type Who } from '../support/desk.js';
import { type DeclaredRoute, declaredRoutes } from '../support/routes.js';

const GOAL = 'customer-experience';

/** What stands in an address in place of a parameter; of any other, an id that nobody has. */
const PARAMETERS: Readonly<Record<string, string>> = {
  slug: GOAL,
  goal: GOAL,
  quarter: 'fy2018-q3',
  report: 'fy2018-q3',
  edition: '1',
  other: '2',
  from: 'fy2018-q2',
  to: 'fy2018-q3',
  part: 'fy2018-q3',
  page: 'page-1',
  reference: 'CX-001',
};
const NOBODYS_ID = '11111111-2222-4333-8444-555555555555';

/** Open without signing in, on purpose: whatever is not here needs somebody. */
const FOR_ANYONE = [
  ...['GET /data/milestones.csv', 'GET /data/dictionary.csv', 'GET /schemas/milepost-report-1.json'],
  ...['GET /how-to-read'],
  ...['GET /', 'GET /about', 'GET /goals', 'GET /goals/:slug', 'GET /goals/:slug/updates/:report', 'GET /missed'],
  ...['GET /missed/:part', 'GET /missed/:quarter/:page'],
  ...['GET /goals/:slug/updates/:quarter/editions/:edition', 'GET /milestones/:reference', 'GET /updates/:quarter'],
  ...['GET /goals/:slug/updates/:quarter/editions/:edition/compare/:other', 'GET /goals/:slug/compare'],
  ...['GET /goals/:slug/compare/:from/:to', 'GET /updates/:quarter/compare/:from'],
  ...['GET /feed.xml', 'GET /goals/:slug/feed.xml', 'GET /calendar.ics', 'GET /goals/:slug/calendar.ics'],
  ...['GET /data', 'GET /data.json', 'GET /data/dcat-us-3.json', 'GET /robots.txt', 'GET /sitemap.xml'],
  ...['GET /sitemap-:part', 'GET /api', 'GET /api/v1/openapi.json', 'GET /api/v1/quarters.json'],
  ...['GET /api/v1/quarters/:file', 'GET /data/milestones/:file'],
  'GET /search',
  'GET /goals/:slug/indicators',
  ...['GET /health/live', 'GET /health/ready', 'GET /forgotten-password', 'POST /forgotten-password'],
  ...['GET /sign-in', 'POST /sign-in', 'POST /sign-out', 'GET /password/:token', 'POST /password/:token'],
];

/** Writes that everybody who is signed in may do: to what is their own. Any other write asks for more than to see the desk. */
const WRITES_OF_EVERYBODY = [
  ...[
    'POST /desk/account/name',
    'POST /desk/account/password',
    'POST /desk/account/sessions/:id/ending',
    'POST /desk/account/sessions/ending',
  ],
];

/** Sent with POST because it is long, and changes nothing: the preview of a text. */
const WRITES_NOTHING = ['POST /desk/goals/:slug/updates/:quarter/prose'];

const WHO: readonly (Who | null)[] = [null, 'administrator', 'ppm', 'leader', 'deputy', 'other'];

const nameOf = ({ method, path }: DeclaredRoute): string => `${method} ${path}`;
const addressOf = ({ path }: DeclaredRoute): string =>
  path.replace(/:(\w+)/g, (_, name: string) => PARAMETERS[name] ?? NOBODYS_ID);

/** Who may do what, walked: every route of the program, with every role, and without one. */
describe(`permissions on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  let routes: DeclaredRoute[];
  const visitors = new Map<Who | null, Visitor>();
  beforeAll(async () => {
    desk = await servedDesk();
    routes = declaredRoutes(desk.record.settings);
    for (const who of WHO) visitors.set(who, await desk.as(who));
  }, 60_000);
  afterAll(() => desk.stop());

  const work = () => desk.record.context.get(UnitOfWork, { strict: false });
  const visitor = (who: Who | null): Visitor => visitors.get(who) ?? fail(`${who} has no browser`);
  const mayUse = (who: Who | null, { needed }: DeclaredRoute): boolean => {
    if (needed === null || needed === 'anyone') return needed === 'anyone';
    return who !== null && personMay(desk.people[who], needed.permission, needed.goal === null ? null : GOAL);
  };
  const permissionOf = ({ needed }: DeclaredRoute): Permission | null => (needed as Needed).permission;

  /** Everything in the record but the log, and but when sessions were used. */
  const fingerprint = async (): Promise<string> => {
    const { manager } = work();
    const whole = createHash('sha256');
    for (const { target, name } of manager.dataSource.entityMetadatas) {
      if (target === LogEntry) continue;
      const rows = await manager.getRepository(target).find();
      const shown = target === Session ? (rows as Session[]).map(({ seenAt: _, ...rest }) => rest) : rows;
      whole.update(
        `${name} ${shown
          .map((row) => JSON.stringify(row))
          .sort()
          .join('\n')}`,
      );
    }
    return whole.digest('hex');
  };

  const refusals = async (): Promise<LogEntry[]> =>
    work()
      .manager.getRepository(LogEntry)
      .find({ where: { action: 'refused' }, order: { at: 'ASC' } });
  const ROLE = { role: 'administrator' };
  const roles = (): string => `/desk/people/${desk.people.leader.id}/roles`;
  const newest = async (): Promise<LogEntry> => (await refusals()).at(-1) ?? fail('Nothing is in the log.');

  it('are declared by every route', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter(({ needed }) => needed === null).map(nameOf)).toEqual([]);
  });

  it('leave open without signing in what is listed here, and nothing else', () => {
    const open = routes.filter(({ needed }) => needed === 'anyone').map(nameOf);
    expect(open.sort()).toEqual([...FOR_ANYONE].sort());
  });

  it('ask of who writes more than to see the desk', () => {
    const writes = routes.filter((one) => one.method !== 'GET' && one.needed !== 'anyone');
    const lax = writes
      .filter((one) => ['visit-desk', 'keep-own-account'].includes(permissionOf(one) ?? ''))
      .map(nameOf);
    expect(lax.filter((one) => ![...WRITES_OF_EVERYBODY, ...WRITES_NOTHING].includes(one))).toEqual([]);
  });

  it('are asked for the goal that an address to write to names', () => {
    const ofGoal = routes.filter(({ method, path }) => method !== 'GET' && /^\/desk\/.*:(slug|goal)\b/.test(path));
    const unnamed = ofGoal.filter(({ needed }) => (needed as Needed).goal === null).map(nameOf);
    expect(unnamed.filter((one) => !WRITES_NOTHING.includes(one))).toEqual([]);
  });

  describe('what was refused', () => {
    it('is in the log with who tried, where, and what was answered', async () => {
      const before = (await refusals()).length;
      await (await desk.as('leader')).post(roles(), ROLE);
      expect(await refusals()).toHaveLength(before + 1);
      expect(await newest()).toMatchObject({
        ...{ actorId: desk.people.leader.id, actorName: 'Lee Carter', actorRole: 'goal leader of customer-experience' },
        ...{ subjectKind: 'address', subjectId: roles(), subjectTitle: `POST ${roles()}`, after: { answer: 403 } },
      });
    });

    it('is no reading', async () => {
      const before = (await refusals()).length;
      expect((await (await desk.as('leader')).get('/desk/people')).status).toBe(403);
      expect(await refusals()).toHaveLength(before);
    });

    it('of another site’s form names whoever sent it unknowingly', async () => {
      const administrator = await desk.as('administrator');
      const before = await fingerprint();
      const forged = await administrator.post(roles(), ROLE, { origin: 'https://evil.example' });
      expect(forged.status).toBe(403);
      const sameSite = await administrator.post(roles(), ROLE, { 'sec-fetch-site': 'same-site' });
      expect([sameSite.status, await fingerprint()]).toEqual([403, before]);
      expect(await newest()).toMatchObject({ actorName: 'Ada Stone', subjectId: roles(), after: { answer: 403 } });
    });

    it('to an old session names the network address', async () => {
      const sam = await desk.as('ppm2');
      await work().run(() =>
        work()
          .manager.getRepository(Session)
          .update({ personId: desk.people.ppm2.id }, { seenAt: new Date(Date.now() - 2 * 3_600_000) }),
      );
      const before = await fingerprint();
      const answer = await sam.post(roles(), ROLE);
      expect([answer.status, await fingerprint()]).toEqual([401, before]);
      expect(await newest()).toMatchObject({
        ...{ actorId: null, actorName: 'nobody signed in', after: { answer: 401 } },
        actorRole: expect.stringMatching(/^network address [\d.:a-f]+$/) as string,
      });
    });

    it('is a guessed goal too', async () => {
      const path = '/desk/goals/world-peace/updates/fy2018-q3/milestones';
      const before = (await refusals()).length;
      for (const who of ['ppm', 'leader'] as const) expect((await (await desk.as(who)).post(path)).status).toBe(404);
      expect(await refusals()).toHaveLength(before + 2);
    });

    it('is a guessed id too', async () => {
      const administrator = await desk.as('administrator');
      const answer = await administrator.post(`/desk/people/${NOBODYS_ID}/ending`);
      expect(answer.status).toBe(404);
      expect(await newest()).toMatchObject({ actorName: 'Ada Stone', after: { answer: 404 } });
    });

    it('never is the token of a link', async () => {
      await (await desk.as(null)).post('/password/a-secret-token', {}, { origin: 'https://evil.example' });
      expect(await newest()).toMatchObject({ subjectId: '/password/…' });
      expect(JSON.stringify(await refusals())).not.toContain('a-secret-token');
    });

    it('is told in words to a person and as JSON to a script', async () => {
      const other = await desk.as('other');
      expect((await other.post(roles(), ROLE)).text).toContain('Only administrators may do this. Nothing was changed.');
      const told = await other.send(roles(), ROLE);
      expect([told.status, told.html]).toEqual([403, '{"error":"Only administrators may do this."}']);
      const nobody = await desk.as(null);
      expect((await nobody.get('/desk/account', { accept: 'application/json' })).status).toBe(401);
    });
  });

  it('let everybody read what the table lets them, and nothing more', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      for (const who of WHO) {
        const answer = await visitor(who).get(addressOf(route));
        if (!isAsExpected(answer, mayUse(who, route), who)) wrong.push(told(route, who, answer));
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('refuse to write to whom the table does not let, change nothing, and log it', async () => {
    const before = await fingerprint();
    const wrong: string[] = [];
    const writes = routes.filter(({ method }) => method !== 'GET');
    for (const route of writes) {
      for (const who of WHO.filter((one) => !mayUse(one, route))) {
        const answer = await visitor(who).post(addressOf(route), { text: 'x', reason: 'x', status: 'Completed' });
        if (answer.status !== (who === null ? 401 : 403)) wrong.push(told(route, who, answer));
      }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint()).toBe(before);
    const refused = await work().manager.getRepository(LogEntry).findBy({ action: 'refused' });
    const tried = WHO.filter((who) => writes.some((route) => !mayUse(who, route)));
    const names = tried.map((who) => (who === null ? 'nobody signed in' : desk.people[who].name));
    expect(new Set(refused.map(({ actorName }) => actorName))).toEqual(new Set(names));
  }, 120_000);

  it('cannot fill the log with what is refused', async () => {
    const nobody = await desk.as(null);
    const tries = Array.from({ length: 150 }, () => nobody.post(roles(), ROLE));
    expect(new Set((await Promise.all(tries)).map(({ status }) => status))).toEqual(new Set([401]));
    const byNobody = (await refusals()).filter(({ actorId }) => actorId === null);
    expect(byNobody.length).toBeLessThanOrEqual(120);
  });
});

const isAsExpected = ({ status, location }: Answer, may: boolean, who: Who | null): boolean => {
  const toSignIn = status === 303 && (location ?? '').startsWith('/sign-in?next=');
  if (may) return status < 500 && status !== 401 && status !== 403 && !toSignIn;
  return who === null ? toSignIn : status === 403;
};

const told = (route: DeclaredRoute, who: Who | null, { status, text }: Answer): string =>
  `${nameOf(route)} as ${who ?? 'nobody'}: ${status} ${text.slice(0, 120)}`;

const fail = (message: string): never => {
  throw new Error(message);
};
