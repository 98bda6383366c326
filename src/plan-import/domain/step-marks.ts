import { wordsOf } from './similarity.js';

/**
 * Words that tell one step of some work from the next one: a draft from the final text, a pilot from the rollout, FY19 from FY20. Two
 * titles that differ in one of them may be two milestones however alike they look, so such a difference is weighed apart.
 */
const MARKS: Record<Exclude<MarkKind, 'number' | 'name'>, Record<string, RegExp>> = {
  order: {
    first: /^(first|initial|initially)$/,
    second: /^(second|secondary)$/,
    third: /^third$/,
    later: /^(fourth|fifth|sixth|next|subsequent|last|remaining)$/,
    draft: /^(draft\w*|preliminary|interim|provisional|proposed)$/,
    final: /^final\w*$/,
    phase: /^(phase|stage|tranche|wave|cohort|increment|iteration)$/,
    pilot: /^(pilot\w*|prototyp\w*|trial|mvp|proof|beta)$/,
  },
  frequency: {
    yearly: /^(annual|annually|yearly)$/,
    halfYearly: /^(semiannual\w*|biannual\w*)$/,
    quarterly: /^quarterly$/,
    monthly: /^(monthly|bimonthly)$/,
    weekly: /^(weekly|biweekly|daily)$/,
    regular: /^(regular|regularly|periodic\w*|routine\w*)$/,
    continuous: /^(continuous\w*|continual\w*|ongoing)$/,
  },
  negation: {
    negation: /^(no|not|non|never|without|except|exclud\w*|cannot)$/,
  },
  direction: {
    internal: /^internal\w*$/,
    external: /^external\w*$/,
    increase: /^increas\w*$/,
    decrease: /^(decreas\w*|reduc\w*)$/,
    before: /^(before|prior)$/,
    after: /^after$/,
  },
  step: {
    prepare: /^(develop\w*|design\w*|propos(e|es|ing|al))$/,
    release: /^(publish\w*|issu(e|es|ed|ing)|releas\w*|announc\w*)$/,
    act: /^(implement\w*|deploy\w*|launch\w*|execut(e|es|ed|ing|ion))$/,
    start: /^(begin\w*|began|start\w*|initiat(e|es|ed|ing|ion)|commenc\w*)$/,
    finish: /^(complet(e|es|ed|ing|ion)|finish\w*|conclud\w*)$/,
    assess: /^(assess\w*|evaluat\w*|review\w*|examin\w*|analy[sz]\w*)$/,
    choose: /^(identif\w*|select\w*)$/,
    revise: /^(updat\w*|revis\w*|refin\w*|refresh\w*|modif\w*|amend\w*)$/,
    approve: /^(approv\w*|adopt\w*|endors\w*)$/,
    recommend: /^recommend\w*$/,
    make: /^(establish\w*|creat(e|es|ed|ing|ion)|build\w*)$/,
    expand: /^(expand\w*|scal(e|es|ed|ing)|extend\w*)$/,
  },
};

export type MarkKind = 'number' | 'name' | 'order' | 'frequency' | 'negation' | 'direction' | 'step';
/** The marks of a title, each once. */
export type Marks = Record<MarkKind, ReadonlySet<string>>;

const NUMBER_WORD = /^(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|i|ii|iii|iv|v|vi|vii|viii|ix|x)$/;

/** Reads the marks of a title. A name is a word with two capitals (`GSA`, `DoD`), so the title is taken as it is printed. */
export const marksOf = (title: string): Marks => {
  const words = wordsOf(title);
  const named = (kind: keyof typeof MARKS): Set<string> =>
    new Set(
      Object.entries(MARKS[kind]).flatMap(([mark, pattern]) =>
        words.some((word) => pattern.test(word)) ? [mark] : [],
      ),
    );
  return {
    number: new Set(words.filter((word) => /\d/.test(word) || NUMBER_WORD.test(word)).map(fiscalYearInShort)),
    name: new Set(title.match(/\b\w*[A-Z]\w*[A-Z]\w*\b/g)?.filter((word) => !/\d/.test(word))),
    order: named('order'),
    frequency: named('frequency'),
    negation: named('negation'),
    direction: named('direction'),
    step: named('step'),
  };
};

const fiscalYearInShort = (word: string): string => word.replace(/^fys?(?:20)?(\d\d)$/, 'fy$1');

export interface MarkDifference {
  /** One mark gave way to another of its kind ("draft" to "final", "FY19" to "FY20"): another step, as far as the words go. */
  replaced: boolean;
  /** The marks that only one of the two titles has, but for names, often only written out, and directions, which tell by their opposite. */
  onlyOne: { kind: MarkKind; mark: string }[];
}

/** How two titles differ in their marks. `draft` giving way to `publish` counts as replaced: both say how far the work is. */
export const markDifference = (a: Marks, b: Marks): MarkDifference => {
  const dropped = difference(a, b);
  const added = difference(b, a);
  return {
    replaced: dropped.some(({ kind }) => added.some((other) => family(other.kind) === family(kind))),
    onlyOne: [...dropped, ...added].filter(({ kind }) => kind !== 'name' && kind !== 'direction'),
  };
};

const difference = (a: Marks, b: Marks): MarkDifference['onlyOne'] =>
  KINDS.flatMap((kind) => [...a[kind]].filter((mark) => !b[kind].has(mark)).map((mark) => ({ kind, mark })));

const KINDS: readonly MarkKind[] = ['number', 'name', 'order', 'frequency', 'negation', 'direction', 'step'];

const family = (kind: MarkKind): string => (kind === 'step' ? 'order' : kind);
