import { isWorkingDay, type Calendar } from "../domain/calendar.js";
import type { Language } from "../domain/office.js";
import { parsePeriod } from "../domain/periods.js";
import {
  dueOf,
  missingIn,
  standingIn,
  waitsIn,
  type Round,
  type RoundUnit,
} from "../domain/round.js";
import { dayOf, daysBetween, type CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import type { Button, ListItem } from "./message.js";
import { counted, cut, day, periodName } from "./words.js";

/*
 * What every message about a reporting round is made of.
 */

type Named = Pick<Round, "period" | "title">;

/** "Báo cáo cải cách hành chính quý I/2026", or as the clerk has called it. */
export function roundName({ period, title }: Named, language: Language): string {
  const name = period === null ? "" : roundPeriod(period, language);
  if (title !== "" || period === null) return [cut(title, 120), name].filter(Boolean).join(", ");
  return sayIn(language)(`Báo cáo cải cách hành chính ${name}`, `Reform report, ${name}`);
}

/** The third quarter's report is the one that offices call that of nine months. */
export function roundPeriod(key: string, language: Language): string {
  const period = parsePeriod(key);
  if (period?.code !== "Q3") return periodName(key, language);
  const year = String(period.year);
  return sayIn(language)(`quý III (9 tháng) năm ${year}`, `quarter III (nine months) of ${year}`);
}

/** For a button. */
export function shortName({ period, title }: Named, language: Language): string {
  return title !== "" || period === null ? cut(title, 30) : capital(roundPeriod(period, language));
}

/** Data window, due day and letter, a line each. */
export function roundFactsLines(
  round: Pick<Round, "dataFrom" | "dataTo" | "due" | "letter">,
  calendar: Calendar,
  language: Language,
): string[] {
  const say = sayIn(language);
  const { dataFrom: from, dataTo: to, due, letter } = round;
  const off = isWorkingDay(due, calendar) ? "" : say(" (rơi vào ngày nghỉ)", " (a day off)");
  return [
    ...(from === null || to === null
      ? []
      : [say(`Số liệu: từ ${day(from)} đến ${day(to)}`, `Data: from ${day(from)} to ${day(to)}`)]),
    `${say("Hạn nộp", "Due")}: ${day(due)}${off}`,
    ...(letter === null ? [] : [say(`Theo văn bản số ${letter}`, `As letter no. ${letter} asks`)]),
  ];
}

/** "đã nộp 3/5 bộ phận, 1 quá hạn, 1 xin gia hạn, 1 có vướng mắc". */
export function progressWords(round: Round, today: CivilDate, language: Language): string {
  const say = sayIn(language);
  const missing = missingIn(round);
  const asked = round.units.length;
  const late = missing.filter((one) => standingIn(round, one, today).state === "late").length;
  const waiting = missing.filter(waitsIn).length;
  const blocked = missing.filter(({ obstacle }) => obstacle !== null).length;
  const n = `${String(asked - missing.length)}/${String(asked)}`;
  return [
    say(`đã nộp ${n} bộ phận`, `${n} units have handed in`),
    late === 0 ? "" : say(`${String(late)} quá hạn`, `${String(late)} overdue`),
    waiting === 0
      ? ""
      : say(`${String(waiting)} xin gia hạn`, `${String(waiting)} asking for more time`),
    blocked === 0 ? "" : say(`${String(blocked)} có vướng mắc`, `${String(blocked)} blocked`),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** How a unit stands. In a group what people said as their reasons is left out: `quotes` is false there. */
export function unitStanding(
  round: Round,
  one: RoundUnit,
  today: CivilDate,
  language: Language,
  quotes = true,
): { words: string; state: ListItem["state"] | null } {
  const say = sayIn(language);
  const standing = standingIn(round, one, today);
  if (one.submittedAt !== null) {
    const on = day(dayOf(one.submittedAt, round.zone));
    const late = standing.late > 0 ? `, ${lateWords(standing.late, language)}` : "";
    return { words: say(`đã nộp ${on}`, `handed in ${on}`) + late, state: "done" };
  }
  const overdue = counted(standing.late, "day");
  const words = [
    say("chưa nộp", "not handed in"),
    ...(standing.late > 0
      ? [say(`quá hạn ${String(standing.late)} ngày`, `${overdue} overdue`)]
      : []),
    ...requestWords(round, one, language, quotes),
    ...obstacleWords(one, language, quotes),
  ];
  const state = standing.state === "late" ? "late" : waitsIn(one) ? "confirm" : null;
  return { words: words.join(", "), state };
}

/** "muộn 2 ngày". */
export function lateWords(days: number, language: Language): string {
  return sayIn(language)(`muộn ${String(days)} ngày`, `${counted(days, "day")} late`);
}

function requestWords(round: Round, one: RoundUnit, language: Language, quotes: boolean): string[] {
  const say = sayIn(language);
  if (one.asked === null) return [];
  const why = quotes && one.reason !== null ? `: “${cut(one.reason, 120)}”` : "";
  const until = day(one.asked);
  switch (one.askState) {
    case "asked":
      return [
        say(
          `xin gia hạn đến ${until}${why} (chờ quyết định)`,
          `asks for more time until ${until}${why} (not decided yet)`,
        ),
      ];
    case "granted": {
      const given = day(dueOf(round, one));
      return [say(`được gia hạn đến ${given}`, `has time until ${given}`)];
    }
    case "refused":
      return [say("không được gia hạn", "was given no more time")];
    case null:
      return [];
  }
}

function obstacleWords({ obstacle }: RoundUnit, language: Language, quotes: boolean): string[] {
  if (obstacle === null) return [];
  const say = sayIn(language);
  if (!quotes) return [say("có vướng mắc", "blocked")];
  const text = `“${cut(obstacle, 160)}”`;
  return [say(`vướng mắc: ${text}`, `blocked: ${text}`)];
}

/** A report that a unit owes, as a nudge lists it. */
export function roundLine(
  round: Round,
  one: RoundUnit,
  today: CivilDate,
  language: Language,
): ListItem {
  const say = sayIn(language);
  const due = dueOf(round, one);
  const left = daysBetween(today, due);
  const parts = [
    roundName(round, language),
    one.unit.name,
    `${say("hạn", "due")} ${day(due)}${one.due === due ? say(" (được gia hạn)", " (extended)") : ""}`,
  ];
  if (left < 0) {
    const overdue = say(`quá hạn ${String(-left)} ngày`, `${counted(-left, "day")} overdue`);
    return { text: [...parts, overdue].join(" · "), state: "late" };
  }
  if (left > 3) return { text: parts.join(" · ") };
  const soon = left === 0 ? say("hạn hôm nay", "due today") : say("sắp đến hạn", "due soon");
  return { text: [...parts, soon].join(" · "), state: "soon" };
}

/** [Đã nộp] [Xin gia hạn] [Vướng mắc]; with the unit's name where somebody answers for several. */
export function roundButtons(
  round: Pick<Round, "id">,
  { unit }: Pick<RoundUnit, "unit">,
  language: Language,
  named = false,
): Button[] {
  const say = sayIn(language);
  const of = named ? `: ${cut(unit.name, 24)}` : "";
  const command = (deed: string) => unitCommand(round, unit.id, deed);
  return [
    { label: say("Đã nộp", "Handed in") + of, command: command("done"), style: "primary" },
    { label: say("Xin gia hạn", "Ask for time") + of, command: command("more") },
    { label: say("Vướng mắc", "Blocked") + of, command: command("stuck") },
  ];
}

/** "round 7 done u3". */
export function unitCommand({ id }: Pick<Round, "id">, unitId: number, deed: string): string {
  return `round ${String(id)} ${deed} u${String(unitId)}`;
}

export function roundCommand({ id }: Pick<Round, "id">, deed = ""): string {
  return `round ${String(id)} ${deed}`.trim();
}

export function seeRound(round: Pick<Round, "id">, language: Language): Button {
  return {
    label: sayIn(language)("Xem kỳ báo cáo", "See the round"),
    command: roundCommand(round),
  };
}

export function allRounds(language: Language): Button {
  return { label: sayIn(language)("Các kỳ báo cáo", "All rounds"), command: "reminder" };
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
