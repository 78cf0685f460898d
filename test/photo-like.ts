import type { Pixels } from '../src/core/image.js';

/** Returns a picture with what photographs have: soft light, hard edges, fine texture, strong colours; always the same. */
export function photoLike(widthPx: number, heightPx: number): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 3);
  const unit = Math.max(widthPx, heightPx);
  let state = 7;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const [u, v] = [x / unit, y / unit];
      const disc = Math.hypot(u - 0.4, v - 0.3) < 0.18;
      const stripe = Math.sin((u * 3 + v) * 60) > 0.3 && u > 0.55;
      const grain = ((state >>> 24) - 128) / 12;
      const texture = 20 * Math.sin(u * 400) * Math.cos(v * 350);
      const at = (y * widthPx + x) * 3;
      data[at] = clamp((disc ? 230 : 60 + 150 * v) + grain + texture);
      data[at + 1] = clamp((disc ? 90 : stripe ? 200 : 110 + 60 * u) + grain);
      data[at + 2] = clamp((disc ? 40 : stripe ? 30 : 180 - 120 * v) + grain - texture);
    }
  }
  return { data, widthPx, heightPx };
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
