import { load } from 'cheerio';
import { type EntityTarget, IsNull, type ObjectLiteral } from 'typeorm';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { OutgoingMail } from '../../src/mail/outgoing-mail.entity.js';
import { OneTimeLink } from '../../src/people/one-time-link.entity.js';
import { OwnAccount } from '../../src/people/own-account.service.js';
import { PasswordLinks } from '../../src/people/password-links.service.js';
import { Passwords } from '../../src/people/passwords.js';
import { PeopleUpkeep } from '../../src/people/people-upkeep.service.js';
import { PeopleRecord } from '../../src/people/people.record.js';
import { SESSION_COOKIE } from '../../src/people/session-cookie.js';
import { Session } from '../../src/people/session.entity.js';
import { SignInTries } from '../../src/people/sign-in-tries.entity.js';
import { SignInService } from '../../src/people/sign-in.service.js';
import { databaseKind } from '../support/database.js';
import { type Answer, PASSWORD, type ServedDesk, servedDesk, type Visitor } from '../support/desk.js';

const ANOTHER = 'seven miles to the next post';
const HOUR_MS = 3_600_000;

describe(`people on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  beforeAll(async () => {
    desk = await servedDesk();
  }, 60_000);
  afterAll(() => desk.stop());
  beforeEach(() => age(SignInTries, { lastAt: ago(25 * HOUR_MS) }));

  const work = () => desk.record.context.get(UnitOfWork, { strict: false });
  const rows = <T extends ObjectLiteral>(entity: EntityTarget<T>, where = {}): Promise<T[]> =>
    work().manager.getRepository(entity).find({ where });
  /** Moves rows into the past: the clock of the server stands where it stands. */
  const age = <T extends ObjectLiteral>(entity: EntityTarget<T>, changed: object, id?: string) =>
    work().run(() => {
      const update = work().manager.createQueryBuilder().update(entity).set(changed);
      return (id === undefined ? update : update.where('id = :id', { id })).execute();
    });
  const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);
  const entries = (action: string): Promise<LogEntry[]> =>
    work()
      .manager.getRepository(LogEntry)
      .find({ where: { action }, order: { at: 'ASC', position: 'ASC' } });
  const person = (name: string) => desk.record.context.get(PeopleRecord).byEmail(`${name}@example.gov`);
  const withMail = async <T>(act: () => Promise<T>): Promise<T> => {
    const settings = desk.record.settings as { smtpUrl: string | null };
    settings.smtpUrl = 'smtp://localhost:1';
    try {
      return await act();
    } finally {
      settings.smtpUrl = null;
    }
  };
  const linkIn = (text: string): string => {
    const [, path] = /http:\S+?(\/password\/\S+)/.exec(text) ?? [];
    if (!path) throw new Error(`There is no link in: ${text}`);
    return path;
  };
  const lastMail = async (): Promise<OutgoingMail> => {
    const [last] = (await rows(OutgoingMail)).sort((a, b) => b.queuedAt.getTime() - a.queuedAt.getTime());
    if (!last) throw new Error('No mail waits.');
    return last;
  };
  const signIn = (visitor: Visitor, email: string, password: string): Promise<Answer> =>
    visitor.post('/sign-in', { email, password });

  describe('signing in', () => {
    it('leads to where one wanted to go, with a cookie that no script reads', async () => {
      const visitor = await desk.as(null);
      const asked = await visitor.get('/desk/account?from=mail');
      expect([asked.status, asked.location]).toEqual([303, '/sign-in?next=%2Fdesk%2Faccount%3Ffrom%3Dmail']);
      const form = load((await visitor.get(asked.location ?? '')).html)('form');
      const next = form.find('input[name=next]').attr('value') ?? '';
      const before = (await entries('signed in')).length;
      const fields = { email: ' Lee.Carter@Example.gov ', password: PASSWORD, next };
      const signedIn = await visitor.post('/sign-in', fields);
      expect([signedIn.status, signedIn.location]).toEqual([303, '/desk/account?from=mail']);
      const [cookie = ''] = signedIn.headers.getSetCookie();
      expect(cookie).toMatch(/^milepost-session=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
      expect((await visitor.get('/desk/account')).text).toContain('Lee Carter');
      const log = await entries('signed in');
      expect(log).toHaveLength(before + 1);
      expect(log.at(-1)).toMatchObject({ actorName: 'Lee Carter', actorRole: 'goal leader of customer-experience' });
      expect(JSON.stringify(await rows(Session))).not.toContain(cookie.slice('milepost-session=s%3A'.length, 40));
      expect((await visitor.get('/sign-in')).status).toBe(303);
    });

    it.each(['//evil.example', 'https://evil.example/desk', '/\\evil.example'])('never leads to %s', async (next) => {
      const visitor = await desk.as(null);
      const fields = { email: 'lee.carter@example.gov', password: PASSWORD, next };
      expect((await visitor.post('/sign-in', fields)).location).toBe('/desk');
    });

    it('does not tell a wrong password from an account that is not there', async () => {
      const visitor = await desk.as(null);
      const before = (await rows(Session)).length;
      const wrong = await signIn(visitor, 'lee.carter@example.gov', 'not the password');
      const none = await signIn(visitor, 'lee.cartes@example.gov', 'not the password');
      expect([wrong.status, none.status]).toEqual([422, 422]);
      expect(wrong.text).toContain('The e-mail address or the password is not right.');
      expect(none.html).toBe(wrong.html.replace('lee.carter@', 'lee.cartes@'));
      expect(await rows(Session)).toHaveLength(before);
      const said = (await entries('sign-in refused')).map(({ subjectTitle, actorRole }) => [subjectTitle, actorRole]);
      expect(said).toContainEqual(['Lee Carter', expect.stringContaining('network address')]);
      expect(said).toContainEqual(['an e-mail address without an account', expect.any(String)]);
      expect(JSON.stringify(await entries('sign-in refused'))).not.toContain('cartes');
    });

    it('says what is missing', async () => {
      const answer = await (await desk.as(null)).post('/sign-in', { email: '', password: '' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Enter your e-mail address.');
      expect(answer.text).toContain('Enter your password.');
    });

    it.each([
      ['an account', 'lee.carter@example.gov'],
      ['an account that is not there', 'nobody@example.gov'],
    ])('slows down who guesses the password of %s', async (_, email) => {
      const visitor = await desk.as(null);
      for (let tries = 0; tries < 5; tries += 1)
        expect((await signIn(visitor, email, `guess ${tries}`)).status).toBe(422);
      const slowed = await signIn(visitor, email, PASSWORD);
      expect(slowed.status).toBe(429);
      expect(slowed.text).toContain('There were too many wrong tries. Wait 30 seconds, then try again.');
      expect(slowed.headers.get('retry-after')).toBe('30');
      await age(SignInTries, { lastAt: ago(31_000) });
      expect((await signIn(visitor, email, 'guess 6')).status).toBe(422);
      expect((await signIn(visitor, email, PASSWORD)).text).toContain('Wait 60 seconds');
    });

    it('lets the right password in after the wait, and begins to count anew', async () => {
      const visitor = await desk.as(null);
      for (let tries = 0; tries < 5; tries += 1) await signIn(visitor, 'dana.fox@example.gov', `guess ${tries}`);
      await age(SignInTries, { lastAt: ago(31_000) });
      expect((await signIn(visitor, 'dana.fox@example.gov', PASSWORD)).status).toBe(303);
      expect((await signIn(visitor, 'dana.fox@example.gov', 'wrong')).status).toBe(422);
    });

    it('counts tries at once like tries in turn', async () => {
      const visitor = await desk.as(null);
      const tries = Array.from({ length: 12 }, (_, index) =>
        signIn(visitor, 'olu.brown@example.gov', `guess ${index}`),
      );
      const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array<number>(5).fill(422), ...Array<number>(7).fill(429)]);
    });

    it('slows down a network address that tries one account after another', async () => {
      const visitor = await desk.as(null);
      for (let tries = 0; tries < 25; tries += 1)
        expect((await signIn(visitor, `someone${tries}@example.gov`, 'guess')).status).toBe(422);
      expect((await signIn(visitor, 'someone25@example.gov', 'guess')).status).toBe(429);
    });
  });

  describe('signing in while the account changes', () => {
    const invited = async (name: string): Promise<string> => {
      const upkeep = desk.record.context.get(PeopleUpkeep);
      const roles = [{ role: 'ppm' as const, goal: null }];
      const { account, link } = await upkeep.invite(
        { email: `${name}@example.gov`, name, roles },
        desk.people.administrator,
      );
      await desk.record.context.get(PasswordLinks).follow(tokenIn(link ?? ''), PASSWORD, 'A test');
      return account.id;
    };
    const tokenIn = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
    const enter = (name: string) =>
      desk.record.context
        .get(SignInService)
        .signIn({ email: `${name}@example.gov`, password: PASSWORD, networkAddress: '192.0.2.7', browser: 'A test' });
    const openSessions = (personId: string) => rows(Session, { personId, endedAt: IsNull() });

    const endAccount = (id: string): Promise<unknown> =>
      desk.record.context.get(PeopleUpkeep).end(id, desk.people.administrator);
    const resetPassword = async (id: string): Promise<unknown> => {
      const { link } = await desk.record.context.get(PeopleUpkeep).sendLink(id, desk.people.administrator);
      return desk.record.context.get(PasswordLinks).follow(tokenIn(link ?? ''), ANOTHER, 'Another');
    };

    it.each([
      ['ended', 'quinn', endAccount, 0],
      ['given another password', 'remy', resetPassword, 1],
    ])('is refused where it was %s after the password was looked at', async (_, name, change, left) => {
      const id = await invited(name);
      const passwords = desk.record.context.get(Passwords, { strict: false });
      const isRight = passwords.isRight.bind(passwords);
      passwords.isRight = async (...asked) => {
        const right = await isRight(...asked);
        await change(id);
        return right;
      };
      try {
        expect(await enter(name)).toEqual({ kind: 'wrong' });
      } finally {
        passwords.isRight = isRight;
      }
      expect(await openSessions(id)).toHaveLength(left);
      expect((await entries('sign-in refused')).at(-1)).toMatchObject({ subjectTitle: name });
    });

    it('leaves no session behind, however the two fall together', async () => {
      const id = await invited('sasha');
      await Promise.all([...Array.from({ length: 4 }, () => enter('sasha')), endAccount(id)]);
      expect(await openSessions(id)).toEqual([]);
    });
  });

  describe('a session', () => {
    const isIn = async (visitor: Visitor): Promise<boolean> => (await visitor.get('/desk/account')).status === 200;
    const ownSession = async (name: string): Promise<Session> => {
      const [newest] = (await rows(Session, { personId: (await person(name))?.id, endedAt: IsNull() })).sort(
        (a, b) => b.startedAt.getTime() - a.startedAt.getTime(),
      );
      if (!newest) throw new Error(`${name} is not signed in.`);
      return newest;
    };

    /** That a session was used is noted beside the request. */
    const isSeenAfter = async (name: string, moment: Date): Promise<void> => {
      for (let waited = 0; waited < 100 && (await ownSession(name)).seenAt <= moment; waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await ownSession(name)).seenAt.getTime()).toBeGreaterThan(moment.getTime());
    };

    it('ends after two hours without use', async () => {
      const visitor = await desk.as('ppm');
      const { id } = await ownSession('pat.morgan');
      await age(Session, { seenAt: ago(2 * HOUR_MS - 60_000) }, id);
      expect(await isIn(visitor)).toBe(true);
      await isSeenAfter('pat.morgan', ago(HOUR_MS));
      await age(Session, { seenAt: ago(2 * HOUR_MS) }, id);
      expect(await isIn(visitor)).toBe(false);
    });

    it('ends twelve hours after its beginning, however much it is used', async () => {
      const visitor = await desk.as('ppm');
      const { id, startedAt, endsAt } = await ownSession('pat.morgan');
      expect(endsAt.getTime() - startedAt.getTime()).toBe(12 * HOUR_MS);
      await age(Session, { endsAt: ago(0) }, id);
      expect(await isIn(visitor)).toBe(false);
    });

    it('notes at most once a minute that it is used', async () => {
      const visitor = await desk.as('ppm2');
      const { id, seenAt } = await ownSession('sam.reyes');
      await visitor.get('/desk/account');
      expect((await ownSession('sam.reyes')).seenAt).toEqual(seenAt);
      const earlier = ago(61_000);
      await age(Session, { seenAt: earlier }, id);
      await visitor.get('/desk/account');
      await isSeenAfter('sam.reyes', earlier);
    });

    it('is nothing without our signature', async () => {
      const visitor = await desk.as('ppm');
      const [, token = ''] = /=s%3A([^.]+)\./.exec(visitor.cookies()) ?? [];
      const stranger = await desk.as(null);
      for (const cookie of [token, `s%3A${token}.forged`, 's%3A.'])
        expect((await stranger.get('/desk/account', { cookie: `${SESSION_COOKIE}=${cookie}` })).status).toBe(303);
    });

    it('is signed out of, here or everywhere', async () => {
      const [here, elsewhere, third] = [await desk.as('deputy'), await desk.as('deputy'), await desk.as('deputy')];
      expect((await here.post('/sign-out')).location).toBe('/sign-in');
      expect([await isIn(here), await isIn(elsewhere)]).toEqual([false, true]);
      const page = load((await elsewhere.get('/desk/account')).html);
      expect(page('table tbody tr').length).toBeGreaterThanOrEqual(2);
      expect(page('table').text()).toContain('This browser');
      const gone = await elsewhere.post('/desk/account/sessions/ending');
      expect([gone.status, gone.location]).toEqual([303, '/sign-in']);
      expect([await isIn(elsewhere), await isIn(third)]).toEqual([false, false]);
      expect((await entries('signed out everywhere')).at(-1)).toMatchObject({ actorName: 'Dana Fox' });
    });

    it('is forgotten a month after its end, and a link too, when its owner signs in again', async () => {
      await desk.as('other');
      await desk.as('other');
      const { id: old } = await ownSession('olu.brown');
      const past = {
        startedAt: ago(31 * 24 * HOUR_MS),
        seenAt: ago(31 * 24 * HOUR_MS),
        endsAt: ago(30.5 * 24 * HOUR_MS),
      };
      await age(Session, past, old);
      const personId = (await person('olu.brown'))?.id ?? '';
      await desk.record.context.get(PeopleUpkeep).sendLink(personId, desk.people.administrator);
      const [link] = await rows(OneTimeLink, { personId });
      await age(OneTimeLink, { expiresAt: ago(31 * 24 * HOUR_MS) }, link?.id);
      const count = (await rows(Session, { personId })).length;
      await desk.as('leader');
      expect(await rows(Session, { personId })).toHaveLength(count);
      await desk.as('other');
      const kept = await rows(Session, { personId });
      expect(kept).toHaveLength(count);
      expect(kept.map(({ id }) => id)).not.toContain(old);
      expect(await rows(OneTimeLink, { personId })).toEqual([]);
    });

    it('of one’s own can be ended from another, that of somebody else cannot', async () => {
      const [here, elsewhere, other] = [await desk.as('leader'), await desk.as('leader'), await desk.as('other')];
      const page = load((await here.get('/desk/account')).html);
      const ending = page('form[action$="/ending"]').first().attr('action') ?? '';
      expect((await other.post(ending)).status).toBe(404);
      expect(await isIn(elsewhere)).toBe(true);
      expect((await here.post(ending)).status).toBe(303);
      expect(await isIn(here)).toBe(true);
    });
  });

  describe('one’s password', () => {
    const change = (visitor: Visitor, present: string, password: string, again = password) =>
      visitor.post('/desk/account/password', { present, password, again });

    it('is changed with the present one, and ends every other session', async () => {
      const [here, elsewhere] = [await desk.as('other'), await desk.as('other')];
      expect((await change(here, PASSWORD, ANOTHER)).status).toBe(303);
      expect((await here.get('/desk/account')).text).toContain('Your password is changed.');
      expect((await elsewhere.get('/desk/account')).status).toBe(303);
      expect((await entries('password changed')).at(-1)).toMatchObject({
        actorName: 'Olu Brown',
        before: null,
        after: null,
      });
      expect((await signIn(await desk.as(null), 'olu.brown@example.gov', ANOTHER)).status).toBe(303);
    });

    it.each([
      ['the present one is wrong', 'wrong one altogether', ANOTHER, ANOTHER, 'The present password is not right.'],
      ['it is short', PASSWORD, 'short', 'short', 'The password has 5 characters. Choose one with at least 12.'],
      ['the two differ', PASSWORD, ANOTHER, `${ANOTHER}.`, 'The two new passwords are not the same.'],
      ['it is one’s e-mail address', PASSWORD, 'sam.reyes@example.gov', 'sam.reyes@example.gov', 'e-mail address'],
    ])('stays where %s', async (_, present, password, again, sentence) => {
      const visitor = await desk.as('ppm2');
      const before = await person('sam.reyes');
      const answer = await change(visitor, present, password, again);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(await person('sam.reyes')).toEqual(before);
    });
  });

  describe('a forgotten password', () => {
    const ask = async (email: string) => (await desk.as(null)).post('/forgotten-password', { email });

    it('is set anew by a mailed link, once', async () => {
      const signedIn = await desk.as('deputy');
      const answer = await withMail(() => ask('dana.fox@example.gov'));
      expect(answer.status).toBe(200);
      const mail = await lastMail();
      expect(mail).toMatchObject({ recipient: 'dana.fox@example.gov', cause: 'reset' });
      const path = linkIn(mail.body ?? '');
      expect(JSON.stringify(await rows(OneTimeLink))).not.toContain(path.slice('/password/'.length));
      const visitor = await desk.as(null);
      const short = await visitor.post(path, { password: 'short', again: 'short' });
      expect([short.status, short.text]).toEqual([422, expect.stringContaining('Choose one with at least 12.')]);
      expect((await visitor.get(path)).status).toBe(200);
      const set = await visitor.post(path, { password: ANOTHER, again: ANOTHER });
      expect([set.status, set.location]).toEqual([303, '/desk']);
      expect((await visitor.get('/desk/account')).text).toContain('Dana Fox');
      expect((await signedIn.get('/desk/account')).status).toBe(303);
      expect((await entries('password set by link')).at(-1)).toMatchObject({ actorName: 'Dana Fox' });
      for (const again of [
        await visitor.get(path),
        await visitor.post(path, { password: PASSWORD, again: PASSWORD }),
      ]) {
        expect(again.status).toBe(410);
        expect(again.text).toContain('ask for another link');
      }
      expect((await signIn(await desk.as(null), 'dana.fox@example.gov', ANOTHER)).status).toBe(303);
    });

    it('by a link that is an hour old is not', async () => {
      await withMail(() => ask('lee.carter@example.gov'));
      const path = linkIn((await lastMail()).body ?? '');
      const { id, createdAt, expiresAt } =
        (await rows(OneTimeLink, { purpose: 'reset', usedAt: IsNull() })).at(-1) ?? fail();
      expect(expiresAt.getTime() - createdAt.getTime()).toBe(HOUR_MS);
      await age(OneTimeLink, { expiresAt: ago(0) }, id);
      expect((await (await desk.as(null)).post(path, { password: ANOTHER, again: ANOTHER })).status).toBe(410);
      expect((await signIn(await desk.as(null), 'lee.carter@example.gov', PASSWORD)).status).toBe(303);
    });

    it('answers the same whether there is an account, in words and in time, and mails one link in five minutes', async () => {
      await withMail(async () => {
        await age(OneTimeLink, { createdAt: ago(HOUR_MS) });
        const before = (await rows(OutgoingMail)).length;
        const timed = async (email: string) => {
          const begun = performance.now();
          const { status, html } = await ask(email);
          return { status, html: html.replaceAll(email, 'x'), ms: performance.now() - begun };
        };
        const there = await timed('sam.reyes@example.gov');
        const not = await timed('nobody@example.gov');
        expect([there.status, there.html]).toEqual([not.status, not.html]);
        for (const { ms } of [there, not]) expect(ms).toBeGreaterThanOrEqual(240);
        await ask('sam.reyes@example.gov');
        expect(await rows(OutgoingMail)).toHaveLength(before + 1);
      });
    });

    it('is no reason to take an invitation from whoever has none yet: they get another', async () => {
      const administrator = await desk.as('administrator');
      await administrator.post('/desk/people', { name: 'Tam Ito', email: 'tam.ito@example.gov', role: 'ppm' });
      await age(OneTimeLink, { createdAt: ago(HOUR_MS) });
      await withMail(() => ask('tam.ito@example.gov'));
      expect(await lastMail()).toMatchObject({ recipient: 'tam.ito@example.gov', cause: 'invitation' });
      const personId = (await person('tam.ito'))?.id;
      const [link] = await rows(OneTimeLink, { personId, usedAt: IsNull() });
      expect(link?.purpose).toBe('invitation');
      expect((link?.expiresAt.getTime() ?? 0) - (link?.createdAt.getTime() ?? 0)).toBe(7 * 24 * HOUR_MS);
    });

    it('slows down a network address that asks for one account after another', async () => {
      await withMail(async () => {
        await age(OneTimeLink, { createdAt: ago(HOUR_MS) });
        const asked = await Promise.all(Array.from({ length: 25 }, (_, index) => ask(`nobody${index}@example.gov`)));
        expect(asked.map(({ status }) => status)).toEqual(Array<number>(25).fill(200));
        const before = (await rows(OutgoingMail)).length;
        const slowed = await ask('pat.morgan@example.gov');
        expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '30']);
        expect(slowed.text).toContain('Too many links were asked for from here. Wait 30 seconds, then try again.');
        expect(await rows(OutgoingMail)).toHaveLength(before);
        expect((await signIn(await desk.as(null), 'pat.morgan@example.gov', PASSWORD)).status).toBe(303);
      });
    });

    it('says plainly where no mail is set up', async () => {
      const before = (await rows(OneTimeLink)).length;
      const answer = await ask('lee.carter@example.gov');
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('No mail is set up here')]);
      expect(await rows(OneTimeLink)).toHaveLength(before);
    });
  });

  describe('accounts', () => {
    const invite = (visitor: Visitor, email: string, role: string) =>
      visitor.post('/desk/people', { name: 'Noor Haddad', email, role });

    it('are made by an invitation, whose mailed link sets the first password', async () => {
      const administrator = await desk.as('administrator');
      const answer = await withMail(() => invite(administrator, 'Noor@example.gov', 'deputy:grants'));
      const account = (await person('noor')) ?? fail();
      expect([answer.status, answer.location]).toEqual([303, `/desk/people/${account.id}`]);
      expect(account.roles).toEqual([{ role: 'deputy', goal: 'grants' }]);
      expect((await entries('added')).at(-1)).toMatchObject({
        ...{ actorName: 'Ada Stone', subjectKind: 'person', subjectTitle: 'Noor Haddad' },
        after: { email: 'noor@example.gov', roles: ['Deputy goal leader, grants'] },
      });
      const mail = await lastMail();
      expect(mail).toMatchObject({ recipient: 'noor@example.gov', cause: 'invitation' });
      expect(mail.body).toContain('Ada Stone has made an account for you');
      const noor = await desk.as(null);
      expect((await noor.get(linkIn(mail.body ?? ''))).text).toContain('Set your password');
      expect((await noor.post(linkIn(mail.body ?? ''), { password: ANOTHER, again: ANOTHER })).status).toBe(303);
      expect((await noor.get('/desk/account')).text).toContain('Deputy goal leader, grants');
    });

    it('show the link once where no mail is set up, and another takes its place', async () => {
      const administrator = await desk.as('administrator');
      const shown = await invite(administrator, 'ines@example.gov', 'ppm');
      const first = linkIn(shown.text);
      const { id } = (await person('ines')) ?? fail();
      expect((await administrator.get(`/desk/people/${id}`)).text).not.toContain('/password/');
      const second = linkIn((await administrator.post(`/desk/people/${id}/link`)).text);
      const visitor = await desk.as(null);
      expect([(await visitor.get(first)).status, (await visitor.get(second)).status]).toEqual([410, 200]);
      expect(await rows(OutgoingMail, { recipient: 'ines@example.gov' })).toEqual([]);
    });

    it.each([
      ['has an account', 'Pat.Morgan@example.gov', 'ppm', 'There is an account for Pat.Morgan@example.gov already.'],
      ['is no address', 'pat.morgan', 'ppm', 'Enter the e-mail address as in name@agency.gov.'],
      ['gets no role', 'new@example.gov', '', 'Choose what the person is here.'],
      ['gets a role that is not there', 'new@example.gov', 'boss', 'Choose what the person is here.'],
      ['gets a goal that is not there', 'new@example.gov', 'leader:world-peace', 'There is no goal world-peace'],
    ])('are not made for who %s', async (_, email, role, sentence) => {
      const before = await desk.record.context.get(PeopleRecord).all();
      const answer = await invite(await desk.as('administrator'), email, role);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(sentence);
      expect(load(answer.html)('input[name=email]').attr('value')).toBe(email);
      expect(await desk.record.context.get(PeopleRecord).all()).toEqual(before);
    });

    it('are one for an address, also where two are made at once', async () => {
      const administrator = await desk.as('administrator');
      const each = await Promise.all([1, 2, 3].map(() => invite(administrator, 'twin@example.gov', 'ppm')));
      expect(each.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
      expect(each.filter(({ text }) => text.includes('There is an account for twin@example.gov'))).toHaveLength(2);
    });

    describe('are put right', () => {
      const correct = async (visitor: Visitor, name: string, fields: Record<string, string>, version?: number) => {
        const account = (await person(name)) ?? fail();
        const words = { name: account.name, email: account.email, version: String(version ?? account.version) };
        return visitor.post(`/desk/people/${account.id}/words`, { ...words, ...fields });
      };

      it('by an administrator, in name and address, and it is in the log', async () => {
        const administrator = await desk.as('administrator');
        await invite(administrator, 'vera@example.gov', 'ppm');
        const answer = await correct(administrator, 'vera', { name: ' Vera Lund ', email: 'Vera.Lund@example.gov' });
        expect(answer.text).toContain('Hand over this link');
        expect(await person('vera')).toBeNull();
        const { id, name } = (await person('vera.lund')) ?? fail();
        expect(name).toBe('Vera Lund');
        expect((await entries('account corrected')).at(-1)).toMatchObject({
          ...{ actorName: 'Ada Stone', subjectId: id },
          before: { name: 'Noor Haddad', email: 'vera@example.gov' },
          after: { name: 'Vera Lund', email: 'vera.lund@example.gov' },
        });
        expect((await administrator.get(`/desk/people/${id}`)).text).toContain('vera.lund@example.gov');
      });

      it('so that a link which went to the wrong address is void', async () => {
        const administrator = await desk.as('administrator');
        const first = linkIn((await invite(administrator, 'wrong@example.gov', 'ppm')).text);
        const second = linkIn((await correct(administrator, 'wrong', { email: 'right@example.gov' })).text);
        const visitor = await desk.as(null);
        expect([(await visitor.get(first)).status, (await visitor.get(second)).status]).toEqual([410, 200]);
      });

      it.each([
        ['an address that has an account', { email: 'Pat.Morgan@example.gov' }, 422, 'There is an account for'],
        ['no address', { email: 'lee' }, 422, 'Enter the e-mail address as in name@agency.gov.'],
        ['no name', { name: ' ' }, 422, 'Enter the name.'],
        ['another name in the meantime', { name: 'Leigh' }, 409, 'Somebody changed this account after you opened it.'],
      ])('not with %s', async (_, fields, status, sentence) => {
        const before = (await person('lee.carter')) ?? fail();
        const version = status === 409 ? before.version - 1 : before.version;
        const answer = await correct(await desk.as('administrator'), 'lee.carter', fields, version);
        expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(sentence)]);
        const shown = load(answer.html)('details[open] input[name=name]').attr('value');
        expect(shown).toBe('name' in fields ? fields.name : before.name);
        expect(await person('lee.carter')).toEqual(before);
      });

      it('by nobody else, but for one’s own name', async () => {
        const leader = await desk.as('leader');
        const before = await person('dana.fox');
        expect((await correct(leader, 'dana.fox', { name: 'D. Fox' })).status).toBe(403);
        expect(await person('dana.fox')).toEqual(before);
        expect((await leader.post('/desk/account/name', { name: '' })).status).toBe(422);
        expect((await leader.post('/desk/account/name', { name: 'Lee M. Carter' })).status).toBe(303);
        expect((await leader.get('/desk/account')).text).toContain('Your name is Lee M. Carter now.');
        expect((await entries('account corrected')).at(-1)).toMatchObject({
          ...{ actorName: 'Lee M. Carter', subjectId: desk.people.leader.id },
          ...{ before: { name: 'Lee Carter' }, after: { name: 'Lee M. Carter' } },
        });
        const logged = (await entries('account corrected')).length;
        await leader.post('/desk/account/name', { name: 'Lee M. Carter' });
        expect(await entries('account corrected')).toHaveLength(logged);
        await desk.record.context.get(OwnAccount).rename(desk.people.leader, 'Lee Carter');
      });
    });

    it('without a role can still be looked at and signed out of everywhere by whose they are', async () => {
      const administrator = await desk.as('administrator');
      const link = linkIn((await invite(administrator, 'uma@example.gov', 'ppm')).text);
      const uma = await desk.as(null);
      await uma.post(link, { password: ANOTHER, again: ANOTHER });
      const { id } = (await person('uma')) ?? fail();
      await administrator.post(`/desk/people/${id}/role-taking`, { role: 'ppm' });
      const words = 'You have no role at this desk, so only your account is open to you. Ask an administrator for one:';
      const closed = await uma.get('/desk');
      expect([closed.status, closed.text]).toEqual([403, expect.stringContaining(words)]);
      expect(closed.text).toContain('Ada Stone (ada.stone@example.gov)');
      const account = await uma.get('/desk/account');
      expect([account.status, account.text]).toEqual([200, expect.stringContaining(words)]);
      const again = await signIn(await desk.as(null), 'uma@example.gov', ANOTHER);
      expect([again.status, again.location]).toEqual([303, '/desk/account']);
      expect((await uma.post('/desk/account/sessions/ending')).status).toBe(303);
      expect((await uma.get('/desk/account')).status).toBe(303);
      expect(await rows(Session, { personId: id, endedAt: IsNull() })).toEqual([]);
    });

    it('get and lose roles at once, and it is in the log', async () => {
      const administrator = await desk.as('administrator');
      const sam = await desk.as('ppm2');
      const { id } = (await person('sam.reyes')) ?? fail();
      expect((await administrator.post(`/desk/people/${id}/roles`, { role: 'leader:workforce' })).status).toBe(303);
      expect((await administrator.get(`/desk/people/${id}`)).text).toContain(
        'Sam Reyes is now Goal leader, workforce.',
      );
      const twice = await administrator.post(`/desk/people/${id}/roles`, { role: 'leader:workforce' });
      expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('is Goal leader, workforce already.')]);
      expect((await administrator.post(`/desk/people/${id}/role-taking`, { role: 'ppm' })).status).toBe(303);
      expect((await sam.get('/desk/account')).text).not.toContain('PPM staff');
      expect((await entries('role given')).at(-1)).toMatchObject({ after: { role: 'Goal leader, workforce' } });
      expect((await entries('role taken')).at(-1)).toMatchObject({
        before: { role: 'PPM staff' },
        actorName: 'Ada Stone',
      });
      await administrator.post(`/desk/people/${id}/roles`, { role: 'ppm' });
      await administrator.post(`/desk/people/${id}/role-taking`, { role: 'leader:workforce' });
    });

    it('end with all their sessions and links, and are opened again without a password', async () => {
      const administrator = await desk.as('administrator');
      const ended = linkIn((await invite(administrator, 'temp@example.gov', 'ppm')).text);
      const temp = await desk.as(null);
      await temp.post(ended, { password: ANOTHER, again: ANOTHER });
      const { id } = (await person('temp')) ?? fail();
      const pending = linkIn((await administrator.post(`/desk/people/${id}/link`)).text);
      expect((await administrator.post(`/desk/people/${id}/ending`)).status).toBe(303);
      expect((await temp.get('/desk/account')).status).toBe(303);
      expect((await temp.get(pending)).status).toBe(410);
      expect((await signIn(temp, 'temp@example.gov', ANOTHER)).status).toBe(422);
      expect((await entries('account ended')).at(-1)).toMatchObject({ actorName: 'Ada Stone', subjectId: id });
      const refused = await administrator.post(`/desk/people/${id}/link`);
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Open it again first.')]);
      const again = linkIn((await administrator.post(`/desk/people/${id}/reopening`)).text);
      expect((await signIn(temp, 'temp@example.gov', ANOTHER)).status).toBe(422);
      expect((await temp.post(again, { password: PASSWORD, again: PASSWORD })).status).toBe(303);
    });

    it('always have one administrator left who can sign in', async () => {
      const administrator = await desk.as('administrator');
      const { id } = (await person('ada.stone')) ?? fail();
      const link = linkIn((await invite(administrator, 'second@example.gov', 'administrator')).text);
      for (const [deed, fields] of [
        ['ending', {}],
        ['role-taking', { role: 'administrator' }],
      ] as const) {
        const refused = await administrator.post(`/desk/people/${id}/${deed}`, fields);
        expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('is the last administrator')]);
      }
      const second = await desk.as(null);
      await second.post(link, { password: ANOTHER, again: ANOTHER });
      const secondId = (await person('second'))?.id ?? fail();
      const each = await Promise.all([
        administrator.post(`/desk/people/${secondId}/role-taking`, { role: 'administrator' }),
        second.post(`/desk/people/${id}/role-taking`, { role: 'administrator' }),
      ]);
      expect(each.filter(({ status }) => status === 303)).toHaveLength(1);
      const all = await desk.record.context.get(PeopleRecord).all();
      expect(all.filter(({ roles }) => roles.some(({ role }) => role === 'administrator'))).toHaveLength(1);
    });
  });
});

const fail = (): never => {
  throw new Error('It is not there.');
};
