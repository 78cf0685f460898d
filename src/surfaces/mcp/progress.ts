import type { Progress } from '../../core/operation.js';

/** What one progress notification says. */
export interface AgentProgress {
  progress: number;
  total?: number;
  message: string;
}

const intervalMs = 200;

/**
 * Returns a reporter that passes on at most five reports a second, the first and the last of a stage always. The numbers
 * only grow, as the protocol demands: what earlier stages did is added to what the present one does.
 */
export function agentProgress(
  send: (report: AgentProgress) => void,
  now: () => number = () => performance.now(),
): (report: Progress) => void {
  let stage: string | undefined;
  let before = 0;
  let within = 0;
  let last = -1;
  let lastMs = Number.NEGATIVE_INFINITY;
  return (report) => {
    const isNew = report.stage !== stage;
    if (isNew) [stage, before, within] = [report.stage, before + within, 0];
    within = Math.max(within, report.done);
    const progress = before + within;
    const isDue = isNew || report.done === report.total || now() - lastMs >= intervalMs;
    if (progress <= last || !isDue) return;
    [last, lastMs] = [progress, now()];
    const total = report.total === undefined ? {} : { total: before + Math.max(within, report.total) };
    send({ progress, ...total, message: messageOf(report) });
  };
}

function messageOf({ stage, done, total, unit, note }: Progress): string {
  const amount = [String(done), ...(total === undefined ? [] : [`of ${total}`]), unit ?? ''].join(' ').trim();
  return `${stage}: ${amount}${note === undefined ? '' : `; ${note}`}`;
}
