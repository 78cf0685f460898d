import type { Flag } from './flags.js';
import { placeholder } from './value-kinds.js';

type Shown = Flag & { required?: boolean; default?: unknown };

/** Returns `--limit <n>`; a switch that is on by default is shown as the flag that turns it off. */
export function optionLabel({ flag, kind, default: usual }: Shown): string {
  if (kind.type === 'boolean') return usual === true ? `--no-${flag}` : `--${flag}`;
  return `--${flag} ${placeholder(kind)}`;
}

/** Returns `default 20`, or nothing where there is no default worth showing. */
export function defaultRemark({ kind, required, default: usual }: Shown): string {
  if (required === true) return 'required';
  if (usual === undefined || usual === null || kind.type === 'boolean') return '';
  const text = Array.isArray(usual) ? usual.join(',') : String(usual);
  return text === '' ? '' : `default ${text}`;
}
