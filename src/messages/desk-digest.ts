import type { DigestFigures } from "../domain/digest.js";
import { countWords } from "./digest-progress.js";
import { unitName } from "./digest-chart.js";
import { moment, periodName } from "./words.js";

/** What the desk says of the figures of a week. */
export const digestDeskWords = {
  notAWeek: () => "Ghi tuần như 2026-W12.",
  noFigures: (week: string) =>
    `Chưa có số liệu nào được lưu cho ${periodName(week, "vi")}; số liệu chỉ lập được cho tuần này và các tuần đã gửi tổng hợp.`,
  noUnits: () => "Chưa có việc có thời hạn nào do một bộ phận chủ trì, nên không có gì để vẽ.",
  drawn: (file: string, units: number) => `Đã ghi biểu đồ của ${String(units)} bộ phận: ${file}`,
};

export function figureLines(
  figures: DigestFigures,
  before: DigestFigures | null,
  zone: string,
): string[] {
  const { late, due, waiting, obstacles, extensions, targets } = figures;
  return [
    `Tổng hợp ${periodName(figures.week, "vi")}, số liệu lúc ${moment(figures.at, zone, "vi")}`,
    countWords({ figures, before, language: "vi" }),
    `Quá hạn: ${late.total}. Đến hạn: ${due.total}. Chờ duyệt: ${waiting.total}. ` +
      `Vướng mắc chờ trả lời: ${obstacles.total}. Chờ gia hạn: ${extensions.total}. Chỉ tiêu chưa đạt: ${targets?.off.total ?? 0}.`,
    ...figures.units.map(
      (unit) => `${unitName(unit, "vi")}: ${unit.done}/${unit.total}, quá hạn ${unit.late}`,
    ),
  ];
}
