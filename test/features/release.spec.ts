import { load } from 'cheerio';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { Clock } from '../../src/clock.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { type QuarterKey, slugOf } from '../../src/fiscal/fiscal-quarter.js';
import { CommentsService } from '../../src/drafting/comments.service.js';
import { TextsService } from '../../src/drafting/texts.service.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { OutgoingMail } from '../../src/mail/outgoing-mail.entity.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { NotAllowed } from '../../src/not-allowed.js';
import { EditionRow } from '../../src/publishing/edition.entity.js';
import { typesetter } from '../../src/publishing/files/pdf/typesetter.js';
import { ReportAssembly } from '../../src/publishing/report-assembly.service.js';
import { VerificationService } from '../../src/publishing/verification.service.js';
import type { StepKind } from '../../src/quarterly-updates/domain/stage.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { ReviewRecord } from '../../src/quarterly-updates/review.record.js';
import { UpdateTextsRecord } from '../../src/quarterly-updates/update-texts.record.js';
import { Refused } from '../../src/refused.js';
import { ReleaseService } from '../../src/rounds/release.service.js';
import { RoundsRecord } from '../../src/rounds/rounds.record.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { serve } from '../../src/app.js';
import { servedDesk, type ServedDesk } from '../support/desk.js';
import { samplePlans } from '../support/sample-plans.js';

const Q4: QuarterKey = 'FY2018-Q4';
const DUE = new Date('2028-11-15T22:00:00Z');
const RELEASE = new Date('2028-12-01T14:00:00Z');
const WORDS = 'There were no words for this in 2018.';

let desk: ServedDesk;

const get: ServedDesk['record']['context']['get'] = (token: never) => desk.record.context.get(token);
const run = <T>(work: () => Promise<T>): Promise<T> => get(UnitOfWork).run(work);

const updateOf = async (slug: string) => {
  const goal = await get(GoalsRecord).bySlug(slug);
  const update = goal && (await get(QuarterlyUpdatesRecord).inQuarter(goal, Q4));
  if (!update) throw new Error(`${slug} has no update`);
  return { goal, update };
};

const step = (slug: string, kind: StepKind) =>
  run(async () => {
    const { update } = await updateOf(slug);
    const by = kind === 'submitted' ? desk.people.leader : desk.people.ppm;
    await get(ReviewRecord).addStep({
      ...{ updateId: update.id, kind, at: get(Clock).now() },
      ...{ personId: by.id, personName: by.name, reason: null },
    });
  });

/** Every status is confirmed as it was, the words are confirmed, and what is still lacking is waived. */
const makeReady = async (slug: string) => {
  const { goal, update } = await updateOf(slug);
  await run(async () => {
    for (const row of await get(MilestonesRecord).inQuarter(goal, Q4))
      await get(MilestonesRecord).change(row.id, row.version, { carriedOver: false });
    for (const { id, version, text } of await get(UpdateTextsRecord).of(update.id))
      await get(UpdateTextsRecord).change(id, version, { text, carriedOver: false, editedAt: DUE, editedBy: 'Lee' });
  });
  const { findings } = await get(ReportAssembly).of(update, goal);
  await run(async () => {
    for (const { code, reference, strategy, sentence } of findings)
      await get(ReviewRecord).addWaiver({
        ...{ updateId: update.id, code, reference, strategy, sentence, reason: WORDS, at: DUE },
        ...{ personId: desk.people.ppm.id, personName: desk.people.ppm.name },
      });
  });
};

const approve = async (...slugs: string[]) => {
  for (const slug of slugs) {
    await makeReady(slug);
    await step(slug, 'submitted');
    await step(slug, 'approved');
  }
};

const editions = async (): Promise<string[]> => {
  const rows = await get(UnitOfWork).manager.getRepository(EditionRow).findBy({ quarter: Q4 });
  return rows.map(({ goalSlug }) => goalSlug).sort();
};

const logged = (action: string) =>
  get(UnitOfWork).manager.getRepository(LogEntry).findBy({ action, subjectKind: 'round' });

const pageOf = async (slug: string): Promise<number> =>
  (await fetch(`${desk.address}/goals/${slug}/updates/${slugOf(Q4)}`)).status;

/** As if the server had been down when the moment came. */
const momentIsOver = async () => {
  const round = await get(RoundsRecord).of(Q4);
  await run(() => get(RoundsRecord).change(round!.id, round!.version, { releaseAt: new Date('2020-01-01T00:00:00Z') }));
};

describe('A release', () => {
  beforeEach(async () => {
    desk = await servedDesk();
    await get(RoundsService).open({ quarter: Q4, submissionsDueAt: DUE, releaseAt: RELEASE }, desk.people.ppm);
  });

  afterEach(() => desk.stop());

  it('publishes what is approved together, and leaves the rest out', async () => {
    await approve('grants', 'workforce');
    expect(await pageOf('grants')).toBe(404);
    const ppm = await desk.as('ppm');
    const { status, location } = await ppm.post(`/desk/rounds/${slugOf(Q4)}/release`);
    expect([status, location]).toEqual([303, `/desk/rounds/${slugOf(Q4)}`]);
    expect(await pageOf('grants')).toBe(200);
    expect(await pageOf('workforce')).toBe(200);
    expect(await editions()).toEqual(['grants', 'workforce']);
    expect(await get(RoundsRecord).of(Q4)).toMatchObject({ releasedBy: 'Pat Morgan' });
    const [entry] = await logged('released');
    expect(entry?.after).toMatchObject({ released: ['workforce', 'grants'] });
    expect((entry?.after as { leftOut: string[] }).leftOut).toHaveLength(12);
    expect((await get(VerificationService).verify()).broken).toEqual([]);
  });

  it('says which comments are not settled, and keeps the reminders for what stays open', async () => {
    await approve('grants', 'customer-experience');
    await get(CommentsService).comment(desk.people.ppm, 'grants', Q4, 'summary', 'Is this so?');
    const ppm = await desk.as('ppm');
    const confirm = load((await ppm.get(`/desk/rounds/${slugOf(Q4)}/release`)).html);
    expect(confirm('.release-list').first().text()).toMatch(/1 comment is not settled\./);
    expect(confirm('main').text()).toContain(
      'If you do not release now, what is approved by then is released automatically',
    );
    await get(ReleaseService).releaseNow(Q4, desk.people.ppm);
    const page = load((await ppm.get('/desk')).html);
    expect(page('.round-do').text()).toMatch(/2 of 14 released, 12 open\..*Remind all not submitted \(1 goal\)/s);
    expect(page('.round-do').text()).toContain('11 have nobody with an account.');
    expect(page('.round-do a.usa-button')).toHaveLength(0);
    await ppm.post(`/desk/rounds/${slugOf(Q4)}/reminders`, { goal: 'infrastructure-permitting' });
    expect(await get(UnitOfWork).manager.getRepository(OutgoingMail).findBy({ cause: 'reminder' })).toHaveLength(1);
  });

  it('prints what reviewers waived', async () => {
    await approve('grants');
    await get(ReleaseService).releaseNow(Q4, desk.people.ppm);
    const row = await get(UnitOfWork).manager.getRepository(EditionRow).findOneByOrFail({ quarter: Q4 });
    expect(row.report).toContain(WORDS);
  });

  it('publishes nothing where findings stand against one', async () => {
    await approve('grants');
    await step('workforce', 'submitted');
    await step('workforce', 'approved');
    const error: unknown = await get(ReleaseService)
      .releaseNow(Q4, desk.people.ppm)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).sentences[0]).toMatch(/^workforce Q4 FY 2018 cannot be published: \d+ findings stand/);
    expect(await editions()).toEqual([]);
    expect(await get(RoundsRecord).of(Q4)).toMatchObject({ releasedAt: null, version: 1 });
    expect(await logged('released')).toEqual([]);
  });

  it('is for PPM staff, of something approved, and once', async () => {
    await expect(get(ReleaseService).releaseNow(Q4, desk.people.leader)).rejects.toThrow(NotAllowed);
    await expect(get(ReleaseService).releaseNow(Q4, desk.people.ppm)).rejects.toThrow('nothing to release');
    await approve('grants');
    const leader = await desk.as('leader');
    expect((await leader.post(`/desk/rounds/${slugOf(Q4)}/release`)).status).toBe(403);
    expect(await editions()).toEqual([]);
    await get(ReleaseService).releaseNow(Q4, desk.people.ppm);
    await expect(get(ReleaseService).releaseNow(Q4, desk.people.ppm)).rejects.toThrow('released already');
    expect(await editions()).toEqual(['grants']);
  });

  it('waits for its moment', async () => {
    await approve('grants');
    expect(await get(ReleaseService).releaseDue()).toEqual([]);
    expect(await editions()).toEqual([]);
  });

  it('that was due while the server was down happens at its next start, once, whatever processes look', async () => {
    await approve('grants', 'workforce');
    await momentIsOver();
    const second = await serve(desk.record.settings); // the first has its timer, and this one looks at its start
    await Promise.all([get(ReleaseService).releaseDue(), get(ReleaseService).releaseDue()]);
    const until = Date.now() + 10_000;
    while ((await editions()).length < 2 && Date.now() < until) await new Promise((resume) => setTimeout(resume, 50));
    await second.stop();
    expect(await editions()).toEqual(['grants', 'workforce']);
    const entries = await logged('released');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actorName: 'Pat Morgan', actorRole: 'scheduled release' });
    expect(await logged('release failed')).toEqual([]);
  });

  it('that cannot happen at its moment says why, tells PPM staff, and is not tried again', async () => {
    await approve('grants');
    await step('workforce', 'submitted');
    await step('workforce', 'approved');
    await momentIsOver();
    await get(ReleaseService).releaseDue();
    const until = Date.now() + 10_000;
    while ((await get(RoundsRecord).of(Q4))?.releaseFailure === null && Date.now() < until)
      await new Promise((resume) => setTimeout(resume, 50));
    const round = await get(RoundsRecord).of(Q4);
    expect(round).toMatchObject({ releaseAt: null, releasedAt: null });
    expect(round?.releaseFailure).toContain('workforce Q4 FY 2018 cannot be published');
    expect(await editions()).toEqual([]);
    const queued = await get(UnitOfWork).manager.getRepository(OutgoingMail).findBy({ cause: 'release failed' });
    expect(queued.map(({ recipient }) => recipient).sort()).toEqual([
      'pat.morgan@example.gov',
      'sam.reyes@example.gov',
    ]);
    expect(await logged('release failed')).toHaveLength(1);
    expect(await get(ReleaseService).releaseDue()).toEqual([]);
    const ppm = await desk.as('ppm');
    expect((await ppm.get('/desk')).text).toContain('workforce Q4 FY 2018 cannot be published');
  });

  it('of which a file cannot be made publishes nothing, says which, and tells PPM staff', async () => {
    await approve('grants');
    const { longestMs } = typesetter;
    typesetter.longestMs = 1; // the process that sets the PDF is killed at its work
    const said =
      /^The PDF file of grants Q4 FY 2018, edition 1 could not be made, and nothing was published\. What went/;
    try {
      const refusal = await get(ReleaseService)
        .releaseNow(Q4, desk.people.ppm)
        .catch((thrown: unknown) => thrown);
      expect(refusal).toBeInstanceOf(Refused);
      expect((refusal as Refused).sentences).toEqual([expect.stringMatching(said)]);
      await momentIsOver();
      expect(await get(ReleaseService).releaseDue()).toEqual([]);
      const until = Date.now() + 10_000;
      while ((await logged('release failed')).length === 0 && Date.now() < until)
        await new Promise((resume) => setTimeout(resume, 50));
    } finally {
      typesetter.longestMs = longestMs;
    }
    const round = await get(RoundsRecord).of(Q4);
    expect(round).toMatchObject({ releaseAt: null, releasedAt: null });
    expect(round?.releaseFailure).toMatch(said);
    expect(await logged('release failed')).toHaveLength(1);
    expect(await get(UnitOfWork).manager.getRepository(OutgoingMail).findBy({ cause: 'release failed' })).toHaveLength(
      2,
    );
    expect(await editions()).toEqual([]);
    await get(ReleaseService).releaseNow(Q4, desk.people.ppm);
    expect(await editions()).toEqual(['grants']);
  });

  it('of a goal approved later is one by one', async () => {
    await approve('grants');
    const late = (slug: string) => get(ReleaseService).releaseLate(Q4, slug, desk.people.ppm);
    await expect(late('workforce')).rejects.toThrow('not released yet');
    await get(ReleaseService).releaseNow(Q4, desk.people.ppm);
    await expect(late('workforce')).rejects.toThrow('workforce Q4 FY 2018 is not started');
    await approve('workforce');
    const ppm = await desk.as('ppm');
    await ppm.post(`/desk/rounds/${slugOf(Q4)}/late-releases`, { goal: 'workforce' });
    expect(await editions()).toEqual(['grants', 'workforce']);
    expect(await pageOf('workforce')).toBe(200);
    expect(await logged('released late')).toHaveLength(1);
    await expect(late('workforce')).rejects.toThrow('is released');
  });

  it('is not got around by an imported plan that was changed at the desk since', async () => {
    const { people, record } = desk;
    const plan = (await samplePlans('customer-experience')).filter(({ quarter }) => quarter === Q4);
    await record.import(plan);
    const typed = { text: 'Nobody of PPM staff has seen this.', version: 0 };
    await get(TextsService).save(people.leader, 'customer-experience', Q4, 'summary', typed);
    const refusal = 'customer-experience Q4 FY 2018 is worked on at the desk and not approved';
    await expect(record.publish('customer-experience', Q4)).rejects.toThrow(refusal);
    await expect(record.publish(null, Q4)).rejects.toThrow('at the desk and not approved');
    expect(await editions()).toEqual([]);
  });

  it('is not got around by the command that publishes plans', async () => {
    await makeReady('grants');
    await expect(desk.record.publish('grants', Q4)).rejects.toThrow('drafted at the desk and not approved');
    await expect(desk.record.publish(null, Q4)).rejects.toThrow('drafted at the desk and not approved');
    expect(await editions()).toEqual([]);
  });
});
