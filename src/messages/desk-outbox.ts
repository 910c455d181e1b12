import type { NoticeKind } from "../domain/brief.js";

const KINDS: Record<NoticeKind, string> = {
  news: "tin",
  nudge: "nhắc việc",
  escalation: "báo cấp trên",
  digest: "tổng hợp tuần",
  round: "kỳ báo cáo",
  urge: "đôn đốc",
  trouble: "lỗi gửi tin",
};

const STATES: Record<string, string> = {
  queued: "chờ gửi",
  sent: "đã gửi",
  dead: "thôi gửi",
  dropped: "bỏ",
};

/** What waits, was sent or given up on, as the operator reads it. */
export const outboxWords = {
  kind: (kind: NoticeKind) => KINDS[kind],
  state: (state: string) => STATES[state] ?? state,
  attempts: (count: number) => `${String(count)} lần`,
  empty: () => "Không có tin nào.",
  notAnId: () => "Cần số của tin, như trong dondoc outbox list.",
  notDead: (id: number) =>
    `Tin số ${String(id)} không nằm trong số tin đã thôi gửi (xem dondoc outbox list --state dead).`,
  retried: (id: number) => `Tin số ${String(id)} được xếp gửi lại.`,
};
