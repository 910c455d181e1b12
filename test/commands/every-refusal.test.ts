import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Refusal } from "../../src/domain/refusal.js";
import { plainText, type Message } from "../../src/messages/message.js";
import { refusal } from "../../src/messages/refusals.js";
import { openOffice, words } from "../support/office.js";
import { newDeliverable, newTask } from "../support/store.js";
import { codesOfRefusals, damagedPapers as papers } from "../support/refusal-codes.js";
import { roundScenarios } from "../support/round-refusals.js";
import { reminderScenarios } from "../support/reminder-refusals.js";
import { buttonOf, commandsOf, must } from "../support/said.js";

/* Every refusal there is can be met by somebody who speaks to the bot, and gets its own sentence. */

type Office = Awaited<ReturnType<typeof openOffice>>;
type Code = Refusal["code"];
type Facts<C extends Code> = Omit<Extract<Refusal, { code: C }>, "code">;

/** What only the desk says (test/cli/units.test.ts): nobody types it in a chat. */
const DESK_ONLY = ["not_its_member"] as const;
type ChatCode = Exclude<Code, (typeof DESK_ONLY)[number]>;

/** Talks until the bot refuses; gives its answer, and what the refusal is of. */
type Scenario<C extends Code> = (o: Office) => Promise<[Message, Facts<C>]>;

const NOW = "2026-06-10T01:12:00.000Z";
const MINH = "Lê Thị Minh";
const HOA = "Nguyễn Văn Hòa";
const KT = "Phòng Kinh tế";
const FILE = [{ name: "a.pdf" }];

const SCENARIOS: { [C in ChatCode]: Scenario<C> } = {
  not_linked: async (o) => [await o.say(4242, "/tasks"), {}],
  link_invalid: async (o) => [await o.say(4242, "/link AAAA1111"), {}],
  unknown_command: async (o) => [
    await o.say(o.members.minh, "/nhiemvuu"),
    { typed: "/nhiemvuu", nearest: "nhiemvu" },
  ],
  usage: async (o) => [
    await o.say(o.members.minh, "/xong"),
    { hint: "/xong SỐ ghi chú, ví dụ /xong 12 đã ban hành", example: 1 },
  ],
  no_such_task: async (o) => [
    await o.say(o.members.minh, "/nv 99"),
    { number: 99, nearest: [6, 5, 4] },
  ],
  no_such_thing: async (o) => [await o.type(o.members.clerk, "open e999"), {}],
  draft_gone: async (o) => [await o.type(o.members.minh, "attach d999 1"), {}],
  only: async (o) => [await o.say(o.members.hoa, "/duyet"), { who: "reviewers" }],
  plan_not_active: async (o) => {
    await o.type(o.members.clerk, `plan ${String(o.plan)} close yes`);
    return [await o.say(o.members.minh, "/xong 1 đã gửi"), { number: 1 }];
  },
  nothing_open: async (o) => [await o.type(o.members.minh, "done 1 o999 x"), { number: 1 }],
  already_submitted: async (o) => {
    await o.say(o.members.minh, "/xong 2 đã họp");
    const by = { id: o.members.minh, name: MINH };
    return [await o.say(o.members.minh, "/xong 2 đã họp"), { number: 2, by, at: NOW }];
  },
  already_accepted: async (o) => {
    await o.say(o.members.minh, "/xong 2 đã họp");
    await o.type(o.members.chair, `accept o${await occurrence(o, 2)}`);
    const by = { id: o.members.chair, name: "Trần Văn Dũng" };
    return [await o.say(o.members.minh, "/xong 2 đã họp"), { number: 2, by, at: NOW }];
  },
  already_cancelled: async (o) => {
    // No command cancels yet; the state may stand in the books.
    const none = { returnReason: null, note: null, submittedAt: null, submittedBy: null };
    const to = { ...none, state: "cancelled" as const, decidedAt: NOW, decidedBy: null };
    await o.store.work.moveOccurrence(Number(await occurrence(o, 2)), "open", to);
    return [await o.say(o.members.minh, "/xong 2 đã họp"), { number: 2 }];
  },
  not_submitted: async (o) => [
    await o.type(o.members.chair, `accept o${await occurrence(o, 2)}`),
    { number: 2 },
  ],
  reason_wanted: async (o) => {
    await o.say(o.members.minh, "/xong 2 đã họp");
    return [await o.type(o.members.chair, `return o${await occurrence(o, 2)} ?`), { number: 2 }];
  },
  evidence_settled: async (o) => {
    const kept = await o.send(o.members.minh, FILE, "#1");
    await o.say(o.members.minh, "/xong 1 đã gửi");
    return [await o.type(o.members.minh, buttonOf(kept, "drop")), { number: 1 }];
  },
  evidence_form: async (o) => [await o.say(o.members.minh, "/minhchung 1 đã gửi rồi"), {}],
  link_form: async (o) => [await o.say(o.members.minh, "/minhchung 1 ftp://tanhoa.vn/a"), {}],
  file_refused: async (o) => [
    await o.send(o.members.minh, [{ name: "trong.pdf", bytes: "" }], "#1"),
    { name: "trong.pdf", verdict: "empty" },
  ],
  file_lost: async (o) => {
    const files = [{ id: "gone", name: "mat.pdf", size: 3, mime: null }];
    const said = await o.receive({
      ...o.incoming(o.members.minh, {}),
      ...{ kind: "files", files, caption: "#1" },
    });
    return [must(said), { name: "mat.pdf" }];
  },
  too_many_files: async (o) => [
    await o.send(
      o.members.minh,
      Array.from({ length: 11 }, (_, i) => ({ name: `${String(i)}.pdf` })),
    ),
    { limit: 10 },
  ],
  plan_unreadable: async (o) => [
    await o.send(o.members.clerk, [{ name: "hong.docx" }], "/kehoach"),
    { name: "hong.docx", fault: "docx_damaged", reason: "Tệp Word bị hỏng." },
  ],
  plan_active_already: async (o) => [
    await o.type(o.members.clerk, `plan ${String(o.plan)} activate`),
    {},
  ],
  plan_without_tasks: async (o) => {
    const plan = await savePlan(o, []);
    return [await o.type(o.members.clerk, `plan ${String(plan)} activate`), {}];
  },
  no_plan: async (o) => [
    await o.send(o.members.clerk, [{ name: "thu.docx" }], "/kehoach"),
    { name: "thu.docx" },
  ],
  one_plan_file: async (o) => [
    await o.send(o.members.clerk, [{ name: "a.docx" }, { name: "b.docx" }], "/kehoach"),
    {},
  ],
  row_in_use: async (o) => {
    await o.send(o.members.minh, FILE, "#1");
    return [await o.type(o.members.clerk, `plan ${String(o.plan)} drop 1 yes`), { number: 1 }];
  },
  no_deadline_read: async (o) => [await reschedule(o, "sớm nhất"), { phrase: "sớm nhất" }],
  deadline_doubtful: async (o) => [await reschedule(o, "15/7/2099"), { phrase: "15/7/2099" }],
  text_only: async (o) => [
    must(await o.receive({ ...o.incoming(o.members.minh, {}), kind: "unknown", what: "voice" })),
    { what: "tin nhắn thoại" },
  ],
  other_office_chat: async (o) => {
    const far = { code: "XK", name: "UBND xã Khe Sim", province: null };
    const other = await o.store.office.createWorkspace({ ...far, timeZone: "Asia/Ho_Chi_Minh" });
    const group = { channel: "web" as const, externalId: "g77", title: "Nhóm Khe Sim" };
    await o.store.office.bindChat(other.id, { ...group, purpose: "group" });
    const place = { channel: "web", chat: "g77", kind: "group" } as const;
    return [await o.say(o.members.minh, "/tasks", { place }), {}];
  },

  percent_form: async (o) => [await o.say(o.members.minh, "/tiendo 1 160% xong"), {}],
  obstacle_settled: async (o) => {
    const raised = await o.say(o.members.minh, "/vuongmac 1 thiếu người");
    const withdraw = buttonOf(raised, "withdraw");
    await o.type(o.members.minh, withdraw);
    return [await o.type(o.members.minh, withdraw), { number: 1 }];
  },
  extension_settled: async (o) => {
    const asked = await o.say(o.members.minh, "/giahan 2 30/7/2026 chờ số liệu");
    const recall = buttonOf(asked, "recall");
    await o.type(o.members.minh, recall);
    return [await o.type(o.members.minh, recall), { number: 2 }];
  },
  extension_waits: async (o) => {
    await o.say(o.members.minh, "/giahan 2 30/7/2026 chờ số liệu");
    const by = { id: o.members.minh, name: MINH };
    const said = await o.say(o.members.minh, "/giahan 2 30/8/2026 chờ nữa");
    return [said, { number: 2, by, wanted: "2026-07-30" }];
  },
  own_request: async (o) => {
    const asked = await o.say(o.members.clerk, "/giahan 2 30/7/2026 chờ số liệu");
    const id = buttonOf(asked, "recall").replace("recall ", "");
    return [await o.type(o.members.clerk, `grant ${id}`), { number: 2 }];
  },
  no_due_day: async (o) => [
    await o.say(o.members.minh, "/giahan 6 30/7/2026 chờ số liệu"),
    { number: 6 },
  ],
  date_unread: async (o) => [
    await o.say(o.members.minh, "/giahan 2 31/02 chờ số liệu"),
    { typed: "31/02" },
  ],
  date_past: async (o) => [
    await o.say(o.members.minh, "/giahan 2 1/6/2026 chờ số liệu"),
    { date: "2026-06-01" },
  ],
  date_not_later: async (o) => [
    await o.say(o.members.minh, "/giahan 2 20/6/2026 chờ số liệu"),
    { number: 2, due: "2026-06-30" },
  ],
  already_in_charge: async (o) => {
    await o.say(o.members.clerk, `/giao 2 ${MINH}`);
    return [await o.say(o.members.clerk, `/giao 2 ${MINH}`), { number: 2, name: MINH }];
  },
  cannot_be_in_charge: async (o) => [
    await o.say(o.members.clerk, "/giao 2 Đỗ Quang Vinh"),
    { name: "Đỗ Quang Vinh", because: "viewer" },
  ],
  nobody_in_charge: async (o) => [
    await o.say(o.members.clerk, "/giao 2 không giao ai"),
    { number: 2 },
  ],
  no_such_event: async (o) => [
    await o.say(o.members.clerk, "/sukien lễ hội chọi trâu 1/7/2026"),
    { typed: "lễ hội chọi trâu", nearest: [] },
  ],
  event_entered: async (o) => {
    await enterEvent(o);
    const event = "tỉnh công bố kết quả";
    return [await enterEvent(o), { event, day: "2026-06-01" }];
  },
  due_before_event: async (o) => [
    await o.type(o.members.clerk, `event o${await occurrence(o, 6)} 1/6/2026 20/5/2026`),
    { day: "2026-06-01", due: "2026-05-20" },
  ],
  nothing_waits: async (o) => {
    await o.type(o.members.clerk, `plan ${String(o.plan)} close yes`);
    return [await o.say(o.members.clerk, "/sukien"), {}];
  },

  ...roundScenarios,

  no_such_indicator: async (o) => [
    await o.say(o.members.minh, "/chitieu 9"),
    { number: 9, nearest: [3, 2, 1] },
  ],
  indicator_not_active: async (o) => {
    await o.type(o.members.clerk, `plan ${String(o.plan)} close yes`);
    return [await o.say(o.members.minh, "/chitieu 1 98"), { number: 1, closed: true }];
  },
  no_figure: async (o) => [
    await o.say(o.members.minh, "/chitieu 1 gần đủ"),
    { number: 1, typed: "gần đủ" },
  ],
  reading_to_come: async (o) => [
    await o.say(o.members.minh, "/chitieu 1 98 đến 11/6/2026"),
    { date: "2026-06-11" },
  ],

  no_such_person: async (o) => [
    await o.say(o.members.clerk, "/giao 2 Minj"),
    { typed: "Minj", nearest: [{ id: o.members.minh, name: MINH }] },
  ],
  no_such_unit: async (o) => [
    await o.say(o.members.clerk, "/bophan Đội Bóng"),
    { typed: "Đội Bóng", nearest: [] },
  ],
  unit_exists: async (o) => [await o.say(o.members.clerk, `/bophan add ${KT}`), { name: KT }],
  same_unit: async (o) => [await onUnits(o, `u${kt(o)} merge u${kt(o)}`), { name: KT }],
  unit_ended: async (o) => {
    await onUnits(o, `u${kt(o)} merge u${vp(o)} 2026-06-01 yes`);
    const into = ["Văn phòng HĐND và UBND"];
    return [await onUnits(o, `u${kt(o)} name Tổ A`), { name: KT, day: "2026-06-01", into }];
  },
  unit_too_early: async (o) => {
    await onUnits(o, `u${kt(o)} name Phòng Nông nghiệp từ 1/6/2026`);
    const name = "Phòng Nông nghiệp";
    return [
      await onUnits(o, `u${kt(o)} name Phòng Đất đai từ 1/5/2026`),
      { name, since: "2026-06-01" },
    ];
  },
  date_to_come: async (o) => [
    await onUnits(o, `u${kt(o)} name Phòng Đất đai từ 1/7/2026`),
    { date: "2026-07-01" },
  ],
  unit_ended_that_day: async (o) => {
    await onUnits(o, `u${kt(o)} merge u${vp(o)} 2026-06-01 yes`);
    const again = await onUnits(o, `add ${KT}`);
    const id = /units u(\d+) name/.exec(commandsOf(again))?.[1] ?? "";
    return [await onUnits(o, `u${id} merge u${vp(o)} 2026-06-01`), { name: KT, day: "2026-06-01" }];
  },
  group_unit: async (o) => {
    const made = { name: "Các phòng chuyên môn", kind: "group" as const, aliases: [], members: [] };
    const { id, name } = await o.store.office.addUnit(o.workspace, made);
    return [await onUnits(o, `u${String(id)} merge u${vp(o)}`), { name }];
  },
  split_itself: async (o) => [await onUnits(o, `u${kt(o)} split all ${KT}; Tổ A`), { name: KT }],
  split_wants_two: async (o) => [await onUnits(o, `u${kt(o)} split all Tổ A`), { name: KT }],
  not_its_work: async (o) => [
    await onUnits(o, `u${kt(o)} give 1 u${vp(o)}`),
    { number: 1, name: KT },
  ],
  name_too_long: async (o) => [await onUnits(o, `add ${"Tổ ".repeat(80)}`), { limit: 200 }],
  last_admin: async (o) => [await onPeople(o, o.members.clerk, "remove unit"), {}],
  not_oneself: async (o) => {
    await onPeople(o, o.members.chair, "admin yes");
    return [await onPeople(o, o.members.clerk, "admin no"), {}];
  },
  name_wanted: async (o) => [await onUnits(o, "add , từ 1/6/2026"), {}],
  name_form: async (o) => [await o.say(o.members.clerk, "/nhansu add <b>"), {}],
  member_left: async (o) => {
    await onPeople(o, o.members.hoa, "remove unit");
    return [await onPeople(o, o.members.hoa, "code"), { name: HOA }];
  },
  member_here: async (o) => [await onPeople(o, o.members.hoa, "erase yes"), { name: HOA }],
  cannot_take_over: async (o) => [
    await onPeople(o, o.members.hoa, `handover m${String(o.members.viewer)}`),
    { name: "Đỗ Quang Vinh" },
  ],
  still_in_charge: async (o) => {
    await o.say(o.members.clerk, `/giao 3 ${HOA}`);
    const facts = { member: o.members.hoa, name: HOA, tasks: 1 };
    return [await onPeople(o, o.members.hoa, "role viewer"), facts];
  },
  no_such_setting: async (o) => [await o.say(o.members.clerk, "/caidat màu"), { typed: "màu" }],
  setting_form: async (o) => [
    await o.say(o.members.clerk, "/caidat ngonngu pháp"),
    { setting: "Ngôn ngữ", hint: "/caidat ngonngu anh, hoặc /caidat ngonngu viet" },
  ],
  ...reminderScenarios,
};

const vp = (o: Office) => String(o.units.vp);
const kt = (o: Office) => String(o.units.kt);
const onUnits = (o: Office, typed: string) => o.type(o.members.clerk, `units ${typed}`);
const onPeople = (o: Office, id: number, step: string) =>
  o.type(o.members.clerk, `people m${String(id)} ${step}`);

async function enterEvent(o: Office): Promise<Message> {
  return o.type(o.members.clerk, `event o${await occurrence(o, 6)} 1/6/2026 yes`);
}

async function occurrence(o: Office, number: number): Promise<string> {
  const task = await o.store.work.task(o.workspace, number);
  return String(task?.deliverables[0]?.occurrences[0]?.id);
}

async function savePlan(o: Office, rows: ReturnType<typeof newTask>[]): Promise<number> {
  const { id } = await o.store.plans.savePlan(o.workspace, {
    ...{ title: "Kế hoạch thử", number: null, issuer: null, year: 2026, warnings: [] },
    ...{ start: "2026-01-01", end: "2026-12-31", document: "c".repeat(64), units: [], rows },
  });
  return id;
}

async function reschedule(o: Office, phrase: string): Promise<Message> {
  const deliverables = [newDeliverable("Phương án", "2026-09-30", { confirm: true })];
  const row = newTask({ ref: "A.1", title: "Xếp chợ", lead: [KT], deliverables }, "2026-09-30");
  const plan = await savePlan(o, [row]);
  const task = await o.store.work.task(o.workspace, 7);
  const id = String(task?.deliverables[0]?.id);
  return o.type(o.members.clerk, `plan ${String(plan)} due 7 ${id} ${phrase}`);
}

describe("every refusal", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ papers, now: NOW });
  });
  afterEach(() => o.close());

  it("has a scenario, but for those of the desk", () => {
    const met: string[] = [...Object.keys(SCENARIOS), ...DESK_ONLY];
    expect(codesOfRefusals().sort()).toEqual(met.sort());
  });

  it.each(Object.keys(SCENARIOS) as ChatCode[])(
    "is met in a chat, in its own words: %s",
    async (code) => {
      const [said, facts] = await SCENARIOS[code](o);
      const why = { code, ...facts } as Refusal;
      const context = { zone: "Asia/Ho_Chi_Minh", fileLimit: 1024 * 1024, language: "vi" } as const;
      expect(words(said)).toContain(plainText(refusal(why, context)));
    },
  );
});
