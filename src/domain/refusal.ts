import type { FileVerdict } from "./evidence.js";
import type { MemberRef } from "./office.js";
import type { CivilDate, Instant } from "./time.js";

/** Why something is not done. Each has its sentence in `messages/refusals.ts`, checked by the compiler. */
export type Refusal =
  | { code: "not_linked" }
  | { code: "link_invalid" }
  | { code: "unknown_command"; typed: string; nearest: string | null }
  | { code: "usage"; hint: string; example: number | null }
  | { code: "no_such_task"; number: number; nearest: number[] }
  | { code: "no_such_thing" }
  | { code: "draft_gone" }
  | { code: "only"; who: WhoMay | "uploader" | "raiser" | "asked" | "nudged" }
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
  | { code: "text_only"; what: string }
  | { code: "other_office_chat" }
  | WorkRefusal
  | RoundRefusal
  | IndicatorRefusal
  | OfficeRefusal
  | ReminderRefusal;

/** Who may do something, as a refusal names them. */
export type WhoMay =
  | "lead"
  | "units"
  | "reviewers"
  | "clerk"
  | "assigners"
  | "managers"
  | "admins"
  | "figures"
  | "plan_figures";

/** Of indicators and their readings. */
export type IndicatorRefusal =
  | { code: "no_such_indicator"; number: number; nearest: number[] }
  | { code: "indicator_not_active"; number: number; closed: boolean }
  | { code: "no_figure"; number: number; typed: string }
  | { code: "reading_to_come"; date: CivilDate };

/** Of progress, obstacles, extensions, assignments and events. */
export type WorkRefusal =
  | { code: "percent_form" }
  | { code: "obstacle_settled"; number: number }
  | { code: "extension_settled"; number: number }
  | { code: "extension_waits"; number: number; by: MemberRef; wanted: CivilDate }
  | { code: "own_request"; number: number }
  | { code: "no_due_day"; number: number }
  | { code: "date_unread"; typed: string }
  | { code: "date_past"; date: CivilDate }
  | { code: "date_not_later"; number: number; due: CivilDate }
  | { code: "already_in_charge"; number: number; name: string }
  | { code: "cannot_be_in_charge"; name: string; because: "viewer" | "other_unit" }
  | { code: "nobody_in_charge"; number: number }
  | { code: "no_such_event"; typed: string; nearest: string[] }
  | { code: "event_entered"; event: string; day: CivilDate }
  | { code: "due_before_event"; day: CivilDate; due: CivilDate }
  | { code: "nothing_waits" };

/** Of reporting rounds. */
export type RoundRefusal =
  | { code: "round_closed"; day: CivilDate }
  | { code: "round_exists"; period: string }
  | { code: "round_without_units" }
  | { code: "round_unit_stays"; unit: string }
  | { code: "round_window"; from: CivilDate; to: CivilDate }
  | { code: "round_not_asked" }
  | { code: "round_handed_in"; unit: string; day: CivilDate }
  | { code: "round_not_handed_in"; unit: string }
  | { code: "round_not_later"; due: CivilDate }
  | { code: "round_no_request"; unit: string }
  | { code: "round_no_obstacle"; unit: string };

/** Of people, units and settings. */
export type OfficeRefusal =
  | { code: "no_such_person"; typed: string; nearest: MemberRef[] }
  | { code: "no_such_unit"; typed: string; nearest: string[] }
  | { code: "unit_exists"; name: string }
  | { code: "same_unit"; name: string }
  | { code: "unit_ended"; name: string; day: CivilDate; into: string[] }
  | { code: "unit_too_early"; name: string; since: CivilDate }
  | { code: "date_to_come"; date: CivilDate }
  | { code: "unit_ended_that_day"; name: string; day: CivilDate }
  | { code: "group_unit"; name: string }
  | { code: "split_itself"; name: string }
  | { code: "split_wants_two"; name: string }
  | { code: "not_its_work"; number: number; name: string }
  | { code: "not_its_member"; member: string; name: string }
  | { code: "name_too_long"; limit: number }
  | { code: "last_admin" }
  | { code: "not_oneself" }
  | { code: "name_wanted" }
  | { code: "name_form" }
  | { code: "member_left"; name: string }
  | { code: "member_here"; name: string }
  | { code: "cannot_take_over"; name: string }
  | { code: "still_in_charge"; member: number; name: string; tasks: number }
  | { code: "no_such_setting"; typed: string }
  | { code: "setting_form"; setting: string; hint: string };

/** Of what is sent unasked: urging, putting off, and when what is sent. */
export type ReminderRefusal =
  | { code: "task_blocked"; number: number; obstacle: number }
  | { code: "urged_lately"; number: number; by: MemberRef; at: Instant }
  | { code: "nobody_to_urge"; number: number; because: "self" | "nobody" }
  | {
      code: "nothing_to_urge";
      name: string;
      late: number;
      blocked: number;
      lately: number;
      nobody: number;
    }
  | { code: "snoozed_enough"; number: number; times: number }
  | { code: "hour_range"; hour: string; from: string; to: string }
  | { code: "hour_in_quiet"; hour: string; from: string; to: string }
  | {
      code: "quiet_over_hour";
      what: "nudgeAt" | "digestAt";
      hour: string;
      from: string;
      to: string;
    }
  | { code: "steps_order"; clerk: number; chair: number }
  | {
      code: "setting_range";
      setting: "clerkAfter" | "chairAfter" | "obstacleAfter" | "roundDays" | "nudgeDays";
      least: number;
      most: number;
      count: number;
    };

/** What a rule decides: a value, or why not. */
export type Decision<T> = { ok: true; value: T } | { ok: false; why: Refusal };

export function allow<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function refuse(why: Refusal): { ok: false; why: Refusal } {
  return { ok: false, why };
}
