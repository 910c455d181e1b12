import type { Language, UnitRecord, UnitRef } from "../domain/office.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { numberButton, turning } from "./tasks.js";
import { unitCommand } from "./units.js";
import { counted, cut } from "./words.js";

export type WorkToMoveView = {
  from: UnitRecord;
  to: readonly UnitRecord[];
  /** How many more could get work and have no place on the buttons. */
  others: number;
  /** What was done just now. */
  said: string | null;
  tasks: readonly { number: number; title: string }[];
  total: number;
  page: number;
  pages: number;
  turned: boolean;
  language: Language;
};

/** A page of open work of a unit; a button gives a task to one of the others. */
export function workToMove(view: WorkToMoveView): Message {
  const { from, to, said, tasks, total, page, pages, language } = view;
  const say = sayIn(language);
  const ids = to.map(({ id }) => `u${String(id)}`).join(" ");
  const [only, ...more] = to;
  const all: Button | null =
    only === undefined || more.length > 0 || total === 0
      ? null
      : {
          label: say(`Chuyển tất cả (${String(total)})`, `Move all (${String(total)})`),
          command: `${unitCommand(from)} give all u${String(only.id)}`,
        };
  const heading =
    total === 0
      ? say(`${from.name} không còn việc nào đang mở.`, `${from.name} has no open tasks.`)
      : say(
          `${from.name}: ${String(total)} việc đang mở. Bấm nút để chuyển việc; việc không bấm thì ở lại.`,
          `${from.name}: ${counted(total, "open task")}. Press a button to move a task; what is not pressed stays.`,
        );
  const cannot =
    view.others === 0
      ? null
      : say(
          `Còn ${String(view.others)} bộ phận nhận chưa có nút ở đây: bấm Xong, rồi Chuyển việc.`,
          `${counted(view.others, "more unit")} can get work: press Done, then Move work.`,
        );
  return message(
    [
      said,
      text(heading, "title"),
      list(tasks.map(({ number, title }) => `#${String(number)} ${cut(title, 110)}`)),
      pages > 1 ? `${say("Trang", "Page")} ${String(page)}/${String(pages)}.` : null,
      cannot,
    ],
    [
      ...tasks.map(({ number }) => [
        numberButton(number),
        ...to.map((unit) => giveButton(from, unit, to, { number, page, language })),
      ]),
      turning(
        { page, pages, language },
        (other) => `${unitCommand(from)} move ${ids} p${String(other)}`,
      ),
      [all],
      [{ label: say("Xong", "Done"), command: unitCommand(from) }],
    ],
    view.turned ? { replaces: true } : {},
  );
}

/** The receiver stands first, the others behind it: they are offered again for the next task. */
function giveButton(
  from: UnitRef,
  unit: UnitRef,
  to: readonly UnitRef[],
  { number, page, language }: { number: number; page: number; language: Language },
): Button {
  const others = to.filter(({ id }) => id !== unit.id);
  const ids = [unit, ...others].map(({ id }) => `u${String(id)}`).join(" ");
  const name = cut(unit.name, to.length > 2 ? 20 : 32);
  return {
    label: sayIn(language)(`#${String(number)} sang ${name}`, `#${String(number)} to ${name}`),
    command: `${unitCommand(from)} give ${String(number)} ${ids} p${String(page)}`,
  };
}

/** All open work of a unit at once, before it is done. */
export function confirmMove(view: {
  from: UnitRef;
  to: UnitRef;
  open: number;
  language: Language;
}): Message {
  const { from, to, open, language } = view;
  const say = sayIn(language);
  return message(
    [
      say(
        `${String(open)} việc đang mở của ${from.name} sẽ chuyển sang ${to.name}; việc đã xong ở lại. Người không chuyển theo.`,
        `${counted(open, "open task")} of ${from.name} will go to ${to.name}; what is done stays. People stay too.`,
      ),
    ],
    [
      [
        {
          label: say("Chuyển", "Move"),
          command: `${unitCommand(from)} give all u${String(to.id)} yes`,
          style: "primary",
        },
        { label: say("Thôi", "Cancel"), command: unitCommand(from) },
      ],
    ],
  );
}

export function workMoved(done: {
  from: UnitRef;
  to: UnitRef;
  moved: readonly number[];
  language: Language;
}): string {
  const { from, to, moved } = done;
  const numbers = cut(moved.map((number) => `#${String(number)}`).join(", "), 200);
  return sayIn(done.language)(
    moved.length === 0
      ? `${from.name} không có việc nào đang mở để chuyển.`
      : `Đã chuyển ${numbers} từ ${from.name} sang ${to.name}.`,
    moved.length === 0
      ? `${from.name} has no open work to move.`
      : `Moved ${numbers} from ${from.name} to ${to.name}.`,
  );
}
