import { load } from 'cheerio';
import { OutgoingMail } from '../../src/mail/outgoing-mail.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ReviewService } from '../../src/drafting/review.service.js';
import { Refused } from '../../src/refused.js';
import { CX, DRAFT, Q4, servedDraft, type ServedDraft } from '../support/drafted.js';
import type { Visitor } from '../support/desk.js';

describe('the review of an update', () => {
  let desk: ServedDraft;
  let leader: Visitor;
  let deputy: Visitor;
  let other: Visitor;
  let ppm: Visitor;
  let ppm2: Visitor;
  beforeAll(async () => {
    desk = await servedDraft();
    [leader, deputy, other] = [await desk.as('leader'), await desk.as('deputy'), await desk.as('other')];
    [ppm, ppm2] = [await desk.as('ppm'), await desk.as('ppm2')];
  });
  afterAll(() => desk.stop());

  const stage = async (): Promise<string> =>
    load((await leader.get(DRAFT)).html)('#standing-stage')
      .text()
      .replace('Stage', '')
      .trim();
  const mailTo = async (cause: string): Promise<string[]> => {
    const { manager } = desk.record.context.get(UnitOfWork);
    const mail = await manager.getRepository(OutgoingMail).findBy({ cause });
    return mail.map(({ recipient }) => recipient).sort();
  };
  const newest = async (action: string) => (await desk.logged(action))[0];

  it('does not begin while findings stand: each is told, with the place that mends it', async () => {
    const { status, html } = await leader.post(`${DRAFT}/submission`);
    expect(status).toBe(422);
    const errors = load(html)('.error-summary li');
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.find('a').length).toBe(errors.length);
    expect(await stage()).toBe('Not started');
    expect(await desk.logged('submitted')).toEqual([]);
    expect(await mailTo('submitted')).toEqual([]);
  });

  it('begins when the goal’s team submits a ready update, and tells PPM staff', async () => {
    await desk.makeReady();
    expect((await other.post(`${DRAFT}/submission`)).status).toBe(403);
    expect((await leader.post(`${DRAFT}/submission`)).status).toBe(303);
    expect(await stage()).toBe('Submitted');
    expect(await newest('submitted')).toEqual({
      ...{ actorName: 'Lee Carter', subjectTitle: 'customer-experience Q4 FY 2018' },
      ...{ before: { stage: 'drafting' }, after: { stage: 'submitted' } },
    });
    expect(await mailTo('submitted')).toEqual(['pat.morgan@example.gov', 'sam.reyes@example.gov']);
  });

  it('is not begun twice', async () => {
    const { status, text } = await deputy.post(`${DRAFT}/submission`);
    expect([status, await desk.logged('submitted')]).toMatchObject([422, { length: 1 }]);
    expect(text).toContain('The update cannot be submitted now: it is under review already.');
  });

  it('closes the draft to changes, says why, and keeps what was typed', async () => {
    const before = await desk.text('summary');
    const page = load((await leader.get(DRAFT)).html);
    expect([page('[data-autosave]').length, page('.notice').text()]).toMatchObject([
      0,
      expect.stringMatching(/under review/),
    ]);
    const sent = { text: 'Typed too late.', version: String(before.version) };
    const { status, html } = await leader.post(`${DRAFT}/texts/summary`, sent);
    expect([status, load(html)('#unsaved-summary').val()]).toEqual([422, 'Typed too late.']);
    expect(await desk.text('summary')).toEqual(before);
  });

  it('tells each what they can do: the team takes it back, PPM staff return it', async () => {
    const [team, reviewers] = [load((await deputy.get(DRAFT)).html), load((await ppm.get(DRAFT)).html)];
    const takesBack = (page: typeof team) => page('form[action$="/taking-back"]').length;
    expect([takesBack(team), takesBack(reviewers)]).toEqual([1, 0]);
    expect(team('.notice').text()).toContain('take it back, or ask PPM staff');
    expect(reviewers('.notice').text()).toContain('is under review: return it, and it can be changed again.');
  });

  it('is taken back by the team, and submitted again', async () => {
    expect((await other.post(`${DRAFT}/taking-back`)).status).toBe(403);
    expect((await deputy.post(`${DRAFT}/taking-back`)).status).toBe(303);
    expect([await stage(), (await newest('withdrawn from review'))?.after]).toEqual([
      'Drafting',
      { stage: 'drafting' },
    ]);
    expect((await deputy.post(`${DRAFT}/taking-back`)).status).toBe(422);
    expect((await leader.post(`${DRAFT}/submission`)).status).toBe(303);
  });

  describe('its comments', () => {
    const ids = async () =>
      load((await leader.get(DRAFT)).html)('.comment')
        .map((_, one) => (one.attribs.id ?? '').replace('comment-', ''))
        .get();

    it('stand under their section, and the goal’s team is told', async () => {
      const sent = { section: 'summary', text: 'Name the agencies.' };
      expect((await other.post(`${DRAFT}/comments`, sent)).status).toBe(403);
      const { status, location } = await ppm.post(`${DRAFT}/comments`, sent);
      expect(status).toBe(303);
      const page = load((await leader.get(DRAFT)).html);
      expect(location).toBe(`${DRAFT}#${page('.comment').attr('id')}`);
      expect(load((await ppm.get(DRAFT)).html)('#approve-unsettled').text()).toBe('1 comment is not settled.');
      expect(page('#summary-section .comment__text').text()).toBe('Name the agencies.');
      expect(await newest('commented')).toMatchObject({ actorName: 'Pat Morgan', after: sent });
      expect(await mailTo('comment')).toEqual(['dana.fox@example.gov', 'lee.carter@example.gov']);
    });

    it('need words, and a section that is there', async () => {
      const empty = await ppm.post(`${DRAFT}/comments`, { section: 'summary', text: '  ' });
      expect([empty.status, empty.text]).toMatchObject([422, expect.stringMatching(/Write what you want to say/)]);
      const nowhere = await ppm.post(`${DRAFT}/comments`, { section: 'CX-999', text: 'What is it?' });
      expect([nowhere.status, nowhere.text]).toMatchObject([422, expect.stringMatching(/no section “CX-999”/)]);
      expect(await desk.logged('commented')).toHaveLength(1);
    });

    it('are answered, and settled once', async () => {
      const [id = ''] = await ids();
      expect((await other.post(`${DRAFT}/comments/${id}/answers`, { text: 'No.' })).status).toBe(403);
      const answered = await leader.post(`${DRAFT}/comments/${id}/answers`, { text: 'Done.' });
      expect([answered.status, answered.location]).toEqual([303, `${DRAFT}#comment-${id}`]);
      expect(await newest('answered')).toMatchObject({ after: { comment: 'Name the agencies.', text: 'Done.' } });
      expect(await mailTo('answer')).toEqual(['pat.morgan@example.gov']);
      expect((await ppm.post(`${DRAFT}/comments/${id}/answers`, { text: 'Thanks.' })).status).toBe(303);
      expect(await mailTo('answer')).toEqual(['lee.carter@example.gov', 'pat.morgan@example.gov']);
      expect((await other.post(`${DRAFT}/comments/${id}/settling`)).status).toBe(403);
      expect((await ppm.post(`${DRAFT}/comments/${id}/settling`)).status).toBe(303);
      expect(await newest('settled')).toMatchObject({ actorName: 'Pat Morgan', after: { settled: true } });
      const again = await ppm2.post(`${DRAFT}/comments/${id}/settling`);
      expect([again.status, again.text]).toMatchObject([422, expect.stringMatching(/settled already/)]);
      const late = await leader.post(`${DRAFT}/comments/${id}/answers`, { text: 'One more.' });
      expect(late.status).toBe(422);
      expect((await leader.post(`${DRAFT}/comments/nothing/answers`, { text: 'Hm.' })).status).toBe(422);
    });
  });

  it('ends in a return, with a reason that the team gets by mail', async () => {
    expect((await leader.post(`${DRAFT}/return`, { reason: 'I wish.' })).status).toBe(403);
    const silent = await ppm.post(`${DRAFT}/return`, { reason: ' ' });
    expect([silent.status, silent.text]).toMatchObject([422, expect.stringMatching(/Say why you return it/)]);
    const page = load(silent.html);
    expect([page('.error-summary a').attr('href'), page('.unsaved').length]).toEqual(['#return-reason', 0]);
    expect(page('#return-reason-error').closest('details').attr('open')).toBeDefined();
    expect((await ppm.post(`${DRAFT}/return`, { reason: 'Name the agencies.' })).status).toBe(303);
    expect(await stage()).toBe('Returned');
    expect(await newest('returned')).toMatchObject({ after: { stage: 'returned', reason: 'Name the agencies.' } });
    expect(await mailTo('returned')).toEqual(['dana.fox@example.gov', 'lee.carter@example.gov']);
    const twice = await ppm2.post(`${DRAFT}/return`, { reason: 'Twice.' });
    expect([twice.status, load(twice.html)('.error-summary li').length]).toEqual([422, 1]);
  });

  describe('a finding that is let pass', () => {
    const named = { code: 'missed-without-explanation', reference: 'CX-030', strategy: '' };

    it('is let pass by PPM staff with a reason, and stands again when that is taken back', async () => {
      const { id, version } = await desk.row('CX-030');
      await leader.post(`${DRAFT}/rows/${id}`, { explanation: '', version: String(version) });
      const sent = { ...named, reason: 'The office was closed.' };
      expect((await leader.post(`${DRAFT}/waivers`, sent)).status).toBe(403);
      expect((await ppm.post(`${DRAFT}/waivers`, { ...named, reason: '' })).status).toBe(422);
      expect((await ppm.post(`${DRAFT}/waivers`, sent)).status).toBe(303);
      expect(await newest('waived')).toMatchObject({ after: { reason: 'The office was closed.' } });
      expect((await ppm.post(`${DRAFT}/waivers`, sent)).status).toBe(422);
      const page = load((await ppm.get(DRAFT)).html);
      expect(page('.findings--waived').text()).toContain('Because: The office was closed.');
      expect((await ppm.get(`${DRAFT}/preview`)).text).toContain('Accepted because: The office was closed.');
      const action = page('.findings--waived form').attr('action') ?? '';
      expect((await leader.post(action)).status).toBe(403);
      expect((await ppm.post(action)).status).toBe(303);
      expect(await newest('waiver taken back')).toMatchObject({ before: { reason: 'The office was closed.' } });
      expect((await ppm.post(action)).status).toBe(422);
      expect((await leader.post(`${DRAFT}/submission`)).status).toBe(422);
    });
  });

  describe('its approval', () => {
    it('is never by the person who submitted it', async () => {
      const { id, version } = await desk.row('CX-030');
      await ppm.post(`${DRAFT}/rows/${id}`, { explanation: 'Closed.', version: String(version) });
      expect((await ppm.post(`${DRAFT}/submission`)).status).toBe(303);
      const { status, text } = await ppm.post(`${DRAFT}/approval`);
      expect([status, text]).toMatchObject([403, expect.stringMatching(/You submitted this update/)]);
      expect([await stage(), await desk.logged('approved')]).toEqual(['Submitted', []]);
      expect((await ppm.get(DRAFT)).text).toContain('You submitted this update');
    });

    it('is by others of PPM staff, once, also where two press at the same moment', async () => {
      expect((await leader.post(`${DRAFT}/approval`)).status).toBe(403);
      const review = desk.record.context.get(ReviewService);
      const both = await Promise.allSettled([
        review.approve(desk.people.ppm2, CX, Q4),
        review.return(desk.people.ppm2, CX, Q4, 'At the same moment.'),
      ]);
      const [refused] = both.filter((one) => one.status === 'rejected');
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(refused?.reason).toBeInstanceOf(Refused);
      if ((await stage()) === 'Returned') {
        await ppm.post(`${DRAFT}/submission`);
        await ppm2.post(`${DRAFT}/approval`);
      }
      expect([await stage(), await desk.logged('approved')]).toMatchObject(['Approved', { length: 1 }]);
      expect(await mailTo('approved')).toEqual(['dana.fox@example.gov', 'lee.carter@example.gov']);
    });

    it('is opened again by PPM staff with a reason', async () => {
      const reason = 'A date is wrong.';
      expect((await leader.post(`${DRAFT}/reopening`, { reason })).status).toBe(403);
      expect((await ppm.post(`${DRAFT}/reopening`, { reason: '' })).status).toBe(422);
      expect((await ppm.post(`${DRAFT}/reopening`, { reason })).status).toBe(303);
      expect([await stage(), (await newest('reopened'))?.after]).toEqual(['Returned', { stage: 'returned', reason }]);
      expect((await ppm.post(`${DRAFT}/reopening`, { reason })).status).toBe(422);
    });
  });

  it('names the address of the draft in every mail', async () => {
    const { manager } = desk.record.context.get(UnitOfWork);
    const mail = await manager.getRepository(OutgoingMail).findBy({ cause: 'returned' });
    expect(mail.filter(({ body }) => !body?.includes(DRAFT))).toEqual([]);
    expect(mail).not.toEqual([]);
  });
});
