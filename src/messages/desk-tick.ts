import type { NoticeKind } from "../domain/brief.js";
import { outboxWords } from "./desk-outbox.js";

/** What the operator reads of one pass of the clockwork. */
export const tickWords = {
  notAMoment: () => "Cần một thời điểm như 2026-03-16T07:30 hoặc 2026-03-16T07:30+07:00.",

  owed: (kind: NoticeKind, to: string, at: string, text: string | null): string[] => [
    `${at}  ${outboxWords.kind(kind)}  ${to}`,
    ...(text === null ? [] : text.split("\n").map((line) => `      ${line}`)),
  ],

  counts: (
    owed: number,
    enqueued: number,
    { sent, failed, dropped }: { sent: number; failed: number; dropped: number },
    dryRun: boolean,
  ): string =>
    dryRun
      ? `Cần gửi: ${String(owed)}. Chỉ xem trước, không gửi và không lưu gì.`
      : `Cần gửi: ${String(owed)}; mới xếp hàng: ${String(enqueued)}; đã gửi: ${String(sent)}; ` +
        `chưa gửi được: ${String(failed)}; bỏ vì không còn cần: ${String(dropped)}.`,
};
