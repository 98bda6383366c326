import type { IndicatorInQuarter } from './indicator-in-quarter.js';

type Values = IndicatorInQuarter['values'];

/** Values as a person types them: a line each, `Q1 FY 2019: 12`; nothing behind the colon where there is no value. */
export const textOfValues = (values: Values): string =>
  values.map(({ period, value }) => `${period}: ${value ?? ''}`.trimEnd()).join('\n');

/** The values that a text gives, in its order, or the sentence for the first line that gives none. */
export const valuesOfText = (text: string): { values: Values } | { wrong: string } => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const values: Values = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const period = line.slice(0, Math.max(0, colon)).trim();
    if (period === '') return { wrong: `“${line}” names no period: write it as “Q1 FY 2019: 12”.` };
    if (values.some((one) => one.period === period)) {
      return { wrong: `“${period}” is there twice: give each period one line.` };
    }
    values.push({ period, value: line.slice(colon + 1).trim() || null });
  }
  return { values };
};
