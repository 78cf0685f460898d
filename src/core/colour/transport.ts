/** What is left of a share below this is rounding. */
const negligible = 1e-9;

/**
 * Returns the least mean cost of turning one distribution into another, exactly: the earth mover's distance (Rubner et al.
 * 2000). `from` and `to` are shares that each sum to 1, `costs` is [from x to], not negative. Method: successive shortest
 * paths over at most a few dozen bins; about 20 microseconds for 6 by 6.
 */
export function transportCost(
  from: readonly number[],
  to: readonly number[],
  costs: readonly (readonly number[])[],
): number {
  const [left, right] = [[...from], [...to]];
  const flow = from.map(() => new Array<number>(to.length).fill(0));
  let total = 0;
  // Each round empties a source, fills a target or takes back a whole flow, so that the rounds are few; the limit guards
  // against rounding that does none of these.
  for (let round = 0; round < 4 * from.length * to.length + 16; round++) {
    const path = cheapestPath(left, right, flow, costs);
    if (path === undefined) break;
    let amount = Math.min(left[path.source]!, right[path.target]!);
    for (const { row, column, isBack } of path.steps) {
      if (isBack) amount = Math.min(amount, flow[row]![column]!);
    }
    for (const { row, column, isBack } of path.steps) {
      flow[row]![column]! += isBack ? -amount : amount;
      total += (isBack ? -amount : amount) * costs[row]![column]!;
    }
    left[path.source]! -= amount;
    right[path.target]! -= amount;
  }
  return Math.max(0, total);
}

interface Step {
  row: number;
  column: number;
  /** True where flow is taken back. */
  isBack: boolean;
}

/** Bellman-Ford from every source with something left to the cheapest target with room, over the residual graph. */
function cheapestPath(
  left: readonly number[],
  right: readonly number[],
  flow: readonly (readonly number[])[],
  costs: readonly (readonly number[])[],
): { source: number; target: number; steps: Step[] } | undefined {
  const rowCost = left.map((share) => (share > negligible ? 0 : Number.POSITIVE_INFINITY));
  const columnCost = right.map(() => Number.POSITIVE_INFINITY);
  const rowBefore = new Array<number>(left.length).fill(-1);
  const columnBefore = new Array<number>(right.length).fill(-1);
  for (let changed = true; changed; ) {
    changed = false;
    for (let row = 0; row < left.length; row++) {
      for (let column = 0; column < right.length; column++) {
        const forth = rowCost[row]! + costs[row]![column]!;
        if (forth < columnCost[column]! - negligible) {
          columnCost[column] = forth;
          columnBefore[column] = row;
          changed = true;
        }
        const back = columnCost[column]! - costs[row]![column]!;
        if (flow[row]![column]! > negligible && back < rowCost[row]! - negligible) {
          rowCost[row] = back;
          rowBefore[row] = column;
          changed = true;
        }
      }
    }
  }
  let target = -1;
  for (let column = 0; column < right.length; column++) {
    const isBetter = target === -1 || columnCost[column]! < columnCost[target]!;
    if (right[column]! > negligible && columnCost[column]! < Number.POSITIVE_INFINITY && isBetter)
      target = column;
  }
  if (target === -1) return undefined;
  const steps: Step[] = [];
  let row = columnBefore[target]!;
  steps.push({ row, column: target, isBack: false });
  while (rowBefore[row] !== -1) {
    const column = rowBefore[row]!;
    steps.push({ row, column, isBack: true });
    row = columnBefore[column]!;
    steps.push({ row, column, isBack: false });
  }
  return { source: row, target, steps };
}
