import type { ReminderRefusal } from "../../src/domain/refusal.js";
import type { Message } from "../../src/messages/message.js";
import type { openOffice } from "./office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;
type Facts<C extends ReminderRefusal["code"]> = Omit<Extract<ReminderRefusal, { code: C }>, "code">;
type Scenarios = {
  [C in ReminderRefusal["code"]]: (o: Office) => Promise<[Message, Facts<C>]>;
};

const KT = "Phòng Kinh tế";

/** How each refusal of what is sent unasked is met in a chat. */
export const reminderScenarios: Scenarios = {
  task_blocked: async (o) => {
    const raised = await o.say(o.members.minh, "/vuongmac 1 thiếu người");
    const command = raised.buttons.flat()[0]?.command ?? "";
    const obstacle = Number(/b(\d+)/.exec(command)?.[1]);
    return [await o.say(o.members.chair, "/dondoc 1"), { number: 1, obstacle }];
  },
  urged_lately: async (o) => {
    await o.say(o.members.chair, "/dondoc 3");
    const by = { id: o.members.chair, name: "Trần Văn Dũng" };
    const at = o.clock.now();
    return [await o.say(o.members.clerk, "/dondoc 3"), { number: 3, by, at }];
  },
  nobody_to_urge: async (o) => {
    await o.say(o.members.clerk, "/giao 1 Phạm Thị Lan");
    return [await o.say(o.members.clerk, "/dondoc 1"), { number: 1, because: "self" }];
  },
  nothing_to_urge: async (o) => {
    await o.say(o.members.hoa, "/xong 3 đã gửi danh mục");
    const none = { late: 0, blocked: 0, lately: 0, nobody: 0 };
    return [await o.say(o.members.chair, `/dondoc ${KT}`), { name: KT, ...none }];
  },
  snoozed_enough: async (o) => {
    const task = await o.store.work.task(o.workspace, 3);
    const snooze = `snooze o${String(task?.deliverables[0]?.occurrences[0]?.id)}`;
    for (let time = 0; time < 3; time += 1) {
      await o.type(o.members.hoa, snooze);
      o.clock.advance(5 * 86_400_000);
    }
    return [await o.type(o.members.hoa, snooze), { number: 3, times: 3 }];
  },
  hour_range: async (o) => [
    await o.say(o.members.clerk, "/caidat giochung 23h"),
    { hour: "23:00", from: "05:00", to: "21:00" },
  ],
  hour_in_quiet: async (o) => [
    await o.say(o.members.minh, "/caidat gionhac 6h30"),
    { hour: "06:30", from: "20:00", to: "07:00" },
  ],
  quiet_over_hour: async (o) => [
    await o.say(o.members.clerk, "/caidat gioyenlang 20h 8h"),
    { what: "nudgeAt", hour: "07:30", from: "20:00", to: "08:00" },
  ],
  steps_order: async (o) => [
    await o.say(o.members.clerk, "/caidat baolanhdao 2"),
    { clerk: 3, chair: 2 },
  ],
  setting_range: async (o) => [
    await o.say(o.members.clerk, "/caidat baocaotruoc 90"),
    { setting: "roundDays", least: 1, most: 60, count: 1 },
  ],
};
