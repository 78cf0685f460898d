import { type GridLayout, rowOf } from './layout.js';

export interface DropMarkProps {
  layout: GridLayout;
  span: { leftPx: number };
  index: number;
}

/** Shows where dropped pictures will stand. */
export function DropMark({ layout, span, index }: DropMarkProps) {
  const row = rowOf(layout, index);
  const place = `translate(${span.leftPx}px, ${layout.topsPx[row]}px)`;
  return <span className="drop-mark" style={{ transform: place, height: layout.heightsPx[row] }} />;
}
