import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { type Server, serve } from '../../src/app.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { type Mail, MailRecord } from '../../src/mail/mail.record.js';
import { OutgoingMail } from '../../src/mail/outgoing-mail.entity.js';
import { type ServedDesk, servedDesk, type Who } from '../support/desk.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

const LINK = 'https://milepost.example.gov/password/a-secret-token';
const SECRET = 'a-secret-token';

describe('mail', () => {
  let desk: ServedDesk;
  let mailServer: MailServer;
  let senders: Server[];

  beforeAll(async () => {
    desk = await servedDesk();
    mailServer = await startMailServer();
    const settings = { ...desk.record.settings, smtpUrl: mailServer.url, logLevel: 'silent' as const };
    senders = [await serve(settings), await serve(settings)];
  });
  afterAll(async () => {
    for (const sender of senders) await sender.stop();
    await mailServer.stop();
    await desk.stop();
  });

  const work = () => desk.record.context.get(UnitOfWork, { strict: false });
  const record = () => desk.record.context.get(MailRecord, { strict: false });
  const messageTo = (to: string, more: Partial<Mail> = {}): Mail => ({
    ...{ to, subject: 'Your way to the desk', text: `Open ${LINK} within three days.`, cause: 'invitation' },
    ...more,
  });
  const queue = (mail: Mail): Promise<void> => work().run(() => record().queue(mail));
  const rowOf = (recipient: string) => work().manager.getRepository(OutgoingMail).findOneByOrFail({ recipient });
  const arrivedAt = (address: string) =>
    mailServer.received.filter(({ to }) => [to ?? []].flat().some(({ text }) => text === address));
  const entriesOf = (subjectId: string) =>
    work()
      .manager.getRepository(LogEntry)
      .find({ where: { subjectKind: 'mail', subjectId }, order: { at: 'ASC' } });
  /** So that the next try is now, and not in a minute. */
  const age = (recipient: string) =>
    work().run(() =>
      work()
        .manager.getRepository(OutgoingMail)
        .update({ recipient }, { nextTryAt: new Date('2018-01-01T00:00:00Z') }),
    );
  const page = async (who: Who, path: string, init: RequestInit = {}) => {
    const [sender] = senders;
    const cookie = (await desk.as(who)).cookies();
    return fetch(`${sender?.address ?? ''}${path}`, { ...init, headers: { cookie }, redirect: 'manual' });
  };

  it('goes out once it is kept, with the words it was written in, and its text is forgotten', async () => {
    await queue(messageTo('lee.carter@agency.example'));
    await until(async () => (await rowOf('lee.carter@agency.example')).sentAt !== null);
    const row = await rowOf('lee.carter@agency.example');
    const [mail, ...others] = arrivedAt('lee.carter@agency.example');
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Your way to the desk');
    expect(mail?.text?.trim()).toBe(`Open ${LINK} within three days.`);
    expect(mail?.from?.text).toContain('milepost@localhost');
    expect(mail?.messageId).toBe(`<${row.id}@localhost>`);
    expect(row).toMatchObject({ body: null, tries: 1, failedAt: null, lastError: null });
  });

  it('does not go out where what it tells of was not kept', async () => {
    const failing = work().run(async () => {
      await record().queue(messageTo('nobody@agency.example'));
      throw new Error('the rest of the unit of work failed');
    });
    await expect(failing).rejects.toThrow('the rest of the unit of work failed');
    await queue(messageTo('after@agency.example'));
    await until(() => Promise.resolve(arrivedAt('after@agency.example').length > 0));
    expect(arrivedAt('nobody@agency.example')).toEqual([]);
  });

  it('goes out once, with two senders at work at once', async () => {
    const addresses = Array.from({ length: 30 }, (_, index) => `person${index}@agency.example`);
    await work().run(async () => {
      for (const address of addresses) await record().queue(messageTo(address));
    });
    await until(async () => (await Promise.all(addresses.map(rowOf))).every(({ sentAt }) => sentAt !== null));
    await pause(2_500); // both have looked again
    expect(addresses.map((address) => arrivedAt(address).length)).toEqual(addresses.map(() => 1));
  });

  it('goes out again under the same name where the sender died before it could note it, so that mailboxes know it', async () => {
    await queue(messageTo('crash@agency.example'));
    await until(async () => (await rowOf('crash@agency.example')).sentAt !== null);
    const asTheCrashLeftIt = { sentAt: null, body: 'Open it.', tries: 1, nextTryAt: new Date('2018-01-01T00:00:00Z') };
    await work().run(() =>
      work().manager.getRepository(OutgoingMail).update({ recipient: 'crash@agency.example' }, asTheCrashLeftIt),
    );
    await until(() => Promise.resolve(arrivedAt('crash@agency.example').length === 2));
    const [first, second] = arrivedAt('crash@agency.example');
    expect(second?.messageId).toBe(first?.messageId);
  });

  it('waits while no server answers, says so, and goes out when one does', async () => {
    const { port } = mailServer;
    const before = mailServer.received;
    await mailServer.stop();
    await queue(messageTo('patient@agency.example'));
    await until(async () => (await rowOf('patient@agency.example')).tries > 0);
    await until(async () => (await rowOf('patient@agency.example')).lastError !== null);
    const waiting = await rowOf('patient@agency.example');
    expect(waiting).toMatchObject({ tries: 1, sentAt: null, failedAt: null });
    expect(waiting.lastError).toMatch(/ECONNREFUSED/);
    const seconds = (waiting.nextTryAt.getTime() - waiting.queuedAt.getTime()) / 1_000;
    expect(seconds).toBeGreaterThan(55);
    expect(seconds).toBeLessThan(90);
    const shown = await (await page('ppm', '/desk/mail?show=waiting')).text();
    expect(shown).toContain('patient@agency.example');
    expect(shown).toContain('ECONNREFUSED');
    expect(shown).not.toContain(SECRET);

    mailServer = await startMailServer(port);
    mailServer.received.push(...before);
    await age('patient@agency.example');
    await until(async () => (await rowOf('patient@agency.example')).sentAt !== null);
    expect(arrivedAt('patient@agency.example')).toHaveLength(1);
    expect(await rowOf('patient@agency.example')).toMatchObject({ tries: 2, lastError: null, body: null });
  });

  describe('that the server refuses for good', () => {
    const failed = async (address: string) => {
      mailServer.refused.add(address);
      await queue(messageTo(address));
      await until(async () => (await rowOf(address)).failedAt !== null);
      return rowOf(address);
    };

    it('stands on the page with the answer, is tried again by a press, and that is in the log', async () => {
      const row = await failed('gone@agency.example');
      expect(row).toMatchObject({ tries: 1, sentAt: null });
      const shown = await (await page('administrator', '/desk/mail')).text();
      expect(shown).toContain('gone@agency.example');
      expect(shown).toContain('No such mailbox here');
      expect(shown).not.toContain(SECRET);

      mailServer.refused.delete('gone@agency.example');
      const ppm = await desk.as('ppm');
      const answer = await ppm.post(`/desk/mail/${row.id}/another-try`);
      expect([answer.status, answer.location]).toEqual([303, '/desk/mail?show=waiting']);
      await until(async () => (await rowOf('gone@agency.example')).sentAt !== null);
      expect(arrivedAt('gone@agency.example')).toHaveLength(1);
      const [entry, ...others] = await entriesOf(row.id);
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        ...{ action: 'queued again', actorName: 'Pat Morgan', actorRole: 'PPM staff' },
        ...{ before: { tries: 1 }, after: { tries: 0, failedAt: null } },
      });
      expect(JSON.stringify(entry)).not.toContain(SECRET);
      expect((await ppm.get('/desk/mail?show=waiting')).text).toContain('will be tried again now');
    });

    it('can be tried again all at once', async () => {
      const rows = [await failed('one@agency.example'), await failed('two@agency.example')];
      mailServer.refused.clear();
      const ppm = await desk.as('ppm');
      expect((await ppm.get('/desk/mail?show=failed')).text).toContain('Try all 2 failed messages again');
      expect((await ppm.post('/desk/mail/failed/another-try')).status).toBe(303);
      await until(async () => (await rowOf('two@agency.example')).sentAt !== null);
      await until(async () => (await rowOf('one@agency.example')).sentAt !== null);
      const units = await Promise.all(rows.map(async ({ id }) => (await entriesOf(id)).map(({ unit }) => unit)));
      expect(new Set(units.flat()).size).toBe(1);
    });

    it('can be given up: the text is forgotten, and it cannot be tried again', async () => {
      const row = await failed('never@agency.example');
      const ppm = await desk.as('ppm');
      expect((await ppm.post(`/desk/mail/${row.id}/giving-up`)).location).toBe('/desk/mail?show=given-up');
      expect(await rowOf('never@agency.example')).toMatchObject({ body: null, sentAt: null });
      expect((await entriesOf(row.id)).map(({ action }) => action)).toEqual(['given up']);
      const again = await ppm.post(`/desk/mail/${row.id}/another-try`);
      expect(again.status).toBe(422);
      expect(again.text).toContain('not among the failed ones any more');
      expect((await ppm.post(`/desk/mail/${row.id}/giving-up`)).text).toContain('sent or given up already');
      expect(await entriesOf(row.id)).toHaveLength(1);
      expect((await ppm.get('/desk/mail?show=given-up')).text).toContain('never@agency.example');
    });

    it('is not for leaders, nor for anybody who is not signed in, and nothing changes', async () => {
      const row = await failed('kept@agency.example');
      for (const who of ['leader', 'deputy', 'other'] as const) {
        const visitor = await desk.as(who);
        expect((await visitor.get('/desk/mail')).status).toBe(403);
        expect((await visitor.post(`/desk/mail/${row.id}/another-try`)).status).toBe(403);
        expect((await visitor.post(`/desk/mail/${row.id}/giving-up`)).status).toBe(403);
        expect((await visitor.post('/desk/mail/failed/another-try')).status).toBe(403);
      }
      expect((await (await desk.as(null)).post(`/desk/mail/${row.id}/another-try`)).status).not.toBe(200);
      expect(await rowOf('kept@agency.example')).toEqual(row);
      expect(await entriesOf(row.id)).toEqual([]);
    });
  });

  it('answers what is not there with 404, and has nothing to try again where nothing failed', async () => {
    const ppm = await desk.as('ppm');
    await work().run(() => work().manager.getRepository(OutgoingMail).delete({ recipient: 'kept@agency.example' }));
    for (const path of ['/desk/mail?show=drafts', '/desk/mail?page=0', '/desk/mail?show=sent&page=99'])
      expect((await ppm.get(path)).status).toBe(404);
    expect((await ppm.post('/desk/mail/guessed/another-try')).status).toBe(404);
    const answer = await ppm.post('/desk/mail/failed/another-try');
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('nothing to try again')]);
  });

  it('says on its page whether it is set up, and what it means where it is not', async () => {
    const without = await (await desk.as('ppm')).get('/desk/mail');
    expect(without.text).toContain('Mail is not set up');
    expect(without.text).toContain('SMTP_URL');
    const withServer = await (await page('ppm', '/desk/mail')).text();
    expect(withServer).not.toContain('Mail is not set up');
    expect(withServer).toContain(`127.0.0.1:${mailServer.port}`);
  });
});

describe('a mail server that never answers', () => {
  it('does not keep the program from stopping', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const desk = await servedDesk();
    const sender = await serve({ ...desk.record.settings, smtpUrl: `smtp://127.0.0.1:${port}`, logLevel: 'silent' });
    const { context } = desk.record;
    const mail: Mail = { to: 'lee@agency.example', subject: 'A reminder', text: 'Please submit.', cause: 'reminder' };
    await context.get(UnitOfWork, { strict: false }).run(() => context.get(MailRecord, { strict: false }).queue(mail));
    await until(() => Promise.resolve(sockets.length > 0));
    const began = performance.now();
    await sender.stop();
    expect(performance.now() - began).toBeLessThan(4_500);
    for (const socket of sockets) socket.destroy();
    silent.close();
    await desk.stop();
  });
});

describe('mail without a server', () => {
  it('waits, and nothing is tried', async () => {
    const desk = await servedDesk();
    try {
      const { context } = desk.record;
      const work = context.get(UnitOfWork, { strict: false });
      const mail: Mail = { to: 'lee@agency.example', subject: 'A reminder', text: 'Please submit.', cause: 'reminder' };
      await work.run(() => context.get(MailRecord, { strict: false }).queue(mail));
      await pause(2_500);
      const [row] = await work.manager.getRepository(OutgoingMail).findBy({ recipient: 'lee@agency.example' });
      expect(row).toMatchObject({ tries: 0, sentAt: null, lastError: null, body: 'Please submit.' });
      expect((await (await desk.as('ppm')).get('/desk/mail')).text).toContain('1 message waits and will be sent');
    } finally {
      await desk.stop();
    }
  });
});

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error('It did not come to hold within 15 seconds.');
};
