import type { Message } from "../../src/messages/message.js";
import type { openOffice } from "./office.js";
import { newDeliverable, newTask } from "./store.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/** Ids of everything that an office can have, one of each kind. */
export type Busy = {
  /** Occurrences: of task 1 (handed in), of task 2 (open), of task 6 (waits for an event). */
  handedIn: number;
  open: number;
  waiting: number;
  /** Evidence of task 2, and a file of Hòa's that has no task yet. */
  evidence: number;
  draft: number;
  /** Raised by Hòa on task 2; more time asked for by Minh for task 2. */
  obstacle: number;
  extension: number;
  /** A plan under review, with task 7 and a unit that nobody knows; the deliverable of task 7. */
  draftPlan: number;
  deliverable: number;
  chat: number;
  left: number;
  endedUnit: number;
  /** A reporting round of Phòng Kinh tế, which asks for more time, and Văn phòng. */
  round: number;
  /** The unit of it. */
  asked: number;
};

/** Works in a seeded office until there is one of everything. */
export async function makeBusy(o: Office): Promise<Busy> {
  const { minh, hoa, clerk } = o.members;
  await o.say(minh, "/xong 1 15/BC-UBND");
  const kept = await o.send(minh, [{ name: "bien ban mat ong.pdf" }], "#2");
  const draft = await o.send(hoa, [{ name: "anh lua chin.jpg", bytes: "ảnh" }], "ghi chú của Hòa");
  const raised = await o.say(hoa, "/vuongmac 2 chưa có kinh phí thuê xe");
  const asked = await o.say(minh, "/giahan 2 30/12/2026 chờ số liệu của thôn");
  await o.say(clerk, "/giao 2 Lê Thị Minh");
  const { office } = o.store;
  const chat = { channel: "web" as const, externalId: o.group, title: "Nhóm Tân Hòa" };
  const bound = await office.bindChat(o.workspace, { ...chat, purpose: "group" });
  const person = { name: "Hồ Thị Gấm", role: "official" as const, admin: false, head: false };
  const { id: left } = await office.addMember(o.workspace, { ...person, units: [o.units.kt] });
  await office.removeMember(left, o.clock.now());
  const unit = { name: "Tổ Lưu trữ cũ", kind: "unit" as const, aliases: [], members: [] };
  const ended = await office.addUnit(o.workspace, unit);
  await office.mergeUnit(ended.id, o.units.vp, "2026-06-01");
  const prepared = await o.say(clerk, "/nhacbaocao 6 tháng 20/6/2026 Phòng Kinh tế; Văn phòng");
  const round = Number(/round (\d+)/.exec(prepared.buttons[0]?.[0]?.command ?? "")?.[1]);
  await o.press(clerk, prepared, "Mở kỳ báo cáo");
  await o.type(hoa, `round ${String(round)} more u${String(o.units.kt)} 30/6/2026 chờ số liệu`);
  return {
    round,
    asked: o.units.kt,
    handedIn: await occurrenceOf(o, 1),
    open: await occurrenceOf(o, 2),
    waiting: await occurrenceOf(o, 6),
    evidence: idIn(kept, "e"),
    draft: idIn(draft, "d"),
    obstacle: idIn(raised, "b"),
    extension: idIn(asked, "x"),
    ...(await savedDraftPlan(o)),
    chat: bound.id,
    left,
    endedUnit: ended.id,
  };
}

async function savedDraftPlan(o: Office): Promise<{ draftPlan: number; deliverable: number }> {
  const name = "Ban Quản lý chợ";
  const deliverables = [newDeliverable("Phương án chợ", "2026-09-30", { confirm: true })];
  const row = newTask({ ref: "A.1", title: "Sắp xếp chợ phiên", lead: [name] }, "2026-09-30");
  const { id: draftPlan } = await o.store.plans.savePlan(o.workspace, {
    ...{ title: "Kế hoạch chợ phiên", number: null, issuer: null, year: 2026 },
    ...{ start: "2026-01-01", end: "2026-12-31", document: "c".repeat(64), warnings: [] },
    units: [{ name, state: "unclear", unit: null, nearest: [] }],
    rows: [{ ...row, why: ["typo_year"], deliverables }],
  });
  const task = await o.store.work.task(o.workspace, 7);
  return { draftPlan, deliverable: task?.deliverables[0]?.id ?? 0 };
}

async function occurrenceOf(o: Office, number: number): Promise<number> {
  const task = await o.store.work.task(o.workspace, number);
  return task?.deliverables[0]?.occurrences[0]?.id ?? 0;
}

/** The id of that letter on one of the buttons, or in the question. */
function idIn(said: Message, letter: string): number {
  const all = [...said.buttons.flat().map(({ command }) => command), said.ask ?? ""].join("\n");
  const found = new RegExp(`\\b${letter}(\\d+)\\b`).exec(all)?.[1];
  if (found === undefined) throw new Error(`no ${letter}… in ${all}`);
  return Number(found);
}
