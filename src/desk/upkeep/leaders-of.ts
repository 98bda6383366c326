import type { GoalInQuarter } from '../../goals/goals.record.js';
import { linesOf } from '../../publishing/pages/wording.js';

/** The leaders of a goal as they are typed, one a line: `name; title; organization`. */
export const leadersOf = (text: string): GoalInQuarter['leaders'] =>
  linesOf(text).map((line) => {
    const [name = '', role = '', ...organization] = line.split(';').map((part) => part.trim());
    return { name, title: role || null, organization: organization.join('; ') || null };
  });
