import type { StrategyPairing } from './pair-strategies.js';
import { type MilestonePairing, pairMilestones, type PlacedMilestone } from './pairing.js';

const strategies = (count: number): StrategyPairing => ({
  pairs: [...Array(count).keys()].map((at) => ({ previous: at, current: at, how: 'same' })),
  gone: [],
  new: [],
});

const row = (title: string, rest: Partial<PlacedMilestone> = {}): PlacedMilestone => ({
  strategy: 0,
  group: null,
  title,
  due: 'Q3 FY18',
  owner: 'OMB',
  ...rest,
});

const first = row('Establish an annual program management award');
const last = row('Conduct acquisition portfolio reviews with stakeholders');

/** The one row between two neighbours that stay, and what became of it. */
const becomes = (before: PlacedMilestone, now: PlacedMilestone): MilestonePairing =>
  pairMilestones([first, before, last], [first, now, last], strategies(1));

const howOf = ({ pairs }: MilestonePairing): string[] =>
  pairs.map(({ previous, current, how }) => `${previous}>${current} ${how}`);

describe('a milestone is known again', () => {
  it.each<[string, string, string, Partial<PlacedMilestone>]>([
    ['a full stop', 'CMLC approves strategic plans for FYs18-20', 'CMLC approves strategic plans for FYs18-20.', {}],
    [
      'what was done, added',
      'Begin OFD implementation',
      'Begin OFD implementation – Agencies signed OFD Memorandum of Understanding on April 9, 2018',
      {},
    ],
    [
      'the same, and the due moved',
      'Provide guidance on agency plans',
      'Provide guidance on agency plans – OMB issued Memorandum 18-25 on September 26, 2018',
      { due: 'Q4 FY18' },
    ],
    [
      'shortened',
      '(5) Communicate remaining needed changes with OMB and Congress',
      '(5) Communicate remaining needed changes with OMB',
      { due: 'July 2018' },
    ],
    [
      'another verb for it',
      'Assess Pharmaceutical Prime Vendor program as BIC',
      'Evaluate Pharmaceutical Prime Vendor program as BIC',
      {},
    ],
    [
      'a hyphen',
      'Draft risk-management framework.',
      'Draft risk management framework.',
      { due: 'Q1 FY19', owner: 'CFOC' },
    ],
    ['the next number in the list', '(4) Identify statutory barriers', '(3) Identify statutory barriers', {}],
    ['the status, printed into it', 'Draft Principles', 'Draft Principles (Completed)', {}],
  ])('%s', (_, before, now, rest) => {
    const { pairs, doubtful } = becomes(row(before), row(now, rest));
    expect(pairs.map(({ previous, current }) => [previous, current])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(doubtful).toEqual([]);
  });

  it('says in a sentence why', () => {
    const { pairs } = becomes(
      row('Endorse the organization for mobile services that meets agency criteria'),
      row('Endorse the capacity for mobile services that meets agency criteria'),
    );
    expect(pairs[1]).toMatchObject({
      how: 'reworded',
      why: '“organization” became “capacity”, in the same place of the plan, with the same due and owner.',
    });
    expect(pairs[1]!.similarity).toBeGreaterThan(0.8);
  });

  it('wherever it stands in its strategy', () => {
    const list = [
      'Charter a working group',
      'Issue the framework',
      'Identify high-impact programs',
      'Evaluate the benefits',
    ].map((title) => row(title));
    expect(howOf(pairMilestones(list, [...list].reverse(), strategies(1)))).toEqual([
      '0>3 same',
      '1>2 same',
      '2>1 same',
      '3>0 same',
    ]);
  });
});

describe('a milestone is not known again by chance', () => {
  it.each([
    ['Publish FY19 proposals', 'Publish FY20 proposals'],
    ['Draft Principles', 'Principles'],
    ['Begin publishing OFD implementation data', 'Begin publishing permitting table usage data'],
    ['Begin OFD implementation', 'Begin publishing OFD implementation data'],
    ['Pilot the common solution for contract closeout', 'Implement the common solution for contract closeout'],
    [
      'OMB has issued a draft identity policy for public comment',
      'OMB has issued a final identity policy for public comment',
    ],
    ['Receive nominations from agencies', 'Continuously provide awards to recognize outstanding staff'],
    [
      'Complete a study of global practices in technology transfer and commercialization.',
      'Complete a study of state programs in technology transfer and commercialization.',
    ],
    ['Quarterly Progress Updates', 'Regular Progress Updates'],
    [
      'Establish TBM common solutions (tools and services) to support TBM adoption',
      'Establish common solutions to enable data capabilities for advanced data analytics',
    ],
    [
      '(1) Identify cash loss and finalize the estimation methodology',
      '(1a) Identify cash loss and finalize the estimation methodology of programs',
    ],
    [
      'Agencies are required to publish the inventory of software licenses',
      'Agencies are not required to publish the inventory of software licenses',
    ],
  ])('even in the same place, with the same due and owner: %s / %s', (before, now) => {
    const { pairs, doubtful, gone, new: fresh } = becomes(row(before), row(now));
    expect(pairs).toHaveLength(2);
    expect({ gone, fresh }).toEqual({ gone: [1], fresh: [1] });
    expect(doubtful).toMatchObject([{ previous: 1, current: 1, why: expect.stringMatching(/; but .*\.$/) as string }]);
  });

  it('says nothing of rows that have neither words nor place in common', () => {
    expect(
      becomes(row('Receive nominations'), row('Open the website', { due: 'Q1 FY20', owner: 'GSA' })).doubtful,
    ).toEqual([]);
  });
});

describe('the same words in several places', () => {
  const placeholder = 'Identify additional milestones based on stakeholder input';
  const each = [0, 1, 2, 3].map((strategy) => row(placeholder, { strategy }));

  it('stay apart, each in its strategy', () => {
    expect(howOf(pairMilestones(each, each, strategies(4)))).toEqual(['0>0 same', '1>1 same', '2>2 same', '3>3 same']);
  });

  it('do not fill the place of one that is gone', () => {
    const result = pairMilestones(each, [...each.slice(1), row(placeholder, { strategy: 4 })], {
      ...strategies(4),
      new: [4],
    });
    expect(howOf(result)).toEqual(['1>0 same', '2>1 same', '3>2 same']);
    expect(result).toMatchObject({ gone: [0], new: [3], doubtful: [{ previous: 0, current: 3, similarity: 1 }] });
  });

  it('are told apart by due and owner under one sub-heading', () => {
    const [june, july] = [row('Review cases', { due: 'June 2018' }), row('Review cases', { due: 'July 2018' })];
    expect(howOf(pairMilestones([june, july], [july, june], strategies(1)))).toEqual(['0>1 same', '1>0 same']);
  });

  it('are a doubt where one of two is gone', () => {
    const result = pairMilestones([row('Review cases'), row('Review cases')], [row('Review cases')], strategies(1));
    expect(result).toMatchObject({ pairs: [], gone: [0, 1], new: [0], doubtful: [{ current: 0 }] });
  });
});

describe('a milestone that changed its strategy', () => {
  const ended: StrategyPairing = { pairs: [], gone: [0], new: [0] };

  it('is the old one where its words stand once in the goal and the place bears it out', () => {
    const title = 'Intrusion metrics have met an implementation target of 90%';
    expect(howOf(pairMilestones([row(title)], [row(title)], ended))).toEqual(['0>0 moved']);
    expect(
      howOf(pairMilestones([row(`All of project ${title}`)], [row(`All of TMF project ${title}`)], ended)),
    ).toEqual(['0>0 moved and reworded']);
  });

  it('is a doubt where the words are short or the strategies both go on with other dues and owners', () => {
    const [before, now] = [row('Publish guidance'), row('Publish guidance', { strategy: 1 })];
    expect(pairMilestones([before], [now], strategies(2))).toMatchObject({ pairs: [], doubtful: [{ similarity: 1 }] });
  });
});

describe('split and merged milestones', () => {
  it('gives no pair for the parts of one', () => {
    const before = row('Issue guidance on purchase cards and train agency staff in card management');
    const now = [row('Issue guidance on purchase cards'), row('Train agency staff in card management')];
    expect(pairMilestones([first, before], [first, ...now], strategies(1)).pairs).toHaveLength(1);
  });

  it('goes on with the one that keeps its words and takes another in', () => {
    const staff = { group: 'Foster Cultural Change' };
    const before = [
      row('Develop executive briefing materials demonstrating value of customer experience improvement', staff),
      row('Develop toolbox for agency leadership to support communications, training, and outreach with staff', staff),
    ];
    const now = row(
      `${before[1]!.title}, including executive briefing materials demonstrating value of customer experience improvement`,
      staff,
    );
    const result = pairMilestones(before, [now], strategies(1));
    expect(howOf(result)).toEqual(['1>0 reworded']);
    expect(result.gone).toEqual([0]);
  });
});
