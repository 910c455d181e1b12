import type { Language, MemberRef, Unit, UnitRecord } from "../domain/office.js";
import { sayIn, type Say } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { turning } from "./tasks.js";
import { andMore, counted, cut, day } from "./words.js";

/** People and tasks of a unit: open in active plans, open in drafts, and the rest. */
export type Load = { people: number; open: number; draft: number; settled: number };

const NOTHING: Load = { people: 0, open: 0, draft: 0, settled: 0 };

export type UnitListView = {
  shown: readonly UnitRecord[];
  which: "list" | "ended";
  total: number;
  /** How many units are no more. */
  ended: number;
  loads: readonly (Load & { unitId: number })[];
  page: number;
  pages: number;
  turned: boolean;
  language: Language;
};

/** The units in force with their people and open work, or those that are no more. */
export function unitList(view: UnitListView): Message {
  const { shown, which, total, ended, loads, page, pages, language } = view;
  const say = sayIn(language);
  const past = which === "ended";
  const heading = past
    ? say(`${String(total)} bộ phận đã thôi hoạt động.`, `${counted(total, "former unit")}.`)
    : say(`${String(total)} bộ phận của cơ quan.`, `${counted(total, "unit")} of the office.`);
  const items = shown.map((unit) => {
    const load = loads.find(({ unitId }) => unitId === unit.id) ?? NOTHING;
    return past ? `${unit.name} · ${endWords(unit, say)}` : lineOf(unit, load, say);
  });
  const go = (to: number) => `units ${past ? "ended " : ""}p${String(to)}`;
  const other: Button = past
    ? { label: say("Bộ phận hiện nay", "Present units"), command: "units" }
    : { label: say("Đã thôi hoạt động", "Former units"), command: "units ended" };
  return message(
    [
      text(heading, "title"),
      list(items),
      pages > 1 ? `${say("Trang", "Page")} ${String(page)}/${String(pages)}.` : null,
    ],
    [
      ...shown.map((unit) => [{ label: cut(unit.name, 50), command: unitCommand(unit) }]),
      turning({ page, pages, language }, go),
      [
        past ? null : { label: say("Thêm bộ phận", "Add a unit"), command: "units add" },
        past || ended > 0 ? other : null,
      ],
    ],
    view.turned ? { replaces: true } : {},
  );
}

export function unitCommand({ id }: { id: number }): string {
  return `units u${String(id)}`;
}

function lineOf(unit: UnitRecord, load: Load, say: Say): string {
  if (unit.kind === "group")
    return `${unit.name} · ${say("tên chung", "a name for several units")}`;
  return [unit.name, peopleWords(load.people, say), openWords(load.open, say)].join(" · ");
}

function peopleWords(people: number, say: Say): string {
  return say(`${String(people)} người`, people === 1 ? "1 person" : `${String(people)} people`);
}

export function openWords(open: number, say: Say): string {
  return say(`${String(open)} việc đang mở`, counted(open, "open task"));
}

function endWords({ ended, successors }: UnitRecord, say: Say): string {
  const names = successors.map(({ unit }) => unit.name).join("; ");
  const merged = successors[0]?.kind !== "split";
  const how = merged ? say("nhập vào", "merged into") : say("tách thành", "split into");
  const when =
    ended === null ? "" : say(`đến trước ngày ${day(ended)}`, `until the day before ${day(ended)}`);
  return names === "" ? when : `${when}, ${how} ${names}`;
}

export type UnitCardView = {
  unit: UnitRecord;
  /** All units, for the names of a group's units and of those that went before. */
  book: readonly UnitRecord[];
  load: Load;
  people: readonly MemberRef[];
  language: Language;
};

const SHOWN_PEOPLE = 12;

/** One unit: its names, since when, its people and its work; what can be done with it. */
export function unitCard({ unit, book, load, people, language }: UnitCardView): Message {
  const say = sayIn(language);
  const { open, draft, settled } = load;
  const drafts = draft === 0 ? "" : `, ${draftWords(draft, say)}`;
  const work =
    say("Việc: ", "Work: ") + `${openWords(open, say)}${drafts}, ${settledWords(settled, say)}.`;
  return message(
    [
      text(unit.name, "title"),
      list([
        ...lifeLines(unit, book, say),
        ...namesLines(unit, say),
        ...(unit.kind === "group" ? [groupWords(unit, book, say)] : []),
        ...(unit.ended === null ? peopleLines(people, language) : []),
        work,
      ]),
    ],
    unit.ended === null ? deedRows(unit, open + draft, say) : [[allUnits(say)]],
  );
}

function namesLines({ aliases, formerNames }: UnitRecord, say: Say): string[] {
  const former = new Set(formerNames.map(({ name }) => name));
  const others = aliases.filter((alias) => !former.has(alias));
  return [
    ...formerNames.map(({ name, until }) =>
      say(`Trước ngày ${day(until)}: ${name}.`, `Before ${day(until)}: ${name}.`),
    ),
    ...(others.length === 0
      ? []
      : [`${say("Tên khác", "Other names")}: ${cut(others.join("; "), 300)}.`]),
  ];
}

function lifeLines(unit: UnitRecord, book: readonly UnitRecord[], say: Say): string[] {
  const { since, ended } = unit;
  const before = book.filter((one) => one.successors.some((next) => next.unit.id === unit.id));
  const lines: string[] = [];
  if (since !== null) lines.push(say(`Hoạt động từ ngày ${day(since)}.`, `Since ${day(since)}.`));
  if (before.length > 0) {
    const names = before.map(({ name }) => name).join("; ");
    lines.push(say(`Tiếp nhận từ: ${names}.`, `Took over from: ${names}.`));
  }
  if (ended !== null) {
    const how = endWords(unit, say);
    lines.push(say(`Đã thôi hoạt động, ${how}.`, `No more: ${how}.`));
  } else if (unit.successors.length > 0) {
    const names = unit.successors.map((one) => one.unit.name).join("; ");
    lines.push(say(`Đã tách bớt sang: ${names}.`, `Gave a part to: ${names}.`));
  }
  return lines;
}

function groupWords(group: Unit, book: readonly UnitRecord[], say: Say): string {
  const names = book.filter(({ id }) => group.members.includes(id)).map(({ name }) => name);
  return names.length === 0
    ? say("Tên chung của mọi bộ phận.", "A name for all units.")
    : `${say("Tên chung của", "A name for")}: ${names.join("; ")}.`;
}

function peopleLines(people: readonly MemberRef[], language: Language): string[] {
  const say = sayIn(language);
  if (people.length === 0) return [say("Chưa có người.", "No people.")];
  const shown = people.slice(0, SHOWN_PEOPLE).map(({ name }) => name);
  const more = andMore(people.length - shown.length, say("người", "people"), language);
  const names = [...shown, ...(more === null ? [] : [more])].join(", ");
  return [`${peopleWords(people.length, say)}: ${names}.`];
}

export function draftWords(draft: number, say: Say): string {
  return say(
    `${String(draft)} việc của kế hoạch chưa thực hiện`,
    `${counted(draft, "task")} of plans not in progress yet`,
  );
}

export function settledWords(settled: number, say: Say): string {
  return say(
    `${String(settled)} việc đã xong hoặc của kế hoạch đã đóng`,
    `${counted(settled, "task")} done or of closed plans`,
  );
}

function deedRows(unit: UnitRecord, open: number, say: Say): (Button | null)[][] {
  const to = unitCommand(unit);
  const group = unit.kind === "group";
  return [
    [
      { label: say("Đổi tên", "Rename"), command: `${to} name` },
      { label: say("Thêm tên khác", "Add a name"), command: `${to} alias` },
    ],
    [
      { label: say("Nhập vào bộ phận khác", "Merge into another"), command: `${to} merge` },
      group ? null : { label: say("Tách", "Split"), command: `${to} split` },
    ],
    [open > 0 ? { label: say("Chuyển việc", "Move work"), command: `${to} move` } : null],
    [allUnits(say)],
  ];
}

function allUnits(say: Say): Button {
  return { label: say("Các bộ phận", "All units"), command: "units" };
}

/** Asks for the name of a new unit, a new name of one, or another name it goes by. */
export function askName(
  what: "add" | "alias" | "name",
  unit: { id: number; name: string } | null,
  language: Language,
): Message {
  const say = sayIn(language);
  const name = unit?.name ?? "";
  const since = say(
    "Nếu có hiệu lực từ ngày khác hôm nay, anh/chị ghi thêm ngày, ví dụ: Phòng Kinh tế từ ngày 01/7/2025.",
    "Add the day if it holds from another day than today, for example: Economy Division from 01/7/2025.",
  );
  switch (what) {
    case "add":
      return message(
        [
          say("Anh/chị trả lời bằng tên bộ phận mới.", "Reply with the name of the new unit."),
          since,
        ],
        [],
        { ask: "units add" },
      );
    case "name":
      return message(
        [
          say(`Anh/chị trả lời bằng tên mới của ${name}.`, `Reply with the new name of ${name}.`),
          say(
            "Tên cũ được giữ trong lịch sử và vẫn đọc được trong văn bản cũ.",
            "The old name stays in the history and is still read in old documents.",
          ),
          since,
        ],
        [],
        { ask: `units u${String(unit?.id ?? 0)} name` },
      );
    case "alias":
      return message(
        [
          say(
            `Anh/chị trả lời bằng một tên khác mà văn bản dùng để gọi ${name}.`,
            `Reply with another name by which documents call ${name}.`,
          ),
        ],
        [],
        { ask: `units u${String(unit?.id ?? 0)} alias` },
      );
  }
}

/** What was done, above the unit as it stands now. */
export function withSaid(said: string, card: Message | null): Message {
  if (card === null) return message([said]);
  return { ...card, blocks: [text(said), ...card.blocks] };
}
