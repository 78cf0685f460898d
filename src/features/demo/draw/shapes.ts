import { short } from './svg.js';

/** What part a shape plays; the scheme and the style decide its colour. */
export type Role = 'main' | 'second' | 'accent' | 'dark' | 'light';

/** A filled area, or a line where `lineWidth` is given, in a box of 100 x 100. */
export interface Shape {
  d: string;
  role: Role;
  lineWidth?: number;
}

/** Returns a filled area. */
export function area(role: Role, ...outlines: string[]): Shape {
  return { d: outlines.join(''), role };
}

/** Returns a line of the given width with round ends. */
export function line(role: Role, lineWidth: number, ...tracks: string[]): Shape {
  return { d: tracks.join(''), role, lineWidth };
}

/** Returns the path of a circle. */
export function disc(cx: number, cy: number, r: number): string {
  return oval(cx, cy, r, r);
}

/** Returns the path of an axis-parallel ellipse. */
export function oval(cx: number, cy: number, rx: number, ry: number): string {
  const arc = `a${short(rx)} ${short(ry)} 0 1 0`;
  return `M${short(cx - rx)} ${short(cy)}${arc} ${short(2 * rx)} 0${arc} ${short(-2 * rx)} 0Z`;
}

/** Returns the path of a rectangle with corners of radius r. */
export function box(x: number, y: number, width: number, height: number, r = 0): string {
  if (r === 0) return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
  const [w, h] = [short(width - 2 * r), short(height - 2 * r)];
  const corner = `a${short(r)} ${short(r)} 0 0 1`;
  return `M${short(x + r)} ${short(y)}h${w}${corner} ${short(r)} ${short(r)}v${h}${corner} ${short(-r)} ${short(r)}h-${w}${corner} ${short(-r)} ${short(-r)}v-${h}${corner} ${short(r)} ${short(-r)}Z`;
}

/** Returns the path of a closed polygon through points given as x, y, x, y ... */
export function polygon(...points: number[]): string {
  let d = '';
  for (let at = 0; at < points.length; at += 2)
    d += `${at === 0 ? 'M' : 'L'}${short(points[at]!)} ${short(points[at + 1]!)}`;
  return `${d}Z`;
}

/** Returns the path of a star (or, with `inner` equal to `outer`, of a regular polygon of twice the points). */
export function starburst(
  cx: number,
  cy: number,
  points: number,
  outer: number,
  inner: number,
  turn = -90,
): string {
  const corners = Array.from({ length: points * 2 }, (_, index) => {
    const angle = ((turn + (index * 180) / points) * Math.PI) / 180;
    const radius = index % 2 === 0 ? outer : inner;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
  return polygon(...corners.flat());
}

/** Returns one path for each of `count` turns around a centre, drawn by a function of the angle in radians. */
export function around(count: number, draw: (angle: number) => string, startDegrees = 0): string {
  return Array.from({ length: count }, (_, index) =>
    draw(((startDegrees + (index * 360) / count) * Math.PI) / 180),
  ).join('');
}

/** Returns the path of a straight line. */
export function segment(x1: number, y1: number, x2: number, y2: number): string {
  return `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`;
}
