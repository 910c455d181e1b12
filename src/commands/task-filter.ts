import { fold } from "../domain/fold.js";
import { seesWhole, type Person, type Unit } from "../domain/office.js";
import type { TaskFilter } from "../domain/task.js";
import { addDays, type CivilDate } from "../domain/time.js";
import { matchUnit } from "../domain/unit-names.js";
import { endOfWeek } from "../domain/urgency.js";

/** What a list of tasks was asked by: whose, how urgent, and words beside. */
export type AskedList = {
  scope: "mine" | "unit" | "all";
  when: "" | "late" | "week";
  /** As typed; "" where there are none. */
  words: string;
};

const SCOPES: ReadonlyMap<string, AskedList["scope"]> = new Map(
  Object.entries({
    mine: "mine",
    "my tasks": "mine",
    toi: "mine",
    "cua toi": "mine",
    "viec cua toi": "mine",
    unit: "unit",
    "my unit": "unit",
    "bo phan": "unit",
    "ca bo phan": "unit",
    phong: "unit",
    all: "all",
    "whole office": "all",
    "tat ca": "all",
    "toan co quan": "all",
  }),
);

const WHENS: ReadonlyMap<string, AskedList["when"]> = new Map(
  Object.entries({
    late: "late",
    overdue: "late",
    tre: "late",
    "tre han": "late",
    "qua han": "late",
    "viec qua han": "late",
    week: "week",
    "this week": "week",
    tuan: "week",
    "tuan nay": "week",
    "trong tuan": "week",
  }),
);

/** "quá hạn", "all late", "tuần này toàn cơ quan"; all other words are searched for. */
export function readAskedList(typed: string): AskedList {
  const words = fold(typed).split(" ");
  for (let at = 0; at <= words.length; at += 1) {
    const [a, b] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    const found = both(a, b) ?? both(b, a);
    if (found !== null) return { ...found, words: "" };
  }
  return { scope: "all", ...withWhen(typed) };
}

/** "phòng kinh tế quá hạn": what is sought, and how urgent it is to be. */
function withWhen(typed: string): Pick<AskedList, "when" | "words"> {
  const words = typed.split(" ");
  for (let at = 1; at < words.length; at += 1) {
    const [head, tail] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    const behind = WHENS.get(fold(tail));
    if (behind !== undefined) return { when: behind, words: head };
    const before = WHENS.get(fold(head));
    if (before !== undefined) return { when: before, words: tail };
  }
  return { when: "", words: typed };
}

function both(scope: string, when: string): Pick<AskedList, "scope" | "when"> | null {
  const whose = scope === "" ? "mine" : SCOPES.get(scope);
  const how = when === "" ? "" : WHENS.get(when);
  return whose === undefined || how === undefined ? null : { scope: whose, when: how };
}

/** How a list is asked for again by a button: the words, "all late", or both. */
export function writtenAs({ scope, when, words }: AskedList): string {
  return [words !== "" ? words : scope === "mine" ? "" : scope, when].join(" ").trim();
}

/** "3.4.1" by itself; a code without a dot only where it is called a criterion, as plans do: "tiêu chí số 4". */
const CRITERION =
  /^(?:(?:tiêu chí|tieu chi|criterion)(?:\s+(?:thành phần|thanh phan))?(?:\s+(?:số|so))?\s+(\d{1,2}(?:\.\d{1,3}){0,4})|(\d{1,2}(?:\.\d{1,3}){1,4}))\.?$/iu;
const FIELD = /^(?:lĩnh vực|linh vuc|field)\s+(.+)$/iu;

/** A filter of tasks, and what it turned out to be of. */
export type FoundFilter = { filter: TaskFilter; unit: string | null; criterion: string | null };

/**
 * What is asked of the store. Words that are a unit's name ask for its tasks, a code for those of the criterion, the
 * rest is searched for. What is late or due this week is asked of the whole office by who belongs to no unit (chair,
 * viewers); an official without one has what they are in charge of.
 */
export function filterOf(
  asked: AskedList,
  { member }: Person,
  units: readonly Unit[],
  today: CivilDate,
): FoundFilter {
  const urgency = urgencyOf(asked.when, today);
  if (asked.words !== "") {
    const { filter, ...found } = filterOfWords(asked.words, units);
    return { filter: { ...filter, ...urgency }, ...found };
  }
  const scope = asked.when !== "" && seesWhole(member) ? "all" : asked.scope;
  return { filter: { scope, ...urgency }, unit: null, criterion: null };
}

function urgencyOf(
  when: AskedList["when"],
  today: CivilDate,
): Pick<TaskFilter, "dueUntil" | "datedOnly"> {
  switch (when) {
    case "":
      return {};
    case "late":
      return { dueUntil: addDays(today, -1), datedOnly: true };
    case "week":
      return { dueUntil: endOfWeek(today) };
  }
}

function filterOfWords(words: string, units: readonly Unit[]): FoundFilter {
  const [, called, bare] = CRITERION.exec(words) ?? [];
  const criterion = called ?? bare;
  if (criterion !== undefined) {
    return { filter: { scope: "all", criterion }, unit: null, criterion };
  }
  const match = matchUnit(words, units);
  const unit =
    match.state === "matched" && match.by !== "typo"
      ? units.find(({ name }) => name === match.name)
      : undefined;
  if (unit !== undefined) {
    return { filter: { scope: "all", unitId: unit.id }, unit: unit.name, criterion: null };
  }
  const sought = FIELD.exec(words)?.[1] ?? words;
  return { filter: { scope: "all", words: sought }, unit: null, criterion: null };
}
