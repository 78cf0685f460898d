import type { Random } from '../../random.js';
import { circle, element, path, rect, short, verticalGradient } from '../svg.js';

/** Scenes are drawn in a box of this size. */
export const sceneWidth = 600;
export const sceneHeight = 400;

/** The colours that a scene is painted with: sky from top to horizon, land from far to near, and what stands out. */
export interface SceneColours {
  sky: readonly string[];
  land: readonly string[];
  light: string;
  accent: string;
  dark: string;
}

export interface Scene {
  id: string;
  english: readonly [string, ...string[]];
  chinese: readonly [string, ...string[]];
  mood: string;
  season?: string;
  /** Subjects that can be seen in it. */
  also: readonly string[];
  /** Ways to colour it, the natural one first. */
  colourings: readonly SceneColours[];
  draw(colours: SceneColours, random: Random): string;
}

/** Returns the sky as a gradient over the whole box. */
export function sky({ sky: colours }: SceneColours): string {
  return (
    element('defs', {}, verticalGradient('sky', colours)) + rect(0, 0, sceneWidth, sceneHeight, 'url(#sky)')
  );
}

/** Returns rolling land whose upper edge lies about `y`, filled to the bottom. */
export function hills(y: number, height: number, fill: string, random: Random): string {
  const steps = 5;
  const width = sceneWidth / steps;
  let d = `M0 ${sceneHeight}V${short(y + random.between(-height, height))}`;
  for (let step = 0; step < steps; step++) {
    const rise = random.between(-height, height);
    d += `S${short((step + 0.5) * width)} ${short(y + rise)} ${short((step + 1) * width)} ${short(y + random.between(-height, height) * 0.6)}`;
  }
  return path(`${d}V${sceneHeight}Z`, { fill });
}

/** Returns pointed mountains standing on `y`, filled to the bottom, with snow on the tops where a colour is given. */
export function peaks(
  y: number,
  height: number,
  fill: string,
  { random, snow, count = 4 }: { random: Random; snow?: string; count?: number },
): string {
  let body = rect(0, y - 1, sceneWidth, sceneHeight - y + 1, fill);
  for (let at = 0; at < count; at++) {
    const cx = ((at + random.between(0.2, 0.8)) * sceneWidth) / count;
    const top = y - height * random.between(0.65, 1);
    const half = (y - top) * random.between(0.8, 1.05);
    body += path(
      `M${short(cx - half)} ${short(y)}L${short(cx)} ${short(top)}L${short(cx + half)} ${short(y)}Z`,
      { fill },
    );
    if (snow !== undefined) {
      const cut = (y - top) * 0.3;
      const w = (half * cut) / (y - top);
      body += path(
        `M${short(cx)} ${short(top)}l${short(w)} ${short(cut)}l${short(-w * 0.5)} ${short(-cut * 0.25)}l${short(-w * 0.5)} ${short(cut * 0.3)}l${short(-w * 0.5)} ${short(-cut * 0.35)}l${short(-w * 0.5)} ${short(cut * 0.3)}Z`,
        { fill: snow },
      );
    }
  }
  return body;
}

/** Returns stars strewn over the upper part of the box. */
export function stars(count: number, colour: string, random: Random): string {
  return Array.from({ length: count }, () =>
    circle(random.between(0, sceneWidth), random.between(0, 240), random.between(0.7, 2.2), colour, {
      opacity: random.between(0.5, 1),
    }),
  ).join('');
}

/** Returns a disc with two pale rings around it: a sun or a moon with its halo. */
export function glowing(cx: number, cy: number, r: number, colour: string): string {
  return (
    circle(cx, cy, r * 1.9, colour, { opacity: 0.16 }) +
    circle(cx, cy, r * 1.4, colour, { opacity: 0.25 }) +
    circle(cx, cy, r, colour)
  );
}

/** Returns broken horizontal strokes of light on water below `y`. */
export function ripples(y: number, cx: number, colour: string, random: Random): string {
  let body = '';
  for (let row = 0; y + row * 13 < sceneHeight; row++) {
    const width = random.between(20, 60) + row * 9;
    body += rect(cx - width / 2 + random.between(-16, 16), y + row * 13, width, 3.4, colour, {
      rx: 1.7,
      opacity: Math.max(0.25, 0.85 - row * 0.06),
    });
  }
  return body;
}
