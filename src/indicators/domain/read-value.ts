/** What a printed value counts: values of one kind can stand on one axis. */
export type ValueKind = 'percent' | 'dollars' | 'number';

export interface ReadValue {
  /** In single units: `$5.8B` is 5,800,000,000, and `438` in thousands is 438,000. */
  amount: number;
  kind: ValueKind;
}

const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
};

const VALUE =
  /^(?<sign>[-−–])?\s?(?<dollar>\$)?\s?(?<digits>\d{1,3}(?:,\d{3})+|\d+)?(?<decimals>\.\d+)?\s?(?<percent>%|per ?cent\b)?(?<scale>[kKMBT]\b|(?:thousand|million|billion|trillion)\b)?\s?(?<word>[a-z]{3,})?$/i;

/**
 * Reads a printed value, with the unit of its indicator, or gives null where it is not one plain number: a range, a
 * bound, a share of something named ("33% of FY18 Target $140B"), or words. What was printed stays what is shown.
 */
export const readValue = (text: string | null, unit: string | null = null): ReadValue | null => {
  const plain = (text ?? '')
    .replace(/^\s*(goal|target|baseline)\s*:/i, '')
    .replace(/\s*\([^)\d]*\)\s*$/, '')
    .trim();
  const found = VALUE.exec(plain)?.groups;
  if (!found) return null;
  const { sign, dollar, digits, decimals, percent, scale, word } = found;
  if (digits === undefined && decimals === undefined) return null;
  // "12m" may be minutes, months or meters; "$12m" is money.
  if (scale && /^[mbt]$/.test(scale) && dollar === undefined) return null;
  if (word !== undefined && !NAMES_WHAT_IS_COUNTED.test(word)) return null;
  const number = Number(`${(digits ?? '0').replaceAll(',', '')}${decimals ?? ''}`) * (sign ? -1 : 1);
  const isPercent = percent !== undefined || /^(%|per ?cent)/i.test(unit ?? '');
  if (isPercent) return dollar === undefined && scale === undefined ? { amount: number, kind: 'percent' } : null;
  const times = scale ? (SCALES[scale.toLowerCase()] ?? 1) : unitScale(unit);
  const kind = dollar !== undefined || (unit ?? '').includes('$') ? 'dollars' : 'number';
  return { amount: rounded(number * times), kind };
};

// One word behind a number names what is counted ("20 Days"), unless it makes the number a part, a bound or no date.
const NAMES_WHAT_IS_COUNTED =
  /^(?!(?:and|est|estimated|from|less|more|most|out|over|plus|than|tbd|thousands|millions|billions|under|until)$)/i;

/** What one unit of an indicator stands for: a thousand for `Thousands` and `Cases (000s)`, a million for `$M`. */
export const unitScale = (unit: string | null): number => {
  const text = unit ?? '';
  if (/thousand|\b000s?\b|^\$?\s?K$/i.test(text)) return 1e3;
  if (/million|^\$?\s?MM?$/i.test(text)) return 1e6;
  return /billion|^\$?\s?B$/i.test(text) ? 1e9 : 1;
};

// 5.8 times a billion is 5,799,999,999.999999 to a computer.
const rounded = (amount: number): number => Number(amount.toPrecision(12));
