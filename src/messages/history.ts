import type { ActivityEntry, ActivityKind } from "../domain/activity.js";
import type { Language } from "../domain/office.js";
import { officeDeed, type OfficeKind } from "./history-office.js";
import { roundDeed, type RoundKind } from "./history-round.js";
import { followUpDeed, type FollowUpKind } from "./history-work.js";
import type { Told } from "./history-told.js";
import { sayIn } from "./language.js";
import { cut, evidenceName, moment, periodName } from "./words.js";

/** One entry as a clerk would log it: "08:12 ngày 15/7/2025, Lê Thị Minh: nộp Kế hoạch". */
export function historyLine(entry: ActivityEntry, zone: string, language: Language): string {
  const by = entry.by ?? nobody(entry, language);
  return `${moment(entry.at, zone, language)}, ${by}: ${deed(entry, language)}`;
}

/** At the desk nobody is named; in a chat there was somebody, whose data have been erased. */
function nobody({ via }: ActivityEntry, language: Language): string {
  return via === "desk" ? sayIn(language)("máy chủ", "the server") : former(language);
}

/** Somebody whose data have been erased. */
function former(language: Language): string {
  return sayIn(language)("cựu cán bộ", "a former member");
}

function deed(entry: ActivityEntry, language: Language): string {
  const { kind } = entry;
  const told = tellerOf(entry, language);
  if (isPlanKind(kind)) return planDeed(kind, told, language);
  if (isRoundKind(kind)) return roundDeed(kind, told);
  if (isFollowUpKind(kind)) return followUpDeed(kind, told);
  return officeDeed(kind, told);
}

function tellerOf({ data, people }: ActivityEntry, language: Language): Told {
  const of = (key: string) => {
    const value = data[key];
    return value === null || value === undefined ? "" : String(value);
  };
  const period = of("period") === "" ? "" : `, ${periodName(of("period"), language)}`;
  return {
    language,
    say: sayIn(language),
    of,
    said: (key) => (of(key) === "" ? "" : `: “${cut(of(key), 160)}”`),
    product: `${cut(of("deliverable"), 80)}${period}`,
    person: (key) => people[key] ?? (of(key) === "" ? null : former(language)),
  };
}

type PlanKind = Exclude<ActivityKind, OfficeKind | FollowUpKind | RoundKind>;

/** What happened to a plan, its rows, its hand-ins and its files. */
function planDeed(kind: PlanKind, { say, of, said, product }: Told, language: Language): string {
  const name = `“${cut(evidenceName(of("name"), language), 100)}”`;
  switch (kind) {
    case "submitted": {
      const bare =
        Number(of("evidence")) === 0 ? say(" (không kèm tài liệu)", " (no evidence)") : "";
      return `${say("nộp", "handed in")} ${product}${said("note")}${bare}`;
    }
    case "accepted":
      return of("automatic") === "true"
        ? say(
            `${product} được ghi nhận hoàn thành (cơ quan không bật khâu duyệt)`,
            `${product} counts as done (the office reviews nothing)`,
          )
        : say(`duyệt ${product}`, `accepted ${product}`);
    case "returned":
      return `${say("trả lại", "gave back")} ${product}${said("reason")}`;
    case "evidence_added":
      return say(
        `thêm tài liệu ${name} vào ${product}`,
        `added the document ${name} to ${product}`,
      );
    case "evidence_moved":
      return say(
        `chuyển tài liệu ${name} sang ${product}`,
        `moved the document ${name} to ${product}`,
      );
    case "evidence_removed":
      return say(`bỏ tài liệu ${name}`, `removed the document ${name}`);
    case "plan_loaded":
      return `${say("nạp kế hoạch", "loaded the plan")}${said("title")}`;
    case "plan_activated":
      return say("đưa kế hoạch vào thực hiện", "activated the plan");
    case "plan_closed":
      return say("đóng kế hoạch", "closed the plan");
    case "row_confirmed":
      return say("xác nhận thời hạn đọc từ kế hoạch", "confirmed the dates read from the plan");
    case "row_rescheduled": {
      const [from, to] = [cut(of("from"), 80), cut(of("to"), 80)];
      return say(
        `sửa thời hạn từ “${from}” thành “${to}”`,
        `changed the time from “${from}” to “${to}”`,
      );
    }
    case "row_dropped":
      return say("bỏ dòng này khỏi kế hoạch", "left this row out of the plan");
    case "plan_unit_settled": {
      const written = cut(of("name"), 60);
      return say(
        `xác nhận “${written}” là ${of("unit")}`,
        `confirmed that “${written}” is ${of("unit")}`,
      );
    }
    case "draft_kept":
      return say("gửi tệp chưa gắn với việc nào", "sent a file for no task yet");
    case "draft_dropped":
      return say("bỏ tệp chưa gắn với việc nào", "dropped a file that had no task");
  }
}

const PLAN_KINDS: Record<PlanKind, true> = {
  submitted: true,
  accepted: true,
  returned: true,
  evidence_added: true,
  evidence_moved: true,
  evidence_removed: true,
  plan_loaded: true,
  plan_activated: true,
  plan_closed: true,
  row_confirmed: true,
  row_rescheduled: true,
  row_dropped: true,
  plan_unit_settled: true,
  draft_kept: true,
  draft_dropped: true,
};

const FOLLOW_UP_KINDS: Record<FollowUpKind, true> = {
  evidence_explained: true,
  progress_noted: true,
  reading_entered: true,
  obstacle_raised: true,
  obstacle_answered: true,
  obstacle_withdrawn: true,
  extension_asked: true,
  extension_granted: true,
  extension_refused: true,
  extension_withdrawn: true,
  assigned: true,
  work_handed_over: true,
  event_dated: true,
  urged: true,
  urge_seen: true,
  nudge_seen: true,
  snoozed: true,
};

function isRoundKind(kind: ActivityKind): kind is RoundKind {
  return kind.startsWith("round_");
}

function isPlanKind(kind: ActivityKind): kind is PlanKind {
  return kind in PLAN_KINDS;
}

function isFollowUpKind(kind: ActivityKind): kind is FollowUpKind {
  return kind in FOLLOW_UP_KINDS;
}
