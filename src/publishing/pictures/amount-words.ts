import { unitScale, type ValueKind } from '../../indicators/domain/read-value.js';

const STEPS = [
  { from: 1e12, letter: 'T' },
  { from: 1e9, letter: 'B' },
  { from: 1e6, letter: 'M' },
  { from: 1e3, letter: 'K' },
];

/** An amount on an axis: `60%`, `$17B`, `425K`, and in the indicator's own unit where it has one (`2,500` thousands). */
export const amountOnAxis = (amount: number, kind: ValueKind, unit: string | null): string => {
  if (kind === 'percent') return `${plain(amount)}%`;
  const scale = unitScale(unit);
  const money = kind === 'dollars' ? '$' : '';
  if (scale > 1 && kind === 'number') return plain(amount / scale);
  const size = Math.abs(amount);
  const step = size >= 1e4 || kind === 'dollars' ? STEPS.find(({ from }) => size >= from) : undefined;
  const sign = amount < 0 ? '-' : '';
  return `${sign}${money}${plain(size / (step?.from ?? 1))}${step?.letter ?? ''}`;
};

// Kept: to make a formatter costs more than a whole chart.
const decimals = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const plain = (amount: number): string => decimals.format(amount);
