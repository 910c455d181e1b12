/** Words on a page, from its upper left corner; sizes in points. */
export type Placed = {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  tilted: boolean;
};

/**
 * The words of a page as lines from above, whatever order they were drawn in: a stamp is often drawn last. Words that
 * stand far apart on one height are lines of their own, tilted ones too.
 */
export function pageLinesOf(placed: readonly Placed[]): string[] {
  const words = placed.filter(({ text }) => text.trim() !== "");
  const tilted = words.filter((word) => word.tilted).map(({ text }) => text);
  const rows: Placed[][] = [];
  for (const word of words.filter((word) => !word.tilted).sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && word.y - first.y < first.height / 2) {
      row.push(word);
    } else rows.push([word]);
  }
  return [...tilted, ...rows.flatMap(linesOfRow)];
}

function linesOfRow(row: readonly Placed[]): string[] {
  const lines: string[] = [];
  let last: Placed | null = null;
  let line = "";
  for (const word of [...row].sort((a, b) => a.x - b.x)) {
    if (last !== null) {
      // Bold is sometimes feigned by drawing the same words twice.
      if (word.text === last.text && word.x - last.x < last.width / 4) continue;
      const gap = word.x - last.x - last.width;
      if (gap > last.height * 2) {
        lines.push(line);
        line = "";
      } else if (gap > last.height / 8) line += " ";
    }
    line += word.text;
    last = word;
  }
  return [...lines, line];
}
