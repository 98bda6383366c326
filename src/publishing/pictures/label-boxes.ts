import type { ChartText } from './indicator-chart.js';
import { widthOf } from './text-width.js';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const SIZE = 12;

/** The room a text takes. */
export const boxOf = ({ x, y, anchor, text }: ChartText): Box => {
  const width = widthOf(text, SIZE);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - 10, width, height: 13 };
};

/** Whether two boxes touch. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Of each label the first place that is free and within the edges; a label without one is left out. */
export const freeAmong = (
  labels: readonly (readonly ChartText[])[],
  taken: readonly Box[],
  edges: { left: number; right: number; top: number; bottom: number },
): ChartText[] => {
  const boxes = [...taken];
  const placed: ChartText[] = [];
  for (const places of labels) {
    const free = places.find((place) => {
      const box = boxOf(place);
      const inside =
        box.x >= edges.left &&
        box.x + box.width <= edges.right &&
        box.y >= edges.top &&
        box.y + box.height <= edges.bottom;
      return inside && !boxes.some((other) => overlap(other, box));
    });
    if (!free) continue;
    boxes.push(boxOf(free));
    placed.push(free);
  }
  return placed;
};
