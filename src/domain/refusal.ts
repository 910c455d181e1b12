import type { FileVerdict } from "./evidence.js";
import type { MemberRef } from "./office.js";
import type { Instant } from "./time.js";

/** Why something is not done. Each has its sentence in `messages/refusals.ts`, checked by the compiler. */
export type Refusal =
  | { code: "not_linked" }
  | { code: "link_invalid" }
  | { code: "unknown_command"; typed: string; nearest: string | null }
  | { code: "usage"; hint: string; example: number | null }
  | { code: "no_such_task"; number: number; nearest: number[] }
  | { code: "no_such_thing" }
  | { code: "draft_gone" }
  | { code: "only"; who: "lead" | "units" | "reviewers" | "clerk" | "uploader" }
  | { code: "plan_not_active"; number: number }
  | { code: "nothing_open"; number: number }
  | { code: "already_submitted"; number: number; by: MemberRef | null; at: Instant | null }
  | { code: "already_accepted"; number: number; by: MemberRef | null; at: Instant | null }
  | { code: "already_cancelled"; number: number }
  | { code: "not_submitted"; number: number }
  | { code: "reason_wanted"; number: number }
  | { code: "evidence_settled"; number: number }
  | { code: "evidence_form" }
  | { code: "link_form" }
  | { code: "file_refused"; name: string; verdict: Exclude<FileVerdict, "fine"> }
  | { code: "file_lost"; name: string }
  | { code: "too_many_files"; limit: number }
  | { code: "plan_unreadable"; name: string; fault: string; reason: string }
  | { code: "plan_active_already" }
  | { code: "plan_without_tasks" }
  | { code: "no_plan"; name: string }
  | { code: "one_plan_file" }
  | { code: "row_in_use"; number: number }
  | { code: "no_deadline_read"; phrase: string }
  | { code: "deadline_doubtful"; phrase: string }
  | { code: "text_only"; what: string };

/** What a rule decides: a value, or why not. */
export type Decision<T> = { ok: true; value: T } | { ok: false; why: Refusal };

export function allow<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function refuse(why: Refusal): { ok: false; why: Refusal } {
  return { ok: false, why };
}
