import type { Calendar } from "../domain/calendar.js";
import type { Language } from "../domain/office.js";
import { missingIn, unitIn, waitsIn, type Round, type RoundUnit } from "../domain/round.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type ListItem, type Message } from "./message.js";
import {
  allRounds,
  capital,
  progressWords,
  roundButtons,
  roundCommand,
  roundFactsLines,
  roundName,
  seeRound,
  shortName,
  unitCommand,
  unitStanding,
} from "./round.js";
import { rows, turning } from "./tasks.js";
import { andMore, counted, cut } from "./words.js";

/** What the reader may do with a round. */
export type RoundReader = {
  clerk: boolean;
  decides: boolean;
  /** Units for which they speak as one of their people. */
  units: readonly number[];
};

type Beside = {
  today: CivilDate;
  calendar: Calendar;
  reader: RoundReader;
  /** Said in a group: what people gave as reasons is left out. */
  inGroup: boolean;
  language: Language;
};

export const UNITS_A_PAGE = 12;

/** One round whole: who has handed in, who has not, and what one may do. */
export function roundView(
  view: Beside & { round: Round; page: number; pages: number; turned: boolean; said?: string },
): Message {
  const { round, reader, language, page } = view;
  const say = sayIn(language);
  const first = (page - 1) * UNITS_A_PAGE;
  const shown = round.units.slice(first, first + UNITS_A_PAGE);
  const closed = round.state === "closed";
  const own = missingIn(round).filter(({ unit }) => reader.units.includes(unit.id));
  return message(
    [
      view.said ?? null,
      text(roundName(round, language), "title"),
      list(roundFactsLines(round, view.calendar, language)),
      `${capital(progressWords(round, view.today, language))}.` +
        (closed ? say(" Đã đóng.", " Closed.") : ""),
      list(shown.map((one, i) => numberedLine(round, one, first + i + 1, view))),
    ],
    [
      ...(closed
        ? []
        : own.slice(0, 3).map((one) => roundButtons(round, one, language, own.length > 1))),
      ...(reader.clerk || reader.decides ? unitNumbers(round, shown, first) : []),
      turning(view, (to) => roundCommand(round, `p${String(to)}`)),
      ...(reader.clerk && !closed ? clerkRows(round, language) : []),
      [allRounds(language)],
    ],
    view.turned ? { replaces: true } : {},
  );
}

function numberedLine(
  round: Round,
  one: RoundUnit,
  place: number,
  { today, language, inGroup }: Beside,
): ListItem {
  const { words, state } = unitStanding(round, one, today, language, !inGroup);
  const line = `${String(place)}. ${one.unit.name}: ${words}`;
  return state === null || state === undefined ? { text: line } : { text: line, state };
}

function unitNumbers(round: Round, shown: readonly RoundUnit[], first: number): Button[][] {
  return rows(
    shown.map(({ unit }, i) => ({
      label: String(first + i + 1),
      command: roundCommand(round, `u${String(unit.id)}`),
    })),
    6,
  );
}

function clerkRows(round: Round, language: Language): Button[][] {
  const say = sayIn(language);
  return [
    [
      { label: say("Đổi hạn", "Due day"), command: roundCommand(round, "due") },
      { label: say("Số văn bản", "Letter"), command: roundCommand(round, "letter") },
      { label: say("Chọn bộ phận", "Units"), command: roundCommand(round, "pick") },
    ],
    [{ label: say("Đóng kỳ báo cáo", "Close the round"), command: roundCommand(round, "close") }],
  ];
}

/** One unit in a round, with what the reader may do for it. `said` comes before it: what was just done. */
export function unitView(view: Beside & { round: Round; unitId: number; said?: string }): Message {
  const { round, unitId, reader, language, inGroup } = view;
  const one = unitIn(round, unitId);
  const say = sayIn(language);
  if (one === undefined) return message([view.said ?? null], [[seeRound(round, language)]]);
  const speaks = reader.clerk || reader.units.includes(unitId);
  const { words } = unitStanding(round, one, view.today, language, !inGroup);
  return message(
    [view.said ?? null, `${roundName(round, language)}\n${one.unit.name}: ${words}.`],
    [
      waitsIn(one) && reader.decides && round.state === "open"
        ? decisionRow(round, unitId, language)
        : [],
      ...(speaks ? answerRows(round, one, language) : []),
      [seeRound(round, language)],
    ],
  );

  function answerRows(of: Round, { submittedAt, obstacle }: RoundUnit, to: Language): Button[][] {
    if (submittedAt !== null) {
      if (of.state === "closed" && !reader.clerk) return [];
      const label = say("Bấm nhầm, chưa nộp", "By mistake, not handed in");
      return [[{ label, command: unitCommand(of, unitId, "undo") }]];
    }
    if (of.state === "closed" || one === undefined) return [];
    const free = { label: say("Hết vướng mắc", "Not blocked any more") };
    return [
      roundButtons(of, one, to),
      ...(obstacle === null ? [] : [[{ ...free, command: unitCommand(of, unitId, "free") }]]),
    ];
  }
}

/** [Đồng ý] [Không đồng ý] [Cho hạn khác] */
export function decisionRow(
  round: Pick<Round, "id">,
  unitId: number,
  language: Language,
): Button[] {
  const say = sayIn(language);
  const command = (deed: string) => unitCommand(round, unitId, deed);
  return [
    { label: say("Đồng ý", "Agree"), command: command("grant"), style: "primary" },
    { label: say("Không đồng ý", "Do not agree"), command: command("refuse"), style: "danger" },
    { label: say("Cho hạn khác", "Another day"), command: `${command("grant")} other` },
  ];
}

/** How many names stand in one line of the overview. */
const NAMES = 8;
const ROUNDS = 6;

/** `/nhacbaocao`: the open rounds, who has handed in and who has not. */
export function roundsOverview(
  view: Beside & { rounds: readonly Round[]; draft: Round | null },
): Message {
  const { rounds, draft, reader, language } = view;
  const say = sayIn(language);
  const shown = rounds.slice(0, ROUNDS);
  const more = andMore(rounds.length - shown.length, say("kỳ báo cáo", "rounds"), language);
  const none = reader.clerk
    ? say("Không có kỳ báo cáo nào đang mở.", "No reporting round is open.")
    : say(
        "Không có kỳ báo cáo nào đang mở cho bộ phận của anh/chị.",
        "No reporting round is open for your units.",
      );
  return message(
    [
      text(say("Kỳ báo cáo đang mở", "Open reporting rounds"), "title"),
      rounds.length === 0 ? none : null,
      ...shown.flatMap((round) => [
        text(roundName(round, language), "title"),
        list([
          ...roundFactsLines(round, view.calendar, language).slice(-2),
          `${capital(progressWords(round, view.today, language))}.`,
          ...missingLines(round, view),
          ...handedInLine(round, language),
        ]),
      ]),
      more,
    ],
    [
      ...oneRoundAnswers(shown, view),
      ...rows(
        shown.map((round) => ({ label: shortName(round, language), command: roundCommand(round) })),
        2,
      ),
      ...(reader.clerk ? clerkOverviewRows(draft, language) : []),
    ],
  );
}

/** Where there is one round and one unit to answer for, the answers are at hand. */
function oneRoundAnswers([only, ...others]: readonly Round[], view: Beside): Button[][] {
  if (only === undefined || others.length > 0) return [];
  const own = missingIn(only).filter(({ unit }) => view.reader.units.includes(unit.id));
  return own.slice(0, 3).map((one) => roundButtons(only, one, view.language, own.length > 1));
}

function missingLines(round: Round, { today, language, inGroup }: Beside): ListItem[] {
  const missing = missingIn(round);
  const items = missing.slice(0, NAMES).map((one): ListItem => {
    const { words, state } = unitStanding(round, one, today, language, !inGroup);
    const line = `${one.unit.name}: ${words}`;
    return state === null || state === undefined ? { text: line } : { text: line, state };
  });
  const left = missing.length - items.length;
  const more = andMore(left, sayIn(language)("bộ phận chưa nộp", "units"), language);
  return more === null ? items : [...items, { text: more }];
}

function handedInLine(round: Round, language: Language): ListItem[] {
  const names = round.units.filter(({ submittedAt }) => submittedAt !== null);
  if (names.length === 0) return [];
  const say = sayIn(language);
  const shown = names.slice(0, NAMES).map(({ unit }) => unit.name);
  const more = andMore(names.length - shown.length, say("bộ phận", "units"), language);
  const all = [shown.join("; "), ...(more === null ? [] : [more])].join(" ");
  return [{ text: `${say("Đã nộp", "Handed in")}: ${all}`, state: "done" }];
}

function clerkOverviewRows(draft: Round | null, language: Language): Button[][] {
  const say = sayIn(language);
  const going: Button[] =
    draft === null
      ? []
      : [{ label: say("Bản đang soạn", "Being prepared"), command: roundCommand(draft) }];
  return [
    [{ label: say("Mở kỳ báo cáo mới", "Open a new round"), command: "reminder new" }, ...going],
    [{ label: say("Các kỳ đã đóng", "Closed rounds"), command: "reminder closed" }],
  ];
}

/** The latest that were closed. */
export function closedRounds(
  rounds: readonly Round[],
  today: CivilDate,
  language: Language,
): Message {
  const say = sayIn(language);
  return message(
    [
      text(say("Kỳ báo cáo đã đóng", "Closed reporting rounds"), "title"),
      rounds.length === 0 ? say("Chưa có kỳ báo cáo nào đã đóng.", "None is closed yet.") : null,
      list(
        rounds.map(
          (round) => `${roundName(round, language)}: ${progressWords(round, today, language)}`,
        ),
      ),
    ],
    [
      ...rows(
        rounds.map((round) => ({
          label: shortName(round, language),
          command: roundCommand(round),
        })),
        2,
      ),
      [allRounds(language)],
    ],
  );
}

/** Some have not handed in: close it all the same? */
export function askClose(round: Round, language: Language): Message {
  const say = sayIn(language);
  const missing = missingIn(round);
  const names = missing.slice(0, NAMES).map(({ unit }) => unit.name);
  const more = andMore(missing.length - names.length, say("bộ phận", "units"), language);
  const n = String(missing.length);
  return message(
    [
      say(
        `Còn ${n} bộ phận chưa nộp ${cut(roundName(round, language), 120)}. Đóng kỳ báo cáo thì không nhắc các bộ phận này nữa.`,
        `${counted(missing.length, "unit")} not done: ${cut(roundName(round, language), 120)}. A closed round chases nobody any more.`,
      ),
      list(more === null ? names : [...names, more]),
    ],
    [
      [
        {
          label: say("Đóng kỳ báo cáo", "Close the round"),
          command: roundCommand(round, "close yes"),
          style: "danger",
        },
        seeRound(round, language),
      ],
    ],
  );
}
