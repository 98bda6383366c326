import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { GoalsRecord } from '../../goals/goals.record.js';
import { type HeldRole, roleInWords, roleNamed } from '../../people/domain/roles.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { type Kept, PeopleUpkeep } from '../../people/people-upkeep.service.js';
import { type Account, PeopleRecord } from '../../people/people.record.js';
import { SessionsRecord } from '../../people/sessions.record.js';
import { Refused } from '../../refused.js';
import { StaleEdit } from '../../stale-edit.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, type DeskPage, SeeOther } from '../desk-answers.js';
import { HistoryReader } from '../log/history.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { InvitationForm, PersonForm, RoleForm } from './people.form.js';
import { invitationPage, peoplePage, type PersonShown, personPage } from './people.page.js';

/** Who has an account, and what they may do here. For administrators. */
@Controller('desk/people')
@UseInterceptors(SendsDeskPages)
@May('keep-people')
export class PeopleController {
  constructor(
    private readonly upkeep: PeopleUpkeep,
    private readonly people: PeopleRecord,
    private readonly sessions: SessionsRecord,
    private readonly goals: GoalsRecord,
    private readonly histories: HistoryReader,
  ) {}

  @Get()
  async list(): Promise<DeskAnswer> {
    return peoplePage(await this.people.all(), await this.sessions.lastSeen());
  }

  @Get('new')
  async newPerson(): Promise<DeskAnswer> {
    return invitationPage(await this.goals.all());
  }

  @Post()
  async invite(
    @Body(new FormPipe(InvitationForm)) form: SubmittedForm<InvitationForm>,
    @CurrentPerson() by: Person,
  ): Promise<DeskAnswer> {
    if (!form.valid) return invitationPage(await this.goals.all(), form.entered, form.errors);
    const { name, email, role } = form.value;
    try {
      const kept = await this.upkeep.invite({ name, email, roles: [heldRole(role)] }, by);
      return await this.after(kept, `${name} has an account, and an invitation is on its way to ${email}.`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return invitationPage(await this.goals.all(), form.entered, {}, error.sentences);
    }
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<DeskAnswer> {
    const account = await this.people.byId(id);
    if (!account) throw new NotFound();
    return this.page(account);
  }

  @Post(':id/words')
  async correct(
    @Param('id') id: string,
    @Body(new FormPipe(PersonForm)) form: SubmittedForm<PersonForm>,
    @CurrentPerson() by: Person,
  ): Promise<DeskAnswer> {
    const { entered } = form;
    const account = await this.people.byId(id);
    if (!account) throw new NotFound();
    if (!form.valid) return this.page(account, { entered, errors: form.errors });
    const { name, email, version } = form.value;
    try {
      const kept = await this.upkeep.correct(id, Number(version), { name, email }, by);
      return await this.after(kept, 'The name and the address are saved.');
    } catch (error) {
      if (error instanceof Refused) return this.page(account, { entered, refusals: error.sentences });
      if (!(error instanceof StaleEdit)) throw error;
      return this.page((await this.people.byId(id)) ?? account, { entered, refusals: [CHANGED], status: 409 });
    }
  }

  @Post(':id/roles')
  giveRole(
    @Param('id') id: string,
    @Body(new FormPipe(RoleForm)) form: SubmittedForm<RoleForm>,
    @CurrentPerson() by: Person,
  ): Promise<DeskAnswer> {
    return this.change(id, form, (role) => this.upkeep.giveRole(id, role, by), 'is now');
  }

  @Post(':id/role-taking')
  takeRole(
    @Param('id') id: string,
    @Body(new FormPipe(RoleForm)) form: SubmittedForm<RoleForm>,
    @CurrentPerson() by: Person,
  ): Promise<DeskAnswer> {
    return this.change(id, form, (role) => this.upkeep.takeRole(id, role, by), 'is no longer');
  }

  @Post(':id/link')
  sendLink(@Param('id') id: string, @CurrentPerson() by: Person): Promise<DeskAnswer> {
    return this.do(id, () => this.upkeep.sendLink(id, by), 'A link is on its way.');
  }

  @Post(':id/ending')
  end(@Param('id') id: string, @CurrentPerson() by: Person): Promise<DeskAnswer> {
    return this.do(id, () => this.upkeep.end(id, by), 'The account is ended, and signed out everywhere.');
  }

  @Post(':id/reopening')
  openAgain(@Param('id') id: string, @CurrentPerson() by: Person): Promise<DeskAnswer> {
    return this.do(id, () => this.upkeep.openAgain(id, by), 'The account is open again, and an invitation on its way.');
  }

  private async change(
    id: string,
    form: SubmittedForm<RoleForm>,
    act: (role: HeldRole) => Promise<Kept>,
    verb: string,
  ): Promise<DeskAnswer> {
    const account = await this.people.byId(id);
    if (!account) throw new NotFound();
    if (!form.valid) return this.page(account, { refusals: Object.values(form.errors) });
    const role = heldRole(form.value.role);
    return this.do(id, () => act(role), `${account.name} ${verb} ${roleInWords(role)}.`);
  }

  /** Does it, and goes on to the person’s page; where it is refused, shows that page with the reason. */
  private async do(id: string, act: () => Promise<Kept>, said: string): Promise<DeskAnswer> {
    try {
      return await this.after(await act(), said);
    } catch (error) {
      const account = error instanceof Refused ? await this.people.byId(id) : null;
      if (!(error instanceof Refused) || !account) throw error;
      return this.page(account, { refusals: error.sentences });
    }
  }

  private async after({ account, link }: Kept, text: string): Promise<DeskAnswer> {
    if (link !== null) return this.page(account, { link });
    return new SeeOther(deskPaths.person(account.id), { text });
  }

  private async page(account: Account, more: Partial<PersonShown> = {}): Promise<DeskPage> {
    const lastSeen = (await this.sessions.lastSeen()).get(account.id) ?? null;
    const history = await this.histories.of({ kind: 'person', id: account.id });
    return personPage({ account, history, goals: await this.goals.all(), lastSeen, ...more });
  }
}

const CHANGED =
  'Somebody changed this account after you opened it. Above is what it is now; what you entered still stands below. Save it if it is right.';

const heldRole = (text: string): HeldRole => {
  const role = roleNamed(text);
  if (!role) throw new Error(`The form has let through the role ${text}.`);
  return role;
};
