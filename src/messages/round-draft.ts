import type { Calendar } from "../domain/calendar.js";
import type { Language, UnitRef } from "../domain/office.js";
import { formatPeriod, type Period } from "../domain/periods.js";
import { unitIn, type Round } from "../domain/round.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import {
  allRounds,
  capital,
  roundCommand,
  roundFactsLines,
  roundName,
  roundPeriod,
  seeRound,
  unitCommand,
} from "./round.js";
import { rows, turning } from "./tasks.js";
import { andMore, counted, day } from "./words.js";

/** Which report? The next ones by button, any other by its name. */
export function choosePeriod(periods: readonly Period[], language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      text(say("Mở kỳ báo cáo: báo cáo nào?", "Which report is asked for?"), "title"),
      text(
        say(
          "Có thể gõ một lần, ví dụ: /nhacbaocao quý I 20/3 số 581/SNV-CCHC.",
          "All at once by typing, for example: /reminder Q1 20/3 581/SNV.",
        ),
        "note",
      ),
    ],
    [
      ...rows(
        periods.map((period): Button => {
          const key = formatPeriod(period);
          return { label: capital(roundPeriod(key, language)), command: `reminder ${key}` };
        }),
        2,
      ),
      [
        { label: say("Báo cáo khác", "Another report"), command: "reminder other" },
        allRounds(language),
      ],
    ],
  );
}

/** A report that no period names: what is it, and until when? */
export function askReport(language: Language): Message {
  return message(
    [
      sayIn(language)(
        "Báo cáo gì, hạn nộp ngày nào? Anh/chị trả lời tin này, ví dụ: Báo cáo chuyển đổi số, 25/6/2026.",
        "Which report, and until when? Reply to this message, for example: Report on online services, 25/6/2026.",
      ),
    ],
    [],
    { ask: "reminder other" },
  );
}

export type DraftView = {
  round: Round;
  /** Units in which nobody works, so that nobody would be told. */
  empty: readonly UnitRef[];
  calendar: Calendar;
  /** Why what was typed did not do, or what was changed. */
  said: string | null;
  language: Language;
};

const NAMES = 12;

/** What would be opened, to be confirmed by a button. */
export function draftView({ round, empty, calendar, said, language }: DraftView): Message {
  const say = sayIn(language);
  const names = round.units.map(({ unit }) => unit.name);
  const shown = names.slice(0, NAMES).join("; ");
  const more = andMore(names.length - NAMES, say("bộ phận", "units"), language);
  const n = String(names.length);
  const asked = [shown, ...(more === null ? [] : [more])].join(" ");
  const nobody = empty.map(({ name }) => name).join("; ");
  return message(
    [
      said,
      text(`${say("Sẽ mở", "To be opened")}: ${roundName(round, language)}`, "title"),
      list([
        ...roundFactsLines(round, calendar, language),
        names.length === 0
          ? say("Chưa chọn bộ phận nào", "No unit is chosen yet")
          : say(`Bộ phận báo cáo (${n}): ${asked}`, `Units asked (${n}): ${asked}`),
      ]),
      nobody === ""
        ? null
        : text(
            say(
              `Chưa có công chức nào trong danh sách, nên không ai được báo: ${nobody}.`,
              `Nobody works there, so nobody would be told: ${nobody}.`,
            ),
            "note",
          ),
    ],
    [
      [
        {
          label: say("Mở kỳ báo cáo", "Open the round"),
          command: roundCommand(round, "open"),
          style: "primary",
        },
      ],
      [
        { label: say("Đổi hạn", "Due day"), command: roundCommand(round, "due") },
        { label: say("Số văn bản", "Letter"), command: roundCommand(round, "letter") },
        { label: say("Chọn bộ phận", "Units"), command: roundCommand(round, "pick") },
      ],
      [{ label: say("Bỏ, không mở", "Do not open"), command: roundCommand(round, "drop") }],
    ],
  );
}

export function draftDropped(language: Language): Message {
  const said = sayIn(language)("Đã bỏ, không mở kỳ báo cáo này.", "Dropped: it is not opened.");
  return message([said], [[allRounds(language)]]);
}

/** Until when? */
export function askDue(
  round: Round,
  near: readonly CivilDate[],
  said: string | null,
  language: Language,
): Message {
  const command = roundCommand(round, "due");
  const name = roundName(round, language);
  return message(
    [
      said,
      sayIn(language)(
        `Hạn nộp ${name} là ngày nào? Hiện nay: ${day(round.due)}. Anh/chị trả lời tin này bằng ngày (ví dụ: 20/3/2026).`,
        `Until when is it asked for: ${name}? Now: ${day(round.due)}. Reply to this message with a day (for example: 20/3/2026).`,
      ),
    ],
    [near.map((date) => ({ label: day(date), command: `${command} ${date}` }))],
    { ask: command },
  );
}

/** Which letter asks for it? */
export function askLetter(round: Round, language: Language): Message {
  const say = sayIn(language);
  const command = roundCommand(round, "letter");
  const name = roundName(round, language);
  const none: Button[] =
    round.letter === null
      ? []
      : [{ label: say("Bỏ số văn bản", "No letter"), command: `${command} -` }];
  return message(
    [
      say(
        `${name}: theo văn bản số bao nhiêu? Anh/chị trả lời tin này bằng số, ký hiệu văn bản (ví dụ: 581/SNV-CCHC).`,
        `${name}: which letter asks for it? Reply to this message with its number (for example: 581/SNV).`,
      ),
    ],
    [[...none, seeRound(round, language)]],
    { ask: command },
  );
}

export type PickView = {
  round: Round;
  units: readonly UnitRef[];
  page: number;
  pages: number;
  first: number;
  said: string | null;
  turned: boolean;
  language: Language;
};

/** Which units are asked: a number each turns it on and off. */
export function pickUnits(view: PickView): Message {
  const { round, units, first, page, language } = view;
  const say = sayIn(language);
  const draft = round.state === "draft";
  const at = page > 1 ? ` p${String(page)}` : "";
  return message(
    [
      view.said,
      text(
        say(
          "Bộ phận nào báo cáo? Bấm số để chọn hoặc bỏ chọn.",
          "Which units are asked? Press a number to add or leave out.",
        ),
        "title",
      ),
      list(
        units.map(({ id, name }, i) => {
          const asked = unitIn(round, id) !== undefined;
          const mark = asked ? say("có báo cáo", "asked") : say("không", "not asked");
          const line = `${String(first + i)}. ${name}: ${mark}`;
          return asked ? { text: line, state: "done" as const } : { text: line };
        }),
      ),
      say(
        `Đang chọn ${String(round.units.length)} bộ phận.`,
        `Asked: ${counted(round.units.length, "unit")}.`,
      ),
    ],
    [
      ...rows(
        units.map(({ id }, i) => ({
          label: String(first + i),
          command: unitCommand(round, id, "pick") + at,
        })),
        6,
      ),
      draft
        ? [
            { label: say("Tất cả", "All"), command: roundCommand(round, "pick all") },
            { label: say("Bỏ hết", "None"), command: roundCommand(round, "pick none") },
          ]
        : [],
      turning(view, (to) => roundCommand(round, `pick p${String(to)}`)),
      [{ label: say("Xong", "Done"), command: roundCommand(round), style: "primary" }],
    ],
    view.turned ? { replaces: true } : {},
  );
}

/** It is open, and people are told. */
export function roundOpened(
  round: Round,
  told: { people: number; groups: number },
  language: Language,
): Message {
  const say = sayIn(language);
  const name = roundName(round, language);
  const people = String(told.people);
  const group = told.groups > 0 ? say(" và trong nhóm chung", " and the group") : "";
  return message(
    [
      say(
        `Đã mở kỳ báo cáo: ${name}, hạn nộp ${day(round.due)}.`,
        `Opened: ${name}, due ${day(round.due)}.`,
      ),
      told.people + told.groups === 0
        ? null
        : say(
            `Đã báo cho ${people} người${group}.`,
            `Told: ${counted(told.people, "person")}${group}.`,
          ),
    ],
    [[seeRound(round, language), allRounds(language)]],
  );
}
