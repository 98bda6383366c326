/** An indicator as one quarter reports it, with its values as printed. */
export interface IndicatorInQuarter {
  name: string;
  description: string | null;
  unit: string | null;
  baseline: string | null;
  target: string | null;
  values: { period: string; value: string | null }[];
}
