import type { Calendar } from "../domain/calendar.js";
import type { Language } from "../domain/office.js";
import { dueOf, standingIn, type Round, type RoundUnit } from "../domain/round.js";
import { dayOf, type CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Message } from "./message.js";
import { lateWords, roundButtons, roundFactsLines, roundName, seeRound } from "./round.js";
import { decisionRow } from "./round-view.js";
import { andMore, counted, cut, day } from "./words.js";

/*
 * News of a reporting round, each in the language of the one who is told.
 */

/** To the people of units that are asked, with the answers at hand. */
export function openedNotice(
  round: Round,
  units: readonly RoundUnit[],
  calendar: Calendar,
  language: Language,
): Message {
  const say = sayIn(language);
  const names = units.map(({ unit }) => unit.name).join("; ");
  return message(
    [
      text(`${say("Kỳ báo cáo", "A report is asked for")}: ${roundName(round, language)}`, "title"),
      list([
        `${say("Bộ phận báo cáo", "Unit")}: ${names}`,
        ...roundFactsLines(round, calendar, language),
      ]),
      say(
        "Gửi báo cáo cho Văn phòng xong, anh/chị bấm “Đã nộp” để không bị nhắc nữa. Cần thêm thời gian hoặc có vướng mắc thì bấm nút tương ứng.",
        "Once the report is with the clerk, press “Handed in”: nobody is reminded then. If you need more time or something is in the way, use the other buttons.",
      ),
    ],
    units.slice(0, 4).map((one) => roundButtons(round, one, language, units.length > 1)),
  );
}

const NAMES = 20;

/** To the group of the office: who is asked for what, and until when. */
export function openedInGroup(round: Round, calendar: Calendar, language: Language): Message {
  const say = sayIn(language);
  const names = round.units.map(({ unit }) => unit.name);
  const shown = names.slice(0, NAMES).join("; ");
  const more = andMore(names.length - NAMES, say("bộ phận", "units"), language);
  return message(
    [
      text(
        `${say("Mở kỳ báo cáo", "A report is asked for")}: ${roundName(round, language)}`,
        "title",
      ),
      list([
        ...roundFactsLines(round, calendar, language),
        `${say("Bộ phận báo cáo", "Units")}: ${[shown, ...(more === null ? [] : [more])].join(" ")}`,
      ]),
    ],
    [[seeRound(round, language)]],
  );
}

/** To those who have not handed in: another due day. */
export function dueNotice(
  round: Round,
  units: readonly RoundUnit[],
  was: CivilDate,
  language: Language,
): Message {
  const name = roundName(round, language);
  const [due, before] = [day(round.due), day(was)];
  const said = sayIn(language)(
    `Hạn nộp ${name} đổi từ ${before} thành ${due}.`,
    `${name}: it is now due ${due} (before: ${before}).`,
  );
  return message(
    [said],
    units.slice(0, 4).map((one) => roundButtons(round, one, language, units.length > 1)),
  );
}

/** To those who decide: a unit asks for more time. */
export function moreAskedNotice(
  round: Round,
  one: RoundUnit,
  by: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const { asked, reason, unit } = one;
  return message(
    [
      text(
        say(`${unit.name} xin gia hạn nộp báo cáo:`, `${unit.name} asks for more time:`),
        "title",
      ),
      list([
        roundName(round, language),
        `${say("Hạn hiện nay", "Due now")}: ${day(dueOf(round, one))}`,
        `${say("Đề nghị đến", "Wanted until")}: ${asked === null ? "" : day(asked)}`,
        `${say("Lý do", "Reason")}: “${cut(reason ?? "", 400)}”`,
        `${say("Người đề nghị", "Asked by")}: ${by}`,
      ]),
    ],
    [decisionRow(round, unit.id, language), [seeRound(round, language)]],
  );
}

/** To the unit's people: there is more time, or there is none. */
export function moreDecidedNotice(
  round: Round,
  one: RoundUnit,
  by: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const name = `${roundName(round, language)}, ${one.unit.name}`;
  const due = day(dueOf(round, one));
  const words =
    one.askState === "granted"
      ? say(
          `${by} đồng ý gia hạn ${name}: hạn mới ${due}.`,
          `${by} gave more time for ${name}: it is now due ${due}.`,
        )
      : say(
          `${by} không đồng ý gia hạn ${name}. Hạn nộp vẫn là ${due}.`,
          `${by} gave no more time for ${name}. It is still due ${due}.`,
        );
  return message([words], [roundButtons(round, one, language)]);
}

/** To the clerks: something is in a unit's way. */
export function hinderedNotice(
  round: Round,
  one: RoundUnit,
  by: string,
  language: Language,
): Message {
  const what = `“${cut(one.obstacle ?? "", 400)}”`;
  const name = roundName(round, language);
  const said = sayIn(language)(
    `${one.unit.name} báo vướng mắc khi làm ${name}: ${what} (${by}).`,
    `${one.unit.name} is blocked with ${name}: ${what} (${by}).`,
  );
  return message([said], [[seeRound(round, language)]]);
}

/** To the clerks when a round is over: who was on time, who late and by how many days. */
export function roundSummary(round: Round, language: Language): Message {
  const say = sayIn(language);
  const closedOn = dayOf(round.closedAt ?? round.openedAt, round.zone);
  const standing = (one: RoundUnit) => standingIn(round, one, closedOn);
  const handedIn = round.units.filter(({ submittedAt }) => submittedAt !== null);
  const onTime = handedIn.filter((one) => standing(one).late === 0);
  const late = handedIn.filter((one) => standing(one).late > 0);
  const missing = round.units.filter(({ submittedAt }) => submittedAt === null);
  const extended = round.units.filter(({ due }) => due !== null);
  const blocked = round.units.filter(({ obstacle }) => obstacle !== null);
  const lateLine = (one: RoundUnit) =>
    `${one.unit.name} (${lateWords(standing(one).late, language)})`;
  return message(
    [
      text(
        `${say("Tổng hợp kỳ báo cáo", "Summary of the round")}: ${roundName(round, language)}`,
        "title",
      ),
      countWords(round, onTime.length, late.length, missing.length, language),
      list(
        [
          line(say("Đúng hạn", "On time"), onTime.map(nameOf)),
          line(say("Nộp muộn", "Late"), late.map(lateLine)),
          line(say("Chưa nộp", "Not handed in"), missing.map(nameOf)),
          line(
            say("Được gia hạn", "Given more time"),
            extended.map(
              (one) => `${one.unit.name} (${say("đến", "until")} ${day(dueOf(round, one))})`,
            ),
          ),
          line(
            say("Có nêu vướng mắc", "Said to be blocked"),
            blocked.map((one) => `${one.unit.name} (“${cut(one.obstacle ?? "", 100)}”)`),
          ),
        ].filter((one) => one !== null),
      ),
    ],
    [[seeRound(round, language)]],
  );
}

function countWords(
  round: Round,
  onTime: number,
  late: number,
  missing: number,
  language: Language,
): string {
  const say = sayIn(language);
  const n = String(round.units.length);
  const [a, b, c] = [String(onTime), String(late), String(missing)];
  const due = day(round.due);
  return say(
    `Hạn nộp ${due}. ${n} bộ phận: ${a} đúng hạn, ${b} nộp muộn, ${c} chưa nộp.`,
    `Due ${due}. ${counted(round.units.length, "unit")}: ${a} on time, ${b} late, ${c} not handed in.`,
  );
}

function line(head: string, names: readonly string[]): string | null {
  return names.length === 0 ? null : `${head}: ${names.join("; ")}`;
}

function nameOf({ unit }: RoundUnit): string {
  return unit.name;
}
