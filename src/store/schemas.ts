import { z } from "zod";
import { ACTIVITIES } from "../domain/activity.js";
import { NOTICE_KINDS, NUDGE_REASONS, type Brief } from "../domain/brief.js";
import { DEFAULT_SETTINGS, ROLES, type Settings } from "../domain/office.js";
import { PERIOD_CODES, type Schedule } from "../domain/schedule.js";
import type { Message } from "../messages/message.js";
import type { Incoming } from "../ports.js";

/*
 * What the database keeps as text and the program knows as unions: checked on the way out, so that a row
 * nobody expected is a fault here and not a surprise elsewhere.
 */

export const RoleColumn = z.enum(ROLES);
export const LanguageColumn = z.enum(["vi", "en"]);
export const MemberStateColumn = z.enum(["active", "left"]);
export const UnitKindColumn = z.enum(["unit", "group"]);
export const SuccessionColumn = z.enum(["merged", "split"]);
export const ChannelColumn = z.enum(["web", "telegram", "slack"]);
export const ChatPurposeColumn = z.enum(["group", "leaders", "unit"]);
export const RoundStateColumn = z.enum(["draft", "open", "closed"]);
export const AskStateColumn = z.enum(["asked", "granted", "refused"]);
export const NoticeKindColumn = z.enum(NOTICE_KINDS);
export const PlanStateColumn = z.enum(["draft", "active", "closed"]);
export const PlanUnitStateColumn = z.enum(["matched", "created", "unclear"]);
export const PartColumn = z.enum(["lead", "coordinating"]);
export const BasisColumn = z.enum(["dated", "continuous", "event", "authority", "unclear"]);
export const OccurrenceStateColumn = z.enum(["open", "submitted", "accepted", "cancelled"]);
export const ObstacleStateColumn = z.enum(["open", "answered", "withdrawn"]);
export const ExtensionStateColumn = z.enum(["asked", "granted", "refused", "withdrawn"]);
export const EvidenceKindColumn = z.enum(["file", "link", "document"]);
export const ActivityColumn = z.enum(ACTIVITIES);
export const OperatorColumn = z.enum([">=", ">", "<=", "<", "="]);
export const DayKindColumn = z.enum(["off", "work"]);

const Words = z.array(z.string());
const Ids = z.array(z.number().int());
const Warnings = z.array(
  z.object({ code: z.string(), message: z.string(), ref: z.string().nullable() }),
);
const SourceJson = z.object({
  page: z.number().nullable(),
  line: z.number(),
  row: z.number().exactOptional(),
});
const ActivityData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const SCHEDULE_KINDS = [
  "date",
  "month",
  "quarter",
  "half",
  "year",
  "range",
  "recurring",
  "continuous",
  "after_event",
  "authority",
  "none",
  "multi",
] as const;
/** The reader of deadlines is the only writer; more than the kind would be its type said twice. */
const ScheduleJson = z.looseObject({ kind: z.enum(SCHEDULE_KINDS) });

const OutFileJson = z.object({
  sha256: z.string(),
  name: z.string(),
  size: z.number(),
  mime: z.string(),
});
const ListItemJson = z.object({
  text: z.string(),
  state: z.enum(["late", "soon", "confirm", "done"]).exactOptional(),
});
const MessageJson = z.object({
  blocks: z.array(
    z.discriminatedUnion("type", [
      z.object({
        type: z.literal("text"),
        text: z.string(),
        tone: z.enum(["title", "plain", "note", "warning"]).exactOptional(),
        mention: z.object({ name: z.string(), account: z.string() }).exactOptional(),
      }),
      z.object({ type: z.literal("list"), items: z.array(ListItemJson) }),
      z.object({ type: z.literal("image"), file: OutFileJson, alt: z.string() }),
    ]),
  ),
  buttons: z.array(
    z.array(
      z.object({
        label: z.string(),
        command: z.string(),
        style: z.enum(["primary", "danger"]).exactOptional(),
      }),
    ),
  ),
  files: z.array(OutFileJson),
  about: z.number().exactOptional(),
  ask: z.string().exactOptional(),
  replaces: z.boolean().exactOptional(),
}) satisfies z.ZodType<Message>;

const FileRefJson = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().nullable(),
  mime: z.string().nullable(),
});
const CommonJson = z.object({
  source: z.string(),
  from: z.object({ channel: ChannelColumn, id: z.string() }),
  place: z.object({
    channel: ChannelColumn,
    chat: z.string(),
    kind: z.enum(["private", "group"]),
    thread: z.string().exactOptional(),
  }),
  at: z.string(),
  replyTo: z.string().exactOptional(),
  addressed: z.literal(true).exactOptional(),
});
const IncomingJson = z.discriminatedUnion("kind", [
  CommonJson.extend({ kind: z.literal("text"), text: z.string() }),
  CommonJson.extend({ kind: z.literal("button"), command: z.string() }),
  CommonJson.extend({ kind: z.literal("files"), files: z.array(FileRefJson), caption: z.string() }),
  CommonJson.extend({ kind: z.literal("unknown"), what: z.string() }),
]) satisfies z.ZodType<Incoming>;

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const PeriodCodeJson = z.enum(PERIOD_CODES);
const Days = z.number().int().min(0).max(60);
const D = DEFAULT_SETTINGS;
/** A setting that an earlier version did not know has its default. */
const SettingsJson = z.object({
  verification: z.boolean().default(D.verification),
  answerInPrivate: z.boolean().default(D.answerInPrivate),
  nudges: z.boolean().default(D.nudges),
  nudgeAt: ClockTime.default(D.nudgeAt),
  nudgeDays: z.array(Days).default(D.nudgeDays),
  quietFrom: ClockTime.default(D.quietFrom),
  quietTo: ClockTime.default(D.quietTo),
  clerkAfter: Days.default(D.clerkAfter),
  chairAfter: Days.default(D.chairAfter),
  obstacleAfter: Days.default(D.obstacleAfter),
  digestDay: z.number().int().min(1).max(7).default(D.digestDay),
  digestAt: ClockTime.default(D.digestAt),
  publicDigest: z.boolean().default(D.publicDigest),
  rounds: z.boolean().default(D.rounds),
  roundDays: Days.default(D.roundDays),
  roundPeriods: z.array(PeriodCodeJson).default(D.roundPeriods),
}) satisfies z.ZodType<Settings>;

function reader<T>(schema: z.ZodType<T>): (text: string) => T {
  return (text) => schema.parse(JSON.parse(text));
}

export const readWords = reader(Words);
export const readIds = reader(Ids);
export const readSource = reader(SourceJson);
export const readWarnings = reader(Warnings);
export const readActivityData = reader(ActivityData);
export const readMessage = reader<Message>(MessageJson);
export const readIncoming = reader<Incoming>(IncomingJson);
export const readSettings = reader<Settings>(SettingsJson);

const BriefJson = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("nudge"),
    date: z.string(),
    items: z.array(
      z.object({
        occurrenceId: z.number(),
        why: z.enum(NUDGE_REASONS),
      }),
    ),
    rounds: z.array(z.number()),
  }),
  z.object({
    kind: z.literal("escalation"),
    date: z.string(),
    late: z.array(z.number()),
    obstacles: z.array(z.number()),
  }),
  z.object({
    kind: z.literal("urge"),
    by: z.number(),
    at: z.string(),
    words: z.string(),
    items: z.array(z.number()),
  }),
  z.object({
    kind: z.literal("digest"),
    week: z.string(),
    audience: z.enum(["leaders", "public"]),
  }),
  z.object({ kind: z.literal("round"), round: z.number(), what: z.enum(["opened", "closed"]) }),
  z.object({ kind: z.literal("trouble"), date: z.string() }),
]) satisfies z.ZodType<Brief>;
export const readBrief = reader<Brief>(BriefJson);

export function readSchedule(text: string): Schedule {
  return ScheduleJson.parse(JSON.parse(text)) as unknown as Schedule;
}
