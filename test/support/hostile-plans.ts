import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../src/app.js';
import { type PlanFile, readPlanFiles } from '../../src/plan-import/plan-files.js';
import type { Plan, PlanIndicator, PlanMilestone, PlanStrategy } from '../../src/plan-import/plan.js';
import { freshFolder } from './folder.js';
import { openRecord, samplePlans } from './sample-plans.js';

export const HOSTILE_GOAL = 'hostile-words';
export const HOSTILE_QUARTERS = ['FY2018-Q3', 'FY2018-Q4'] as const;
export const LONG_WORD = 'Unbroken'.repeat(1_250);

/** Words that some reader of a report takes for more than words, as the record keeps them. */
export const HOSTILE_WORDS: readonly string[] = [
  '=HYPERLINK("http://evil.example")',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '=1+1\n=2+2',
  '-\t=cmd|"/C calc"!A0',
  '＝1+1', // full width
  '＋1', // full width
  "'=1+1",
  '{{constructor}} {{{this}}} {{#each}}',
  '</title></svg></style>',
  '<![CDATA[ ]]> <!-- --> ]]>',
  '#typst[ *bold* $x$ #eval("1") @label <label> \\',
  '[a link](javascript:alert(1)) **bold** `code` # head',
  '&lt;b&gt; &amp; &#0; %00 %3Cscript%3E',
  '_x000D_ _x0041_',
  '\\u0000 \\r\\n ${1} $(id) `id`',
  '";\'); DROP TABLE editions; --',
  '\u202Eright to left\u202C \u200Fמילים\u200E \u2066isolated\u2069',
  'zero\u200Bwidth\u00ADsoft\uFEFFmark\u2028line\u2029paragraph',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇸 🇪🇺 👍🏽 1️⃣',
  'Z\u0351\u0336a\u0308\u0301\u0327l\u0334g\u0310o \u{E000} \uFFFC \uFFFD',
  '中文字符 العربية हिन्दी ภาษาไทย',
  LONG_WORD,
  'http://evil.example/?q="><svg/onload=alert(1)>',
];

/** All of them but the long one, in one text. */
export const HOSTILE_SENTENCE = HOSTILE_WORDS.filter((word) => word !== LONG_WORD).join(' ');

/**
 * Two consecutive quarters of one goal, taken from sample plans, with hostile words in every text, those that are blank
 * there among them. Two rows of three keep a due date that can be read, and three of four a status.
 */
export const hostilePlans = async (): Promise<PlanFile[]> => {
  const folder = freshFolder();
  const words = new HostileWords();
  for (const { plan, quarter } of await samplePlans('customer-experience')) {
    if (!HOSTILE_QUARTERS.some((one) => one === quarter)) continue;
    writeFileSync(join(folder, `${quarter}.json`), JSON.stringify(hostilePlan(plan, words)));
  }
  return readPlanFiles([folder]);
};

/** A server over the hostile plans, published quarter by quarter, and the record behind it. */
export const servedHostilePlans = async () => {
  const record = await openRecord();
  await record.import(await hostilePlans());
  for (const quarter of HOSTILE_QUARTERS) await record.publish(null, quarter, HOSTILE_SENTENCE);
  const server = await serve(record.settings);
  return {
    record,
    address: server.address,
    stop: async () => {
      await server.stop();
      await record.close();
    },
  };
};

/** A part of a plan as its file has it. */
type Written<T> = { [K in keyof T]: T[K] };
type WrittenStrategy = Omit<Written<PlanStrategy>, 'milestones'> & { milestones: Written<PlanMilestone>[] };

/** Gives each text a hostile word in front, the next one for each text of a kind, and always the same for the same text. */
class HostileWords {
  private readonly given = new Map<string, Map<string, string>>();

  of(kind: string, text: string): string {
    const ofKind = this.given.get(kind) ?? new Map<string, string>();
    this.given.set(kind, ofKind);
    const at = ofKind.size + this.given.size;
    // What is in front is no part of the text that is kept; a reader of plans that kept it would let a formula in.
    const front = ['', '\t', '\r\n'][at % 3] ?? '';
    const hostile = ofKind.get(text) ?? `${front}${HOSTILE_WORDS[at % HOSTILE_WORDS.length] ?? ''} ${text}`;
    ofKind.set(text, hostile);
    return hostile;
  }
}

const hostilePlan = (plan: Plan, words: HostileWords): object => {
  const isLater = plan.period.quarter === 4;
  const all = (kind: string, texts: readonly string[]) =>
    [...texts, `Another ${kind}`].map((text) => words.of(kind, text));
  const strategies = plan.strategies.map((strategy, at) => hostileStrategy(strategy, at, words));
  return {
    source: { file: words.of('file', 'plan.pdf'), pages: 18 },
    period: plan.period,
    goal: {
      number: 99,
      slug: HOSTILE_GOAL,
      title: `${isLater ? LONG_WORD : ''} ${HOSTILE_SENTENCE}`,
      statement: all('statement', plan.goal.statement),
      challenge: all('challenge', plan.goal.challenge),
      opportunity: all('opportunity', plan.goal.opportunity),
      leaders: plan.goal.leaders.map(({ name, title, organization }) => ({
        name: words.of('leader', name),
        title: words.of('leader title', title ?? 'Title'),
        organization: words.of('organization', organization ?? 'Organization'),
      })),
      partners: all('partner', plan.goal.partners),
    },
    highlights: [...HOSTILE_WORDS, ...plan.highlights],
    components: HOSTILE_WORDS.map((word) => ({ name: word, text: word })),
    progressSummary: HOSTILE_WORDS.map((word) => ({ heading: word, items: [word, word] })),
    strategies: isLater ? laterStrategies(strategies, words) : strategies,
    strategyChanges: plan.strategyChanges.map(({ retired, reason }) => ({
      retired: words.of('strategy', retired),
      reason: words.of('strategy reason', reason ?? 'Reason'),
    })),
    noLongerTracked: isLater ? departures(strategies, words) : [],
    indicators: plan.indicators.map((indicator, at) => hostileIndicator(indicator, at, words)),
    notes: all('note', plan.notes),
  };
};

const hostileStrategy = (strategy: PlanStrategy, at: number, words: HostileWords): WrittenStrategy => ({
  label: words.of('label', strategy.label ?? `Strategy ${at}`),
  title: words.of('strategy', strategy.title),
  continues: strategy.continues === null ? null : words.of('strategy', strategy.continues),
  lead: words.of('lead', strategy.lead ?? `Lead ${at}`),
  problem: words.of('problem', strategy.problem ?? `Problem ${at}`),
  theoryOfChange: words.of('theory', strategy.theoryOfChange ?? `Theory ${at}`),
  description: words.of('description', strategy.description ?? `Description ${at}`),
  milestones: strategy.milestones.map((milestone, row) => hostileMilestone(milestone, at * 3 + row, words)),
});

const hostileMilestone = (
  milestone: Partial<PlanMilestone> & { title: string },
  at: number,
  words: HostileWords,
): Written<PlanMilestone> => ({
  group: words.of('group', milestone.group ?? 'Group'),
  title: words.of('milestone', milestone.title),
  due: at % 3 === 2 ? words.of('due', milestone.due ?? 'TBD') : (milestone.due ?? null),
  status: at % 4 === 3 ? words.of('status', `${milestone.status ?? 'On track'} ${at}`) : (milestone.status ?? null),
  change: words.of('change', milestone.change ?? `Change ${at}`),
  owner: words.of('owner', milestone.owner ?? `OWNER, OTHER`),
  barriers: at % 5 === 4 ? null : words.of('barriers', milestone.barriers ?? `Barriers ${at}`),
  recovery: at % 2 === 0 ? '1Q FY19' : words.of('recovery', `2Q FY19 ${at}`),
  reason: at % 5 === 4 ? null : words.of('reason', milestone.reason ?? `Reason ${at}`),
  footnotes: [words.of('footnote', `Footnote ${at}`), words.of('footnote', `Another footnote ${at}`)],
  page: 8,
});

const hostileIndicator = ({ name }: PlanIndicator, at: number, words: HostileWords): Written<PlanIndicator> => ({
  name: words.of('indicator', name),
  description: words.of('indicator description', `Description ${at}`),
  unit: words.of('unit', `% ${at}`),
  baseline: words.of('baseline', `10 ${at}`),
  target: words.of('target', `60 ${at}`),
  values: [
    { period: words.of('period', `FY 2017 ${at}`), value: words.of('value', `42 ${at}`) },
    { period: words.of('period', `FY 2018 ${at}`), value: '-41.5' },
    { period: words.of('period', `FY 2019 ${at}`), value: null },
  ],
});

/** The strategies with one milestone of each that moved its date, was reworded, changed hands, left, and is new. */
const laterStrategies = (strategies: readonly WrittenStrategy[], words: HostileWords): WrittenStrategy[] => {
  const edited = strategies.map((strategy, at) => {
    const milestones = strategy.milestones.filter((_, row) => row !== LEAVES).map((one) => ({ ...one }));
    const [moved, told, reworded, passed] = milestones;
    if (moved) Object.assign(moved, { due: '3Q FY19', change: 'No change', status: 'On track' });
    if (told) Object.assign(told, { due: '2Q FY19', change: words.of('change', `Moved to 2Q FY19 ${at}`) });
    if (reworded) reworded.title += ` ${HOSTILE_WORDS[1] ?? ''}`;
    if (passed) passed.owner = words.of('owner', `Other owner ${at}`);
    return { ...strategy, milestones };
  });
  edited[0]?.milestones.push({
    ...hostileMilestone({ title: 'A milestone that is new' }, 1, words),
    due: '4Q FY19',
    status: 'On track',
  });
  return edited;
};

/** The row of each strategy that leaves. */
const LEAVES = 4;

const departures = (strategies: readonly WrittenStrategy[], words: HostileWords) =>
  strategies.flatMap(({ milestones }, at) => {
    const [stays, leaves] = [milestones[0], milestones[LEAVES]];
    if (!stays || !leaves) return [];
    return [
      {
        milestone: leaves.title,
        strategy: null,
        reason: words.of('departure', `Reason ${at}`),
        mergedInto: at === 0 ? stays.title : null,
      },
    ];
  });
