import type { Language } from "../domain/office.js";
import type { Refusal, ReminderRefusal } from "../domain/refusal.js";
import type { Say } from "./language.js";
import { sayIn } from "./language.js";
import type { Button } from "./message.js";
import { answerButton } from "./obstacle.js";
import { settingName } from "./setting-words.js";
import { extendButton } from "./snooze.js";
import { seeTask } from "./tasks.js";
import { leftOutWords } from "./urge.js";
import { counted, moment, personName } from "./words.js";

const CODES: Record<ReminderRefusal["code"], true> = {
  task_blocked: true,
  urged_lately: true,
  nobody_to_urge: true,
  nothing_to_urge: true,
  snoozed_enough: true,
  hour_range: true,
  hour_in_quiet: true,
  quiet_over_hour: true,
  steps_order: true,
  setting_range: true,
};

export function isReminderRefusal(why: Refusal): why is ReminderRefusal {
  return why.code in CODES;
}

/** Why somebody is not urged, a nudge not put off, or a setting of what is sent unasked not changed. */
export function reminderRefusalWords(
  why: ReminderRefusal,
  { zone, language }: { zone: string; language: Language },
): string {
  const say = sayIn(language);
  switch (why.code) {
    case "task_blocked":
      return say(
        `Việc #${String(why.number)} đang vướng mắc, chờ Văn phòng hoặc lãnh đạo trả lời nên chưa đôn đốc.`,
        `#${String(why.number)} is blocked and waits for an answer of the clerk or the leaders, so nobody is urged.`,
      );
    case "urged_lately": {
      const when = moment(why.at, zone, language);
      const by = personName(why.by.name, language);
      return say(
        `Việc #${String(why.number)} vừa được ${by} đôn đốc lúc ${when}. Mỗi việc đôn đốc cách nhau ít nhất một giờ.`,
        `${by} urged about #${String(why.number)} at ${when}. The same task is urged once an hour at most.`,
      );
    }
    case "nobody_to_urge":
      return why.because === "self"
        ? say(
            `Việc #${String(why.number)} do chính anh/chị phụ trách.`,
            `You are in charge of #${String(why.number)} yourself.`,
          )
        : say(
            `Việc #${String(why.number)} chưa có ai để đôn đốc: bộ phận chủ trì chưa có cán bộ trong danh sách.`,
            `There is nobody to urge about #${String(why.number)}: its lead unit has no members.`,
          );
    case "nothing_to_urge":
      return nothingWords(why, language);
    case "snoozed_enough":
      return say(
        `Anh/chị đã hoãn nhắc việc #${String(why.number)} ${String(why.times)} lần, không hoãn thêm được. Cần thêm thời gian thì xin gia hạn.`,
        `You have put off #${String(why.number)} ${counted(why.times, "time")}, which is the most. If you need more time, ask for it.`,
      );
    default:
      return hoursWords(why, say, language);
  }
}

type Of<C extends ReminderRefusal["code"]> = Extract<ReminderRefusal, { code: C }>;

function nothingWords(why: Of<"nothing_to_urge">, language: Language): string {
  const say = sayIn(language);
  if (why.late === 0) {
    return say(`${why.name} không có việc quá hạn.`, `Nothing of ${why.name} is overdue.`);
  }
  const late = say(
    `${why.name} có ${String(why.late)} việc quá hạn nhưng chưa đôn đốc việc nào.`,
    `${why.name} has ${counted(why.late, "overdue task")}, but nobody was urged.`,
  );
  return `${late} ${leftOutWords(why, language) ?? ""}`.trim();
}

function hoursWords(
  why: Of<"hour_range" | "hour_in_quiet" | "quiet_over_hour" | "steps_order" | "setting_range">,
  say: Say,
  language: Language,
): string {
  switch (why.code) {
    case "hour_range":
      return say(
        `Giờ gửi tin phải từ ${why.from} đến ${why.to}; ${why.hour} không phù hợp.`,
        `Choose an hour from ${why.from} to ${why.to}; ${why.hour} is not one of them.`,
      );
    case "hour_in_quiet":
      return say(
        `${why.hour} nằm trong giờ yên lặng của đơn vị (${why.from} đến ${why.to}). Anh/chị chọn giờ khác.`,
        `${why.hour} lies within the quiet hours of the office (${why.from} to ${why.to}). Choose another hour.`,
      );
    case "quiet_over_hour":
      return say(
        `Giờ yên lặng ${why.from} đến ${why.to} trùm lên “${settingName(why.what, language)}” (${why.hour}). Anh/chị đổi giờ đó trước.`,
        `Quiet hours from ${why.from} to ${why.to} would cover “${settingName(why.what, language)}” (${why.hour}). Change that hour first.`,
      );
    case "steps_order":
      return say(
        `Báo lãnh đạo (sau ${String(why.chair)} ngày làm việc) không được sớm hơn báo Văn phòng (sau ${String(why.clerk)} ngày làm việc).`,
        `The leaders cannot hear of it (after ${counted(why.chair, "working day")}) before the clerk does (after ${counted(why.clerk, "working day")}).`,
      );
    case "setting_range": {
      const name = settingName(why.setting, language);
      const [least, most] = [String(why.least), String(why.most)];
      return why.count === 1
        ? say(
            `“${name}” là một số từ ${least} đến ${most}.`,
            `“${name}” is a number from ${least} to ${most}.`,
          )
        : say(
            `“${name}” gồm từ 1 đến ${String(why.count)} số, mỗi số từ ${least} đến ${most}.`,
            `“${name}” is 1 to ${String(why.count)} numbers, each from ${least} to ${most}.`,
          );
    }
  }
}

export function reminderRefusalButtons(why: ReminderRefusal, language: Language): Button[] {
  const say = sayIn(language);
  switch (why.code) {
    case "task_blocked":
      return [answerButton(why.obstacle, "", language), seeTask(why.number, language)];
    case "urged_lately":
      return [seeTask(why.number, language)];
    case "nobody_to_urge":
      return [
        {
          label: say("Giao người phụ trách", "Put somebody in charge"),
          command: `assign ${String(why.number)}`,
        },
        seeTask(why.number, language),
      ];
    case "nothing_to_urge":
      return [{ label: say("Việc quá hạn", "What is overdue"), command: "urge" }];
    case "snoozed_enough":
      return [extendButton(why.number, language), seeTask(why.number, language)];
    case "hour_range":
    case "hour_in_quiet":
    case "quiet_over_hour":
    case "steps_order":
    case "setting_range":
      return [{ label: say("Thiết lập", "Settings"), command: "settings" }];
  }
}
