import { message, plainText, type Message } from "../../src/messages/message.js";
import type { openOffice } from "./office.js";

export type Office = Awaited<ReturnType<typeof openOffice>>;

/**
 * A month of five people in forty actions, spoken through the receiver: lists, files, drafts, hand-ins, a
 * return, acceptances, refusals, a redelivery, plans, invites; then a month in which things go otherwise than
 * planned. Gives back every answer and all news, as text with buttons, in order.
 */
export async function fortyActions(o: Office): Promise<{ said: string[]; actions: number }> {
  const { chair, clerk, minh, hoa, viewer } = o.members;
  const said: string[] = [];
  let actions = 0;
  const note = (answer: Message) => {
    said.push(shown(answer));
    return answer;
  };
  const say = async (as: number, text: string, over = {}) => {
    actions += 1;
    return note(await o.say(as, text, over));
  };
  const press = async (as: number, on: Message, label: string) => {
    actions += 1;
    return note(await o.press(as, on, label));
  };
  const send = async (as: number, names: string[], caption = "") => {
    actions += 1;
    const uploads = names.map((name) => ({ name, bytes: `nội dung của ${name}` }));
    return note(await o.send(as, uploads, caption));
  };
  const news = async () => {
    const all = await o.news();
    // Who of two people is told first is not promised: they are told at once.
    const told = all.toSorted((a, b) => a.to.localeCompare(b.to));
    for (const one of told) said.push(`→ ${one.to}: ${shown(one.said)}`);
    return all.map((one) => one.said);
  };

  await say(minh, "/start");
  await say(minh, "/tasks");
  await say(hoa, "/nhiemvu quá hạn");
  await say(chair, "/tasks all");
  await say(viewer, "/nv 1");
  await say(viewer, "/xong 1 thử");
  const kept = await send(minh, ["Báo cáo 15.pdf"], "#1");
  await press(minh, kept, "Nộp");
  await news();
  const queue = await say(clerk, "/duyet");
  await press(clerk, queue, "Mở tệp");
  await press(clerk, queue, "Trả lại");
  await say(clerk, "thiếu dấu của Ủy ban");
  const [returned = message([])] = await news();
  await press(minh, returned, "Nộp lại");
  await say(minh, "/minhchung 2 Số 15/KH-UBND ngày 12/5/2026", { source: "web:message:once" });
  await say(minh, "/minhchung 2 Số 15/KH-UBND ngày 12/5/2026", { source: "web:message:once" });
  await say(minh, "/xong 2 đã họp và gửi");
  o.clock.advance(60_000);
  await say(hoa, "/xong 2 cũng xong");
  await say(hoa, "/minhchung 3 https://tanhoa.gov.vn/danh-muc");
  const draft = await send(hoa, ["ảnh 1.jpg", "ảnh 2.jpg"]);
  await press(hoa, draft, labelWith(draft, "#3"));
  await press(hoa, draft, "Bỏ tệp");
  const handed = await say(hoa, "/xong 3 danh mục gửi kèm");
  await press(hoa, handed, handed.buttons.flat()[0]?.label ?? "");
  const second = await say(chair, "/duyet");
  await press(chair, second, "Duyệt");
  await press(clerk, second, "Duyệt");
  await news();
  await say(clerk, "/kehoach");
  await say(minh, "ra soat van ban");
  await say(minh, "/tasks zzzz");
  await say(minh, "/nhiemvu tuan");
  await say(hoa, "/help");
  await say(minh, "/xong 99");
  await say(minh, "/nv 999999999");
  await say(minh, "/xonng 2");
  await say(minh, "lục bát 😀");
  await o.store.office.createInvite(hoa, "7QK2M9TD", "2026-12-31T00:00:00.000Z");
  await say(77, "/tasks", { from: { channel: "web", id: "77" } });
  await say(77, "/link 7QK2M9TD");
  await say(77, "/link 7QK2M9TD");
  await say(77, "/tasks");
  await say(clerk, "/duyet");
  await say(minh, "/nv 1");
  await news();

  const beforehand = await say(minh, "/tiendo 2 60% đã gửi lấy ý kiến");
  await press(minh, beforehand, labelWith(beforehand, "Xem #2"));
  await say(clerk, "/giao 4,6 Minh");
  await say(minh, "/giao 6 Hòa");
  await news();
  await say(hoa, "/vuongmac 2 chưa có số liệu của các thôn");
  const [raised = message([])] = await news();
  await press(clerk, raised, labelWith(raised, "Trả lời"));
  await say(clerk, "đã yêu cầu các thôn gửi trước thứ sáu");
  await press(chair, raised, labelWith(raised, "Trả lời"));
  await news();
  await say(clerk, "/sukien");
  const waited = await say(clerk, "/sukien tỉnh công bố 08/6/2026 30/6/2026");
  await press(clerk, waited, labelWith(waited, "Ghi"));
  await news();
  const asked = await say(minh, "/giahan 6 15/7/2026 chờ số liệu của tỉnh");
  await say(minh, "/giahan 6 20/7/2026 thêm nữa");
  await news();
  await press(minh, asked, labelWith(asked, "Rút"));
  await say(minh, "/giahan 6 20/7/2026 chờ số liệu của tỉnh");
  const [request = message([])] = await news();
  await press(chair, request, labelWith(request, "Đồng ý"));
  await news();
  await say(minh, "/nv 6");
  await say(clerk, "/giaitrinh 3 danh mục gửi qua trục liên thông");
  await say(clerk, "/caidat duyet tat");
  await say(minh, "/xong 6 đã công khai tại trụ sở");
  await say(clerk, "/caidat duyet bat");
  await say(minh, "/settings language en");
  await say(minh, "/tasks all");
  await say(clerk, "/nhansu");
  await say(clerk, "/bophan");
  await say(clerk, "/nhiemvu phòng kinh tế");
  await say(viewer, "/caidat duyet tat");
  await news();
  return { said, actions };
}

/** All that the shelves know afterwards; numbers that only count rows of the mail are left out. */
export async function stateOf({ store, workspace, plan }: Office): Promise<unknown> {
  const tasks = await store.plans.tasks(plan);
  const histories = await Promise.all(
    tasks.map((task) => store.work.history(workspace, task.id, 100)),
  );
  const mail = await store.mail.outbox(null);
  return {
    tasks,
    histories: histories.map((entries) => entries.map(({ id: _id, ...entry }) => entry)),
    plans: await store.plans.plans(workspace),
    members: await store.office.members(workspace),
    units: await store.office.units(workspace),
    queue: await store.work.reviewQueue(workspace, { offset: 0, limit: 50 }),
    // When it was queued is told by the database's own clock.
    mail: mail.map(({ id: _id, queuedAt: _queuedAt, ...entry }) => entry),
    unanswered: await store.mail.unanswered("web"),
  };
}

function shown(said: Message): string {
  const buttons = said.buttons.flat().map(({ label, command }) => `[${label}: ${command}]`);
  const files = said.files.map(({ name, sha256 }) => `${name} ${sha256}`);
  return [plainText(said), ...buttons, ...files].join("\n");
}

function labelWith(said: Message, part: string): string {
  return said.buttons.flat().find(({ label }) => label.includes(part))?.label ?? part;
}
