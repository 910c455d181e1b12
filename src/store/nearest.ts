/** How the rows on one side of a number are asked for, the nearest first. */
export type Side = {
  number: { lte: number } | { gt: number };
  orderBy: { number: "asc" | "desc" };
  take: number;
};

/** The numbers nearest to one that may not be there itself; of two as near the lower first. */
export async function nearestNumbers(
  number: number,
  limit: number,
  read: (side: Side) => Promise<{ number: number }[]>,
): Promise<number[]> {
  const below = await read({ number: { lte: number }, orderBy: { number: "desc" }, take: limit });
  const above = await read({ number: { gt: number }, orderBy: { number: "asc" }, take: limit });
  return [...below, ...above]
    .map((row) => row.number)
    .sort((a, b) => Math.abs(a - number) - Math.abs(b - number) || a - b)
    .slice(0, limit);
}
