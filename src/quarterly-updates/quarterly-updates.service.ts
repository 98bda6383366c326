import { Injectable } from '@nestjs/common';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { IndicatorsRecord } from '../indicators/indicators.record.js';
import type { MilestoneOrigin } from '../milestones/milestone-origin.entity.js';
import { MilestoneStructureRecord } from '../milestones/milestone-structure.record.js';
import { awaitsStatus } from '../milestones/domain/missed.js';
import { MilestonesRecord } from '../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import { StrategiesRecord } from '../strategies/strategies.record.js';
import type { StrategyStatement } from '../strategies/strategy-statement.entity.js';
import type { ReportedGoal } from './domain/report.js';
import type { TextSection } from './domain/text-section.js';
import type { MilestoneOnRecord, StrategyOnRecord, UpdateOnRecord } from './domain/update-on-record.js';
import type { QuarterlyUpdate } from './quarterly-update.entity.js';
import { QuarterlyUpdatesRecord } from './quarterly-updates.record.js';
import { ReviewRecord } from './review.record.js';
import type { UpdateStep } from './update-step.entity.js';
import type { UpdateText } from './update-text.entity.js';
import { UpdateTextsRecord } from './update-texts.record.js';

/** Gathers what the slices have on record of one goal's quarter. */
@Injectable()
export class QuarterlyUpdatesService {
  constructor(
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly goals: GoalsRecord,
    private readonly strategies: StrategiesRecord,
    private readonly milestones: MilestonesRecord,
    private readonly structure: MilestoneStructureRecord,
    private readonly indicators: IndicatorsRecord,
    private readonly texts: UpdateTextsRecord,
    private readonly review: ReviewRecord,
  ) {}

  /** The goal's updates, earliest quarter first. */
  of(goal: Goal): Promise<QuarterlyUpdate[]> {
    return this.updates.of(goal);
  }

  /** Whether the last step of its review is the approval. */
  async isApproved({ id }: QuarterlyUpdate): Promise<boolean> {
    return (await this.review.stepsOf([id])).at(-1)?.kind === 'approved';
  }

  /** Whether anybody worked on it at the desk: on its rows, on what stands in it, on its words, or in its review. */
  async isWorkedOn(goal: Goal, { id, quarter, editedAt: keptAt }: QuarterlyUpdate): Promise<boolean> {
    const texts = await this.texts.of(id);
    return (
      keptAt !== null ||
      texts.some(({ editedAt }) => editedAt !== null) ||
      (await this.review.isBegun(id)) ||
      (await this.milestones.anyEdited(goal, quarter))
    );
  }

  /** Everything a report of this update is assembled from. */
  async onRecord(update: QuarterlyUpdate, goal: Goal): Promise<UpdateOnRecord> {
    const { quarter } = update;
    const statuses = await this.milestones.inQuarter(goal, quarter);
    const origins = await this.structure.originsIn(goal, quarter);
    const splitFrom = new Map(origins.map(({ milestoneId, from }) => [milestoneId, from.reference]));
    const strategies = await this.strategiesOnRecord(goal, quarter);
    const references = new Map(strategies.map(({ strategyId, key }) => [strategyId, key]));
    return {
      quarter,
      goal: await this.goalOnRecord(goal, quarter),
      words: wordsOf(update, await this.texts.of(update.id)),
      strategies: strategies.map(({ strategyId: _, ...strategy }) => strategy),
      milestones: statuses.map((status) => ({
        ...milestoneOnRecord(status, references.get(status.strategyId) ?? ''),
        splitFrom: splitFrom.get(status.milestoneId) ?? null,
      })),
      departures: await this.departuresOnRecord(goal, quarter, origins),
      indicators: await this.indicators.inQuarter(goal, quarter),
      signatures: signaturesOf(await this.review.stepsOf([update.id])),
    };
  }

  private async goalOnRecord(goal: Goal, quarter: QuarterKey): Promise<ReportedGoal> {
    const { title, ...said } = await this.goals.inQuarter(goal, quarter);
    const agenda = { slug: goal.agenda.slug, title: goal.agenda.title };
    return { number: goal.number, slug: goal.slug, title, agenda, ...said };
  }

  private async strategiesOnRecord(
    goal: Goal,
    quarter: QuarterKey,
  ): Promise<(StrategyOnRecord & { strategyId: string })[]> {
    const statements = await this.strategies.inQuarter(goal, quarter);
    const continued = statements.flatMap(({ strategy }) => strategy.continuesId ?? []);
    const titles = await this.strategies.titlesBefore(continued, quarter);
    return statements.map((statement) => strategyOnRecord(statement, titles));
  }

  private async departuresOnRecord(
    goal: Goal,
    quarter: QuarterKey,
    origins: readonly MilestoneOrigin[],
  ): Promise<UpdateOnRecord['departures']> {
    const milestones = await this.milestones.departedIn(goal, quarter);
    const strategies = await this.strategies.endedIn(goal, quarter);
    return [
      ...milestones.map(({ milestone, reason, into }) => ({
        reference: milestone.reference,
        reason,
        into: into?.reference ?? null,
        parts: origins.filter(({ fromId }) => fromId === milestone.id).map((part) => part.milestone.reference),
      })),
      ...strategies.map(({ reference, endReason }) => ({ reference, reason: endReason, into: null })),
    ];
  }
}

const wordsOf = (update: QuarterlyUpdate, texts: readonly UpdateText[]): UpdateOnRecord['words'] => ({
  summary: textOf(texts, 'summary'),
  highlightsText: textOf(texts, 'highlights'),
  carriedOver: texts.filter(({ carriedOver, text }) => carriedOver && text !== '').map(({ section }) => section),
  highlights: update.highlights,
  components: update.components,
  progress: update.progress,
  notes: update.notes,
  source: update.sourceFile === null ? null : { file: update.sourceFile, pages: update.sourcePages },
});

const textOf = (texts: readonly UpdateText[], section: TextSection): string | null =>
  texts.find((one) => one.section === section)?.text.trim() || null;

const signaturesOf = (steps: readonly UpdateStep[]): UpdateOnRecord['signatures'] => {
  const approved = steps.at(-1);
  const submitted = steps.findLast(({ kind }) => kind === 'submitted');
  if (approved?.kind !== 'approved' || !submitted) return null;
  const signatory = ({ personId: id, personName: name }: UpdateStep) => ({ id, name });
  return { submittedBy: signatory(submitted), approvedBy: signatory(approved) };
};

const strategyOnRecord = (
  { strategy, label, title, lead, problem, theoryOfChange, description }: StrategyStatement,
  titles: ReadonlyMap<string, string>,
): StrategyOnRecord & { strategyId: string } => ({
  strategyId: strategy.id,
  key: strategy.reference,
  label,
  title,
  lead,
  problem,
  theoryOfChange,
  description,
  continues: strategy.continues && (titles.get(strategy.continues.id) ?? null),
  continuesKey: strategy.continues?.reference ?? null,
});

const milestoneOnRecord = (row: QuarterlyStatus, strategy: string): MilestoneOnRecord => ({
  reference: row.milestone.reference,
  strategy,
  group: row.group,
  title: row.title,
  ownerText: row.ownerText,
  due: { kind: row.dueKind, quarter: row.dueQuarter, interpreted: row.dueInterpreted, text: row.dueText },
  statusText: awaitsStatus(row) ? null : row.statusText,
  status: awaitsStatus(row) ? 'Not reported' : row.status,
  remark: row.remark,
  explanation: row.explanation,
  recoveryText: row.recoveryText,
  recoveryQuarter: row.recoveryQuarter,
  reason: row.reason,
  footnotes: row.footnotes,
});
