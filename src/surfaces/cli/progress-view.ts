import type { Progress } from '../../core/operation.js';
import type { Io } from './io.js';
import {
  displayWidth,
  escapeControls,
  formatBytes,
  formatCount,
  formatDuration,
  safeJson,
  shorten,
} from './text.js';

export interface ProgressView {
  report(progress: Progress): void;
  /** Takes the bar off the terminal. */
  end(): void;
}

interface Stage {
  name: string;
  startedMs: number;
  /** What was done already when the stage was first heard of: resumed work does not count as speed. */
  startedAt: number;
}

const barIntervalMs = 100;
const lineIntervalMs = 5000;
const eventIntervalMs = 200;

/** Returns a view that shows nothing. */
export function silentProgress(): ProgressView {
  return { report: () => undefined, end: () => undefined };
}

/** Returns a view that prints one JSON line for each event on stdout; counts at most five times a second. */
export function jsonProgress(io: Io): ProgressView {
  let lastMs = Number.NEGATIVE_INFINITY;
  let stage: string | undefined;
  return {
    report(progress) {
      const now = io.now();
      const matters =
        progress.stage !== stage || progress.note !== undefined || progress.done === progress.total;
      if (!matters && now - lastMs < eventIntervalMs) return;
      [stage, lastMs] = [progress.stage, now];
      io.stdout.write(`${safeJson({ event: 'progress', ...progress })}\n`);
    },
    end: () => undefined,
  };
}

/** Returns a view on stderr: a bar that redraws itself on a terminal, otherwise a plain line every five seconds. */
export function terminalProgress(io: Io, rich: boolean): ProgressView {
  const isBar = io.stderr.isTty && io.env.TERM !== 'dumb';
  let stage: Stage | undefined;
  let lastMs = isBar ? Number.NEGATIVE_INFINITY : io.now();
  let drawn = false;
  const clear = (): void => {
    if (drawn) io.stderr.write('\r\x1b[K');
    drawn = false;
  };
  return {
    report(progress) {
      const now = io.now();
      const isNew = stage?.name !== progress.stage;
      if (isNew || stage === undefined) {
        stage = { name: progress.stage, startedMs: now, startedAt: progress.done };
      }
      if (progress.note !== undefined) {
        clear();
        io.stderr.write(`${escapeControls(progress.note)}\n`);
      }
      const isDue = isBar
        ? isNew || progress.done === progress.total || !drawn || now - lastMs >= barIntervalMs
        : now - lastMs >= lineIntervalMs;
      if (!isDue) return;
      lastMs = now;
      const text = describe(progress, stage, now);
      if (!isBar) io.stderr.write(`${text}\n`);
      else {
        io.stderr.write(`\r${fitBar(progress, text, io.columns, rich)}\x1b[K`);
        drawn = true;
      }
    },
    end: clear,
  };
}

function describe(progress: Progress, stage: Stage, now: number): string {
  const { done, total, unit } = progress;
  const show = unit === 'bytes' ? formatBytes : formatCount;
  const label = unit === undefined || unit === 'bytes' ? '' : ` ${escapeControls(unit)}`;
  const seconds = (now - stage.startedMs) / 1000;
  const rate = seconds > 0.5 ? (done - stage.startedAt) / seconds : 0;
  const amount = `${show(done)}${total === undefined ? '' : ` of ${show(total)}`}${label}`;
  const parts = [`${escapeControls(progress.stage)}: ${amount}`];
  if (total !== undefined && total > 0) parts.push(`${Math.floor((100 * Math.min(done, total)) / total)} %`);
  if (rate > 0) parts.push(`${unit === 'bytes' ? formatBytes(rate) : formatRate(rate)}/s`);
  if (rate > 0 && total !== undefined && done < total) {
    parts.push(`${formatDuration((total - done) / rate)} left`);
  }
  return parts.join(', ');
}

function formatRate(rate: number): string {
  return rate >= 10 ? formatCount(Math.round(rate)) : rate.toFixed(1);
}

/** Puts a bar before the text where both fit; the line must not wrap, or redrawing would leave traces. */
function fitBar({ done, total }: Progress, text: string, columns: number, rich: boolean): string {
  const room = columns - 1;
  const cells = Math.min(24, room - displayWidth(text) - 1);
  if (total === undefined || total <= 0 || cells < 8) return shorten(text, room);
  const full = Math.round((cells * Math.min(done, total)) / total);
  const [on, off] = rich ? ['█', '░'] : ['#', '.'];
  return `${on.repeat(full)}${off.repeat(cells - full)} ${text}`;
}
