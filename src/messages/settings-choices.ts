import type { Language, Settings } from "../domain/office.js";
import { PERIOD_ORDER, type Switch } from "../domain/settings.js";
import { sayIn } from "./language.js";
import type { Button } from "./message.js";
import { nudgeDaysWords, periodWords, quietWords, weekday } from "./setting-words.js";
import { rows } from "./tasks.js";
import { plural } from "./words.js";

/** Settings that are shown and changed together. */
export type Menu = "nudges" | "late" | "quiet" | "digest" | "rounds";

/** A button for each other choice of a group of settings. */
export function choices(menu: Menu, settings: Settings, language: Language): (Button | null)[][] {
  switch (menu) {
    case "nudges":
      return nudgeChoices(settings, language);
    case "late":
      return lateChoices(settings, language);
    case "quiet":
      return quietChoices(settings, language);
    case "digest":
      return digestChoices(settings, language);
    case "rounds":
      return roundChoices(settings, language);
  }
}

const HOUR_CHOICES = ["07:00", "07:30", "08:00", "13:30"];
const DAY_CHOICES = [
  [7, 3, 1, 0],
  [14, 7, 3, 1, 0],
  [3, 1, 0],
  [1, 0],
];

function nudgeChoices(settings: Settings, language: Language): (Button | null)[][] {
  const days = DAY_CHOICES.filter((one) => one.join() !== settings.nudgeDays.join());
  return [
    [turn("nudges", settings, language)],
    hours("nudgehour", settings.nudgeAt),
    ...rows(
      days.map((one) => ({
        label: nudgeDaysWords(one, language),
        command: `settings nudgedays ${one.join(" ")}`,
      })),
      1,
    ),
  ];
}

/** Hours one could mean, but for the one that is chosen. */
export function hours(word: string, now: string | null): Button[] {
  return HOUR_CHOICES.filter((hour) => hour !== now).map((hour) => ({
    label: hour,
    command: `settings ${word} ${hour}`,
  }));
}

function turn(setting: Switch, settings: Settings, language: Language): Button {
  const say = sayIn(language);
  const on = settings[setting];
  const word: Record<Switch, string> = {
    ...{ verification: "verification", answerInPrivate: "private", nudges: "nudges" },
    ...{ publicDigest: "publicdigest", rounds: "rounds" },
  };
  const labels: Record<Switch, [string, string]> = {
    verification: [say("Tắt khâu duyệt", "No reviews"), say("Bật khâu duyệt", "Reviews on")],
    answerInPrivate: [
      say("Trả lời trong nhóm", "In the group"),
      say("Trả lời riêng", "In private"),
    ],
    nudges: [say("Tắt nhắc việc", "No reminders"), say("Bật nhắc việc", "Reminders on")],
    publicDigest: [
      say("Không gửi vào nhóm", "Not to the group"),
      say("Gửi cả vào nhóm", "To the group too"),
    ],
    rounds: [say("Không tự mở", "Do not open by themselves"), say("Tự mở", "Open by themselves")],
  };
  const [off, into] = labels[setting];
  return { label: on ? off : into, command: `settings ${word[setting]} ${on ? "off" : "on"}` };
}

/** A day more, a day less. */
function lateChoices(settings: Settings, language: Language): Button[][] {
  const say = sayIn(language);
  const named = [
    ["clerk", settings.clerkAfter, say("Văn phòng", "Clerk")],
    ["chair", settings.chairAfter, say("Lãnh đạo", "Leaders")],
    ["obstacle", settings.obstacleAfter, say("Vướng mắc", "Obstacle")],
  ] as const;
  return named.map(([word, now, label]) => steps(word, now, label, 1, language));
}

function steps(
  word: string,
  now: number,
  label: string,
  step: number,
  language: Language,
): Button[] {
  const say = sayIn(language);
  return [now - step, now + step]
    .filter((days) => days >= 1)
    .map((days) => ({
      label: `${label}: ${String(days)} ${say("ngày", plural(days, "day"))}`,
      command: `settings ${word} ${String(days)}`,
    }));
}

const QUIET_CHOICES = [
  ["20:00", "07:00"],
  ["18:00", "07:00"],
  ["21:00", "06:00"],
] as const;

function quietChoices({ quietFrom, quietTo }: Settings, language: Language): Button[][] {
  const say = sayIn(language);
  const others = QUIET_CHOICES.filter(([from, to]) => from !== quietFrom || to !== quietTo);
  return [
    ...others.map(([from, to]) => [
      { label: quietWords(from, to, language), command: `settings quiet ${from} ${to}` },
    ]),
    quietFrom === quietTo
      ? []
      : [{ label: say("Không có giờ yên lặng", "No quiet hours"), command: "settings quiet off" }],
  ];
}

const DAY_NAMES = ["mon", "tue", "wed", "thu", "fri"];

function digestChoices(settings: Settings, language: Language): (Button | null)[][] {
  const days = [1, 2, 3, 4, 5].filter((day) => day !== settings.digestDay);
  return [
    days.map((day) => ({
      label: weekday(day, language),
      command: `settings digestday ${DAY_NAMES[day - 1] ?? ""}`,
    })),
    hours("digesthour", settings.digestAt),
    [turn("publicDigest", settings, language)],
  ];
}

/** Periods are chosen one by one; the last one stays. */
function roundChoices(settings: Settings, language: Language): (Button | null)[][] {
  const say = sayIn(language);
  const before = say("Mở trước", "Open before");
  const chosen = settings.roundPeriods;
  const periods = PERIOD_ORDER.filter((code) => chosen.length > 1 || !chosen.includes(code));
  return [
    [turn("rounds", settings, language)],
    steps("rounddays", settings.roundDays, before, 5, language),
    ...rows(
      periods.map((code) => {
        const on = chosen.includes(code);
        const name = periodWords(code, language);
        return {
          label: on ? say(`Bỏ ${name}`, `Without ${name}`) : say(`Thêm ${name}`, `Add ${name}`),
          command: `settings period ${code} ${on ? "off" : "on"}`,
        };
      }),
      2,
    ),
  ];
}
