/** The cost up to which there are `count` of these costs; the largest where there are not so many. Reorders them. */
export function costAtRank(costs: Float64Array, count: number): number {
  const rank = Math.min(costs.length - 1, count);
  let from = 0;
  let to = costs.length - 1;
  while (from < to) {
    const pivot = costs[(from + to) >> 1] ?? 0;
    let left = from;
    let right = to;
    while (left <= right) {
      while ((costs[left] ?? 0) < pivot) left++;
      while ((costs[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const swapped = costs[left] ?? 0;
      costs[left] = costs[right] ?? 0;
      costs[right] = swapped;
      left++;
      right--;
    }
    if (rank <= right) to = right;
    else if (rank >= left) from = left;
    else break;
  }
  return costs[rank] ?? Infinity;
}
