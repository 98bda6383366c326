import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../clock.js';
import { CommentsService } from '../drafting/comments.service.js';
import { ReviewService } from '../drafting/review.service.js';
import type { RowEdit } from '../drafting/row-edits.js';
import { RowsService } from '../drafting/rows.service.js';
import { TextsService } from '../drafting/texts.service.js';
import { labelOf, plus, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { isMissed, isOpen } from '../milestones/domain/missed.js';
import { MilestonesRecord } from '../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { HeldRole } from '../people/domain/roles.js';
import type { Person } from '../people/domain/signed-in.js';
import { PeopleRecord } from '../people/people.record.js';
import { PeopleService } from '../people/people.service.js';
import { QuarterlyUpdatesRecord } from '../quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../quarterly-updates/update-texts.record.js';
import { RoundsService } from '../rounds/rounds.service.js';
import { actorHere } from './actor.js';

/** The password of every account of the demonstration; `demo` refuses to make them for an official site. */
export const DEMO_PASSWORD = 'a mile at a time';

const ROUND: QuarterKey = 'FY2019-Q1';
const DAY_MS = 86_400_000;
const DUE_IN_DAYS = 9;
const RELEASE_IN_DAYS = 16;

const OTHER_GOALS = ['category-management', 'infrastructure-permitting', 'grants'];

const ACCOUNTS = [
  { as: 'administrator', name: 'Ada Stone', email: 'administrator@example.gov', roles: ofSite('administrator') },
  { as: 'ppm', name: 'Pat Morgan', email: 'ppm@example.gov', roles: ofSite('ppm') },
  { as: 'leader', name: 'Lee Carter', email: 'leader@example.gov', roles: of('leader', 'customer-experience') },
  { as: 'deputy', name: 'Dana Fox', email: 'deputy@example.gov', roles: of('deputy', 'customer-experience') },
  {
    as: 'others',
    name: 'Olu Brown',
    email: 'other.leader@example.gov',
    roles: of('leader', 'low-value-to-high-value-work', ...OTHER_GOALS),
  },
] as const;

type Cast = Record<(typeof ACCOUNTS)[number]['as'], Person>;

/** What a visitor of the demonstration needs to sign in: a line for each account; none where they are not there. */
export const signInLines = async (record: INestApplicationContext): Promise<string[]> => {
  const [first] = ACCOUNTS;
  return (await record.get(PeopleRecord, { strict: false }).byEmail(first.email)) ? SIGN_IN : [];
};

const SIGN_IN = [
  `Sign in as any of these, with the password "${DEMO_PASSWORD}":`,
  ...ACCOUNTS.map(({ email, roles }) => {
    const [{ role }] = roles;
    const goals = roles.flatMap(({ goal }) => goal ?? []);
    const words = {
      administrator: 'administrator',
      ppm: 'PPM staff',
      leader: 'goal leader',
      deputy: 'deputy goal leader',
    };
    return `  ${email.padEnd(27)} ${words[role]}${goals.length > 0 ? ` of ${goals.join(', ')}` : ''}`;
  }),
];

/** Makes an account of each kind, opens a round, and brings it half way. Within the unit of work of the demonstration. */
export const fillDesk = async (record: INestApplicationContext): Promise<void> => {
  const cast = await addPeople(record);
  const now = record.get(Clock, { strict: false }).now().getTime();
  const moments = {
    submissionsDueAt: atFive(now + DUE_IN_DAYS * DAY_MS),
    releaseAt: atFive(now + RELEASE_IN_DAYS * DAY_MS),
  };
  await record.get(RoundsService, { strict: false }).open({ quarter: ROUND, ...moments }, cast.ppm);
  const half = new HalfWay(record, cast);
  await half.begin('customer-experience', cast.leader);
  await half.begin('grants', cast.others);
  await half.submit('low-value-to-high-value-work');
  await half.approve('category-management');
  await half.return('infrastructure-permitting');
};

// Five in the afternoon in Washington, give or take the hour of daylight saving.
const atFive = (at: number): Date => new Date(Math.floor(at / DAY_MS) * DAY_MS + 22 * 3_600_000);

const addPeople = async (record: INestApplicationContext): Promise<Cast> => {
  const cast: Partial<Cast> = {};
  for (const { as, name, email, roles } of ACCOUNTS) {
    const account = { email, name, roles, password: DEMO_PASSWORD };
    const { id } = await record.get(PeopleService, { strict: false }).add(account, actorHere());
    cast[as] = { id, name, email, roles };
  }
  return cast as Cast;
};

/** Brings updates of the round to where each desk has something to show. Its words say that they are a demonstration. */
class HalfWay {
  constructor(
    private readonly record: INestApplicationContext,
    private readonly cast: Cast,
  ) {}

  /** The first half of the milestones has a status, the rest is left to whoever signs in. */
  async begin(slug: string, person: Person): Promise<void> {
    const rows = await this.openRows(slug);
    await this.change(slug, person, rows.slice(0, Math.ceil(rows.length / 2)));
  }

  async submit(slug: string): Promise<void> {
    await this.change(slug, this.cast.others, await this.openRows(slug));
    await this.write(slug);
    await this.get(ReviewService).submit(this.cast.others, slug, ROUND);
  }

  async approve(slug: string): Promise<void> {
    await this.submit(slug);
    await this.get(ReviewService).approve(this.cast.ppm, slug, ROUND);
  }

  async return(slug: string): Promise<void> {
    await this.submit(slug);
    const words = 'Demonstration: please say in one sentence what changed for the public this quarter.';
    await this.get(CommentsService).comment(this.cast.ppm, slug, ROUND, 'summary', words);
    await this.get(ReviewService).return(this.cast.ppm, slug, ROUND, 'Demonstration: see the comment on the summary.');
  }

  private async change(slug: string, person: Person, rows: readonly QuarterlyStatus[]): Promise<void> {
    const edits = rows.map((row, index): RowEdit => ({
      row: row.id,
      version: row.version,
      change: changeOf(row, index),
    }));
    await this.get(RowsService).change(person, slug, ROUND, edits);
  }

  private async write(slug: string): Promise<void> {
    const goal = await this.goal(slug);
    const update = await this.get(QuarterlyUpdatesRecord).inQuarter(goal, ROUND);
    for (const { section, version } of await this.get(UpdateTextsRecord).of(update?.id ?? '')) {
      const text = section === 'summary' ? SUMMARY : '';
      await this.get(TextsService).save(this.cast.others, slug, ROUND, section, { text, version });
    }
  }

  private async openRows(slug: string): Promise<QuarterlyStatus[]> {
    const rows = await this.get(MilestonesRecord).inQuarter(await this.goal(slug), ROUND);
    return rows.filter(({ status }) => isOpen(status));
  }

  private async goal(slug: string): Promise<Goal> {
    const goal = await this.get(GoalsRecord).bySlug(slug);
    if (!goal) throw new Error(`The sample plans hold no ${slug}`);
    return goal;
  }

  private get<T>(service: new (...needs: never[]) => T): T {
    return this.record.get<T>(service, { strict: false });
  }
}

const SUMMARY = `*Demonstration text, not from a published plan.* The team gave every milestone of ${labelOf(ROUND)} a status.`;

// Of what fell due, one in three is missed and says why; dates that nobody can read become a quarter.
const changeOf = (row: QuarterlyStatus, index: number): RowEdit['change'] => {
  const isDue = isMissed({ kind: row.dueKind, quarter: row.dueQuarter }, row.status, ROUND);
  const readable =
    row.dueKind === 'unclear' ? { dueText: 'Q4 FY 2019', reason: 'Demonstration: a quarter was set.' } : {};
  if (!isDue) return { status: row.dueKind === 'continuous' ? 'Ongoing' : 'On track', ...readable };
  if (index % 3 > 0) return { status: 'Completed' };
  const explanation = 'Demonstration: the work depends on a partner agency, which needs another quarter.';
  return { status: 'At risk', explanation, recoveryText: labelOf(plus(ROUND, 1)) };
};

function ofSite(role: 'administrator' | 'ppm'): [HeldRole] {
  return [{ role, goal: null }];
}

function of(role: 'leader' | 'deputy', first: string, ...more: string[]): [HeldRole, ...HeldRole[]] {
  return [{ role, goal: first }, ...more.map((goal): HeldRole => ({ role, goal }))];
}
