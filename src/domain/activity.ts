import type { MemberRef } from "./office.js";
import type { Instant } from "./time.js";

/** What can happen; each kind has its sentence in `messages/history.ts`. */
export const ACTIVITIES = [
  "plan_loaded",
  "plan_activated",
  "plan_closed",
  "row_confirmed",
  "row_rescheduled",
  "row_dropped",
  "plan_unit_settled",
  "submitted",
  "accepted",
  "returned",
  "evidence_added",
  "evidence_moved",
  "evidence_removed",
  "evidence_explained",
  "progress_noted",
  "reading_entered",
  "obstacle_raised",
  "obstacle_answered",
  "obstacle_withdrawn",
  "extension_asked",
  "extension_granted",
  "extension_refused",
  "extension_withdrawn",
  "assigned",
  "work_handed_over",
  "event_dated",
  "urged",
  "urge_seen",
  "nudge_seen",
  "snoozed",
  "round_opened",
  "round_changed",
  "round_handed_in",
  "round_taken_back",
  "round_more_asked",
  "round_more_granted",
  "round_more_refused",
  "round_obstacle",
  "round_obstacle_over",
  "round_closed",
  "draft_kept",
  "draft_dropped",
  "account_linked",
  "account_unlinked",
  "member_added",
  "member_changed",
  "member_removed",
  "member_exported",
  "member_erased",
  "invite_made",
  "unit_added",
  "unit_changed",
  "unit_renamed",
  "unit_merged",
  "unit_split",
  "unit_work_moved",
  "settings_changed",
  "workspace_created",
  "chat_bound",
  "calendar_changed",
] as const;
export type ActivityKind = (typeof ACTIVITIES)[number];

/** Keys of `Activity.data` that hold the id of a member. */
export const PERSON_KEYS = ["member", "fromMember", "toMember"] as const;

/** Something that happened, as the rule that decided it says. */
export type Activity = {
  kind: ActivityKind;
  taskId?: number;
  occurrenceId?: number;
  planId?: number;
  /**
   * What changed, from what to what, in words of the office: file name, reason, note. People stand in it by
   * their ids, under the keys of `PERSON_KEYS`: a person can be erased, an entry cannot be changed.
   */
  data?: Record<string, string | number | boolean | null>;
};

/** Who did it, when, through what, and under which source key it cannot happen twice. */
export type Stamp = {
  workspaceId: number;
  /** Null at the desk. */
  member: MemberRef | null;
  at: Instant;
  /** `telegram:update:991`, `web:message:…`, `desk:…`. */
  source: string;
  /** "web", "telegram", "slack" or "desk". */
  via: string;
};

/** An entry of the history as it is read back. */
export type ActivityEntry = {
  id: number;
  kind: ActivityKind;
  at: Instant;
  /** Name at that time; "Máy chủ" is worded by the messages where it is null. */
  by: string | null;
  via: string;
  data: Record<string, string | number | boolean | null>;
  /** Names of the members whose ids stand in `data`, by key. */
  people: Partial<Record<(typeof PERSON_KEYS)[number], string>>;
};
