import type { Activity } from "./activity.js";
import { isBetween, type ClockTime } from "./hours.js";
import { may } from "./may.js";
import type { Person, Settings } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { PeriodCode } from "./schedule.js";

/** What is either on or off for a whole workspace. */
export const SWITCHES = [
  "verification",
  "answerInPrivate",
  "nudges",
  "publicDigest",
  "rounds",
] as const satisfies (keyof Settings)[];
export type Switch = (typeof SWITCHES)[number];

/** Local times of day. */
export const HOURS = ["nudgeAt", "digestAt"] as const satisfies (keyof Settings)[];
export type HourSetting = (typeof HOURS)[number];

/** Numbers of days. */
export const COUNTS = [
  "clerkAfter",
  "chairAfter",
  "obstacleAfter",
  "roundDays",
] as const satisfies (keyof Settings)[];
export type CountSetting = (typeof COUNTS)[number];

export type SettingName =
  Switch | HourSetting | CountSetting | "nudgeDays" | "quiet" | "digestDay" | "roundPeriods";

export type SettingChange =
  | { setting: Switch; to: boolean }
  | { setting: HourSetting; to: ClockTime }
  | { setting: CountSetting | "digestDay"; to: number }
  | { setting: "nudgeDays"; to: number[] }
  | { setting: "roundPeriods"; to: PeriodCode[] }
  | { setting: "quiet"; from: ClockTime; to: ClockTime };

/** Of a member: whether nudges come in private or in the group, and the hour; null is the office's. */
export type Wish = { nudgeAt: ClockTime | null; nudgeIn: "private" | "group" };
export type WishChange =
  { what: "hour"; to: ClockTime | null } | { what: "place"; to: Wish["nudgeIn"] };

const LIMITS: Record<CountSetting | "nudgeDays", { least: number; most: number }> = {
  clerkAfter: { least: 1, most: 30 },
  chairAfter: { least: 1, most: 30 },
  obstacleAfter: { least: 1, most: 30 },
  roundDays: { least: 1, most: 60 },
  nudgeDays: { least: 0, most: 30 },
};
/** Different days before the due day, at most. */
const MOST_NUDGE_DAYS = 8;
/** Nothing is sent unasked outside of these hours, whatever quiet hours say. */
const EARLIEST = "05:00";
const LATEST = "21:00";

/** Changes a setting of the workspace; nothing is recorded where it is so already. */
export function changeSetting(
  person: Person,
  change: SettingChange,
): Decision<{ settings: Settings; events: Activity[] }> {
  const allowed = may(person, "settings");
  if (!allowed.ok) return allowed;
  const { settings } = person.workspace;
  const fits = consistent(settings, change);
  if (!fits.ok) return fits;
  const to = applied(settings, change);
  const [before, after] = [said(settings, change.setting), said(to, change.setting)];
  if (before === after) return allow({ settings, events: [] });
  const data = { setting: change.setting, from: before, to: after };
  return allow({ settings: to, events: [{ kind: "settings_changed", data }] });
}

/** A member's own wish; everybody has one. */
export function changeWish(
  { workspace }: Person,
  wish: Wish,
  change: WishChange,
): Decision<{ wish: Wish; events: Activity[] }> {
  if (change.what === "hour" && change.to !== null) {
    const fits = outsideQuiet(workspace.settings, change.to);
    if (!fits.ok) return fits;
  }
  const to =
    change.what === "hour" ? { ...wish, nudgeAt: change.to } : { ...wish, nudgeIn: change.to };
  const [setting, from, into] =
    change.what === "hour"
      ? (["ownHour", wish.nudgeAt, to.nudgeAt] as const)
      : (["ownPlace", wish.nudgeIn, to.nudgeIn] as const);
  if (from === into) return allow({ wish, events: [] });
  return allow({
    wish: to,
    events: [{ kind: "settings_changed", data: { setting, from, to: into } }],
  });
}

function consistent(settings: Settings, change: SettingChange): Decision<null> {
  switch (change.setting) {
    case "nudgeAt":
    case "digestAt":
      return outsideQuiet(settings, change.to);
    case "quiet":
      return leavesHours(settings, change);
    case "clerkAfter":
    case "chairAfter": {
      const { clerkAfter, chairAfter } = applied(settings, change);
      const within = inRange(change.setting, [change.to]);
      if (!within.ok || chairAfter >= clerkAfter) return within;
      return refuse({ code: "steps_order", clerk: clerkAfter, chair: chairAfter });
    }
    case "obstacleAfter":
    case "roundDays":
      return inRange(change.setting, [change.to]);
    case "nudgeDays":
      return inRange("nudgeDays", change.to.slice(0, MOST_NUDGE_DAYS + 1), MOST_NUDGE_DAYS);
    default:
      return allow(null);
  }
}

function inRange(
  setting: CountSetting | "nudgeDays",
  days: readonly number[],
  most = 1,
): Decision<null> {
  const limits = LIMITS[setting];
  const fit = days.every((n) => Number.isInteger(n) && n >= limits.least && n <= limits.most);
  if (fit && days.length > 0 && days.length <= most) return allow(null);
  return refuse({ code: "setting_range", setting, ...limits, count: most });
}

function outsideQuiet({ quietFrom, quietTo }: Settings, hour: ClockTime): Decision<null> {
  if (hour < EARLIEST || hour > LATEST) {
    return refuse({ code: "hour_range", hour, from: EARLIEST, to: LATEST });
  }
  if (!isBetween(hour, quietFrom, quietTo)) return allow(null);
  return refuse({ code: "hour_in_quiet", hour, from: quietFrom, to: quietTo });
}

function leavesHours(
  settings: Settings,
  { from, to }: { from: ClockTime; to: ClockTime },
): Decision<null> {
  const covered = HOURS.find((setting) => isBetween(settings[setting], from, to));
  if (covered === undefined) return allow(null);
  return refuse({ code: "quiet_over_hour", what: covered, hour: settings[covered], from, to });
}

function applied(settings: Settings, change: SettingChange): Settings {
  switch (change.setting) {
    case "quiet":
      return { ...settings, quietFrom: change.from, quietTo: change.to };
    case "nudgeDays": {
      const days = [...new Set(change.to)].sort((a, b) => b - a);
      return { ...settings, nudgeDays: days };
    }
    case "roundPeriods":
      return { ...settings, roundPeriods: inOrder(change.to) };
    default:
      return { ...settings, [change.setting]: change.to };
  }
}

/** As they follow each other in a year. */
export const PERIOD_ORDER = [
  "Q1",
  "Q2",
  "H1",
  "Q3",
  "9M",
  "Q4",
  "H2",
  "Y",
] as const satisfies readonly PeriodCode[];

function inOrder(periods: readonly PeriodCode[]): PeriodCode[] {
  return PERIOD_ORDER.filter((code) => periods.includes(code));
}

/** A setting as the history keeps it: "07:30", "7, 3, 1, 0", "20:00-07:00". */
function said(settings: Settings, setting: SettingName): string | number | boolean {
  switch (setting) {
    case "quiet":
      return `${settings.quietFrom}-${settings.quietTo}`;
    case "nudgeDays":
      return settings.nudgeDays.join(", ");
    case "roundPeriods":
      return settings.roundPeriods.join(", ");
    default:
      return settings[setting];
  }
}
