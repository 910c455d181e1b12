import type { Language } from "../domain/office.js";
import { dueOf, type Round, type RoundUnit } from "../domain/round.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { message, type Message } from "./message.js";
import { lateWords, roundName, unitCommand } from "./round.js";
import { day } from "./words.js";

/*
 * What is asked back, and the first line of what is answered to "Đã nộp", "Xin gia hạn" and "Vướng mắc".
 */

function what(round: Round, { unit }: RoundUnit, language: Language): string {
  return `${roundName(round, language)}, ${unit.name}`;
}

export function handedInWords(
  round: Round,
  one: RoundUnit,
  late: number,
  language: Language,
): string {
  const say = sayIn(language);
  const behind = late > 0 ? ` (${lateWords(late, language)})` : "";
  const done = say(
    `Đã ghi nhận ${one.unit.name} nộp báo cáo${behind}.`,
    `Noted: ${one.unit.name} has handed in${behind}.`,
  );
  return round.state === "closed"
    ? done + say(" Tất cả bộ phận đã nộp, kỳ báo cáo đóng.", " All have: the round is closed.")
    : done;
}

export function takenBackWords(one: RoundUnit, language: Language): string {
  return sayIn(language)(
    `Đã ghi lại: ${one.unit.name} chưa nộp báo cáo.`,
    `Noted: ${one.unit.name} has not handed in yet.`,
  );
}

/** Until when? What was said as the reason is carried along. */
export function askMoreDay(
  round: Round,
  one: RoundUnit,
  near: readonly CivilDate[],
  reason: string,
  said: string | null,
  language: Language,
): Message {
  const say = sayIn(language);
  const command = unitCommand(round, one.unit.id, "more");
  const name = what(round, one, language);
  const now = day(dueOf(round, one));
  return message(
    [
      said,
      say(
        `${name}: xin gia hạn đến ngày nào? Hạn hiện nay: ${now}. Anh/chị trả lời tin này bằng ngày (ví dụ: 25/3/2026).`,
        `${name}: until when do you need more time? Due now: ${now}. Reply to this message with a day (for example: 25/3/2026).`,
      ),
    ],
    reason === ""
      ? [
          near.map((date) => ({
            label: `${say("Đến", "Until")} ${day(date)}`,
            command: `${command} ${date}`,
          })),
        ]
      : [],
    { ask: reason === "" ? command : `${command} ${reason}` },
  );
}

/** Why? */
export function askMoreReason(
  round: Round,
  one: RoundUnit,
  wanted: CivilDate,
  language: Language,
): Message {
  const say = sayIn(language);
  const command = `${unitCommand(round, one.unit.id, "more")} ${wanted}`;
  const name = what(round, one, language);
  const usual = [say("Chờ số liệu", "Waiting for data"), say("Chờ hướng dẫn", "No guidance yet")];
  return message(
    [
      say(
        `${name}: lý do xin gia hạn đến ${day(wanted)}? Anh/chị trả lời tin này bằng lý do.`,
        `${name}: why is more time needed, until ${day(wanted)}? Reply to this message with the reason.`,
      ),
    ],
    [usual.map((reason) => ({ label: reason, command: `${command} ${reason}` }))],
    { ask: command },
  );
}

export function moreAskedWords(one: RoundUnit, told: number, language: Language): string {
  const say = sayIn(language);
  const until = one.asked === null ? "" : day(one.asked);
  const wait =
    told > 0
      ? say("Văn phòng và lãnh đạo Ủy ban nhân dân được báo ngay. ", "Those who decide are told. ")
      : "";
  return (
    say(`Đã gửi đề nghị gia hạn đến ${until}. `, `Asked for more time until ${until}. `) +
    wait +
    say(
      "Hạn hiện nay giữ nguyên cho đến khi có quyết định.",
      "The present due day stands until it is decided.",
    )
  );
}

/** Until which other day is there more time? */
export function askGrantDay(
  round: Round,
  one: RoundUnit,
  said: string | null,
  language: Language,
): Message {
  const command = unitCommand(round, one.unit.id, "grant");
  const name = what(round, one, language);
  const wanted = one.asked === null ? "" : day(one.asked);
  const asks = sayIn(language)(
    `${name}: gia hạn đến ngày nào? Bộ phận đề nghị đến ${wanted}. Anh/chị trả lời tin này bằng ngày.`,
    `${name}: until when is there more time? The unit asked for ${wanted}. Reply to this message with a day.`,
  );
  return message([said, asks], [], { ask: command });
}

export function decidedWords(round: Round, one: RoundUnit, language: Language): string {
  const say = sayIn(language);
  const { name } = one.unit;
  const due = day(dueOf(round, one));
  return one.askState === "granted"
    ? say(`Đã gia hạn cho ${name} đến ${due}.`, `${name} has time until ${due}.`)
    : say(
        `Không gia hạn cho ${name}. Hạn nộp vẫn là ${due}.`,
        `No more time for ${name}. It is still due ${due}.`,
      );
}

/** What is in the way? */
export function askHindrance(round: Round, one: RoundUnit, language: Language): Message {
  const name = what(round, one, language);
  const said = sayIn(language)(
    `${name}: đang vướng mắc điều gì? Anh/chị trả lời tin này, nêu rõ cần ai giải quyết.`,
    `${name}: what is in the way? Reply to this message, and say whose help is needed.`,
  );
  return message([said], [], { ask: unitCommand(round, one.unit.id, "stuck") });
}

export function hinderedWords(one: RoundUnit, told: number, language: Language): string {
  const say = sayIn(language);
  return (
    say(`Đã ghi vướng mắc của ${one.unit.name}.`, `Noted: ${one.unit.name} is blocked.`) +
    (told > 0 ? say(" Văn phòng được báo ngay.", " The clerk is told at once.") : "")
  );
}

export function freedWords(one: RoundUnit, language: Language): string {
  return sayIn(language)(
    `Đã ghi: ${one.unit.name} không còn vướng mắc.`,
    `Noted: ${one.unit.name} is blocked no more.`,
  );
}

export function dueSetWords(round: Round, language: Language): string {
  return sayIn(language)(`Hạn nộp: ${day(round.due)}.`, `Due: ${day(round.due)}.`);
}

export function letterSetWords(round: Round, language: Language): string {
  const say = sayIn(language);
  return round.letter === null
    ? say("Đã bỏ số văn bản.", "No letter is named any more.")
    : say(`Đã ghi văn bản số ${round.letter}.`, `Noted: letter no. ${round.letter}.`);
}

export function unitAddedWords(name: string, told: number, language: Language): string {
  const say = sayIn(language);
  const people = told > 0 ? say(` và báo cho ${String(told)} người`, `, ${String(told)} told`) : "";
  return say(`Đã thêm ${name}${people}.`, `${name} is asked now${people}.`);
}

export function unitRemovedWords(name: string, language: Language): string {
  return sayIn(language)(`Đã bỏ ${name}.`, `${name} is not asked any more.`);
}
