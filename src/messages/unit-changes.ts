import type { Language, UnitRef } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { turning } from "./tasks.js";
import { draftWords, openWords, settledWords, unitCommand, type Load } from "./units.js";
import { counted, cut, day } from "./words.js";

export function unitAdded(name: string, language: Language): string {
  return sayIn(language)(`Đã thêm bộ phận ${name}.`, `Added the unit ${name}.`);
}

export function unitAliased({ name }: UnitRef, alias: string, language: Language): string {
  return sayIn(language)(
    `Từ nay “${alias}” trong văn bản được hiểu là ${name}.`,
    `“${alias}” in documents is now read as ${name}.`,
  );
}

export function unitRenamed(
  from: string,
  to: string,
  since: CivilDate,
  language: Language,
): string {
  return sayIn(language)(
    `Từ ngày ${day(since)}, ${from} mang tên ${to}.`,
    `From ${day(since)}, ${from} is called ${to}.`,
  );
}

export type ChooseUnitView = {
  from: UnitRef;
  shown: readonly UnitRef[];
  deed: "merge" | "move";
  page: number;
  pages: number;
  turned: boolean;
  language: Language;
};

/** Which unit takes over. */
export function chooseUnit(view: ChooseUnitView): Message {
  const { from, shown, deed, page, pages, language } = view;
  const say = sayIn(language);
  const to = `${unitCommand(from)} ${deed}`;
  const back: Button = { label: say("Thôi", "Cancel"), command: unitCommand(from) };
  if (shown.length === 0) {
    const none = say(
      `Chưa có bộ phận nào khác để nhận việc của ${from.name}.`,
      `There is no other unit to take over from ${from.name}.`,
    );
    return message([none], [[back]]);
  }
  const question =
    deed === "merge"
      ? say(`Nhập ${from.name} vào bộ phận nào?`, `Merge ${from.name} into which unit?`)
      : say(
          `Chuyển việc của ${from.name} sang bộ phận nào?`,
          `Move the work of ${from.name} to which unit?`,
        );
  return message(
    [question],
    [
      ...shown.map((unit) => [{ label: cut(unit.name, 50), command: `${to} u${String(unit.id)}` }]),
      turning({ page, pages, language }, (other) => `${to} p${String(other)}`),
      [back],
    ],
    view.turned ? { replaces: true } : {},
  );
}

export function askMergeDay(ask: string, language: Language): Message {
  return message(
    [
      sayIn(language)(
        "Anh/chị trả lời bằng ngày đầu tiên có hiệu lực, ví dụ: 01/7/2025.",
        "Reply with the first day on which it holds, for example: 01/7/2025.",
      ),
    ],
    [],
    { ask },
  );
}

export type MergeView = {
  from: UnitRef;
  into: UnitRef;
  day: CivilDate;
  load: Load;
  language: Language;
};

/** What a merge will do, before it is done. */
export function confirmMerge({ from, into, day: since, load, language }: MergeView): Message {
  const say = sayIn(language);
  const to = `${unitCommand(from)} merge u${String(into.id)}`;
  return message(
    [
      text(
        say(
          `Nhập ${from.name} vào ${into.name} từ ngày ${day(since)}?`,
          `Merge ${from.name} into ${into.name} from ${day(since)}?`,
        ),
        "title",
      ),
      list([
        ...goingLines(load, into.name, language),
        stayingLine(load, from.name, language),
        say(
          `Trong văn bản cũ, tên ${from.name} được hiểu là ${into.name}.`,
          `In old documents the name ${from.name} is read as ${into.name}.`,
        ),
      ]),
    ],
    [
      [
        {
          label: say("Nhập", "Merge"),
          command: `${to} ${since} yes`,
          style: "primary",
        },
        { label: say("Ngày khác", "Another day"), command: `${to} day` },
        { label: say("Thôi", "Cancel"), command: unitCommand(from) },
      ],
    ],
  );
}

function goingLines(load: Load, into: string, language: Language): string[] {
  const say = sayIn(language);
  const { open, draft, people } = load;
  const drafts = draft === 0 ? "" : `${say(" và", " and")} ${draftWords(draft, say)}`;
  const goes = say(`sẽ chuyển sang ${into}.`, `will go to ${into}.`);
  const folk = say(
    `${String(people)} người`,
    people === 1 ? "1 person" : `${String(people)} people`,
  );
  return [`${openWords(open, say)}${drafts} ${goes}`, `${folk} ${goes}`];
}

function stayingLine({ settled }: Load, from: string, language: Language): string {
  const say = sayIn(language);
  return `${settledWords(settled, say)} ${say(`giữ tên cũ (${from}).`, `will keep the old name (${from}).`)}`;
}

export function merged(done: {
  from: UnitRef;
  into: UnitRef;
  day: CivilDate;
  moved: number;
  language: Language;
}): string {
  const { from, into, moved } = done;
  return sayIn(done.language)(
    `Từ ngày ${day(done.day)}, ${from.name} đã nhập vào ${into.name}; ${String(moved)} việc đang mở đã chuyển sang ${into.name}.`,
    `From ${day(done.day)}, ${from.name} is merged into ${into.name}; ${counted(moved, "open task")} went to ${into.name}.`,
  );
}

/** What a split will do; the names are asked for next. */
export function offerSplit(view: { unit: UnitRef; load: Load; language: Language }): Message {
  const { unit, load, language } = view;
  const say = sayIn(language);
  const to = `${unitCommand(unit)} split`;
  const first = say("bộ phận mới thứ nhất", "the first new unit");
  return message(
    [
      text(say(`Tách ${unit.name}?`, `Split ${unit.name}?`), "title"),
      say("Nếu bộ phận cũ thôi hoạt động:", "If the old unit ends:"),
      list([...goingLines(load, first, language), stayingLine(load, unit.name, language)]),
      say(
        `Nếu tách bớt, ${unit.name} vẫn giữ tên, người và việc; anh/chị chỉ chuyển những việc cần giao lại. Sau bước này, từng việc được chia bằng nút bấm.`,
        `If only a part is split off, ${unit.name} keeps its name, people and work, and you move what is to go. After this step each task is given on by a button.`,
      ),
    ],
    [
      [
        {
          label: say("Tách, bộ phận cũ thôi hoạt động", "Split, the old unit ends"),
          command: `${to} all`,
        },
      ],
      [{ label: say("Tách bớt, giữ tên cũ", "Split off a part"), command: `${to} keep` }],
      [{ label: say("Thôi", "Cancel"), command: unitCommand(unit) }],
    ],
  );
}

export function askSplitNames(unit: UnitRef, keep: boolean, language: Language): Message {
  const say = sayIn(language);
  const example = say("Phòng Kinh tế; Phòng Hạ tầng và Đô thị", "Economy Division; Works Division");
  return message(
    [
      keep
        ? say(
            `Anh/chị trả lời bằng tên bộ phận nhận một phần việc của ${unit.name}; nhiều bộ phận thì cách nhau bằng dấu chấm phẩy.`,
            `Reply with the name of the unit that gets a part of ${unit.name}; separate several by semicolons.`,
          )
        : say(
            `Anh/chị trả lời bằng tên các bộ phận mới, cách nhau bằng dấu chấm phẩy, ví dụ: ${example}. Trả lời xong là tách ngay.`,
            `Reply with the names of the new units, separated by semicolons, for example: ${example}. The reply carries out the split.`,
          ),
      say(
        "Nếu có hiệu lực từ ngày khác hôm nay, anh/chị ghi thêm ở cuối: từ ngày 01/7/2025.",
        "If it holds from another day than today, add at the end: from 01/7/2025.",
      ),
    ],
    [],
    { ask: `units u${String(unit.id)} split ${keep ? "keep" : "all"}` },
  );
}

export function splitDone(done: {
  unit: UnitRef;
  into: readonly UnitRef[];
  keep: boolean;
  day: CivilDate;
  language: Language;
}): string {
  const { unit, into, keep, language } = done;
  const say = sayIn(language);
  const names = into.map(({ name }) => name).join("; ");
  const since = say(`Từ ngày ${day(done.day)}, `, `From ${day(done.day)}, `);
  if (keep) {
    return (
      since +
      say(`${unit.name} tách bớt sang: ${names}.`, `${unit.name} gives a part to: ${names}.`)
    );
  }
  const first = into[0]?.name ?? "";
  return (
    since +
    say(
      `${unit.name} tách thành: ${names}. Người và việc đang mở hiện ở ${first}; đổi bộ phận của từng người ở /nhansu.`,
      `${unit.name} is split into: ${names}. People and open work are with ${first} for now; /people moves people.`,
    )
  );
}
