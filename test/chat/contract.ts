import type { Who } from "../support/contract-office.js";
import { Diary, labelWith, lastTo, type ContractDoor } from "./contract-day.js";

/*
 * A working day as it is on every door: six people, their private chats and a group. Each door's harness
 * lives it over its own wire; `contract.test.ts` compares what was said and what the office then holds.
 */
export async function liveADay(door: ContractDoor): Promise<Diary> {
  const day = new Diary(door);
  await linking(day);
  await looking(day);
  await handingIn(day);
  await followingUp(day);
  await misunderstandings(day);
  await inTheGroup(day);
  await endOfDay(day);
  return day;
}

const LINKED: Who[] = ["minh", "hoa", "clerk", "chair", "viewer"];

async function linking(day: Diary): Promise<void> {
  const { codes } = day.door.office;
  await day.say("van", "xin chào");
  await day.say("van", "/tasks");
  await day.say("van", "/link AAAA1111");
  for (const who of LINKED) await day.say(who, `/link ${codes[who]}`);
  await day.say("van", `/link ${codes.minh}`);
  await day.say("minh", `/lienket ${codes.minh}`);
  await day.say("minh", "/start");
  await day.say("minh", "/help");
  await day.say("clerk", "/help");
}

async function looking(day: Diary): Promise<void> {
  const mine = lastTo(await day.say("minh", "/tasks"), "minh");
  await day.press("minh", mine, "#1");
  await day.say("hoa", "/nhiemvu quá hạn");
  const all = lastTo(await day.say("chair", "/tasks all"), "chair");
  const second = lastTo(await day.press("chair", all, "Sau"), "chair");
  await day.press("chair", second, "Trước");
  await day.say("chair", "/tasks zzzz");
  await day.say("minh", "ra soat van ban");
  await day.say("viewer", "/nv 2");
  await day.say("clerk", "/kehoach");
}

async function handingIn(day: Diary): Promise<void> {
  const kept = lastTo(await day.send("minh", ["Báo cáo số 15.pdf"], "#1"), "minh");
  const handed = await day.press("minh", kept, "Nộp");
  lastTo(handed, "clerk");
  const queue = lastTo(await day.say("clerk", "/duyet"), "clerk");
  const theirs = lastTo(await day.say("chair", "/duyet"), "chair");
  await day.press("clerk", queue, "Mở tệp");
  await day.say("hoa", "/duyet");
  await day.say("viewer", "/xong 1 thử");
  const asked = lastTo(await day.press("clerk", queue, "Trả lại"), "clerk");
  const back = lastTo(await day.fill("clerk", asked, "thiếu dấu của Ủy ban"), "minh");
  const again = lastTo(await day.press("minh", back, "Nộp lại"), "clerk");
  await day.press("clerk", again, "Duyệt");
  // Buttons of messages from before: it is done, and each says so.
  await day.press("clerk", queue, "Duyệt");
  await day.press("chair", theirs, "Duyệt");
  await day.press("minh", kept, "Nộp");
  await day.pressOld("minh", kept, "lenhcu 12");
  await day.pressOld("minh", kept, "accept o999");

  const draft = lastTo(await day.send("hoa", ["ảnh 1.pdf", "ảnh 2.pdf"], ""), "hoa");
  await day.press("hoa", draft, labelWith(draft, "#3"));
  await day.say("hoa", "/xong 3 danh mục gửi kèm");
  const withdrawn = lastTo(await day.say("clerk", "/duyet"), "clerk");
  await day.press("clerk", withdrawn, "Duyệt");
}

async function followingUp(day: Diary): Promise<void> {
  await day.say("minh", "tiendo 2 60% đã gửi lấy ý kiến");
  await day.again();
  const raised = await day.say("hoa", "/vuongmac 2 chưa có số liệu của các thôn");
  const obstacle = lastTo(raised, "clerk");
  const question = lastTo(
    await day.press("clerk", obstacle, labelWith(obstacle, "Trả lời")),
    "clerk",
  );
  await day.fill("clerk", question, "đã yêu cầu các thôn gửi trước thứ sáu");
  await day.say("minh", "/giahan 2");
  const wished = await day.say("minh", "/giahan 2 15/7/2026 chờ số liệu của tỉnh");
  const wish = lastTo(wished, "clerk");
  await day.press("clerk", wish, labelWith(wish, "Đồng ý"));
  await day.press("clerk", wish, labelWith(wish, "Đồng ý"));
  await day.say("minh", "/giahan 2 20/7/2026 còn chờ");
  await day.say("clerk", "/giao 4,6 Minh");
  const event = await day.say("clerk", "/sukien tỉnh công bố 08/6/2026 30/6/2026");
  await day.press("clerk", lastTo(event, "clerk"), labelWith(lastTo(event, "clerk"), "Ghi"));
  await day.say("minh", "/nv 6");
}

async function misunderstandings(day: Diary): Promise<void> {
  await day.say("minh", "/khongco");
  await day.say("minh", "/xonng 2");
  await day.say("minh", "/xong 99");
  await day.say("minh", "/xong");
  await day.say("minh", "/nv 999999999");
  await day.say("minh", "lục bát 😀 a <b> & *c* _d_");
  await day.say("minh", "/giahan 6 31/02/2026 chờ");
  await day.send("minh", ["MẬT - phương án.pdf"], "#2");
  await day.send("minh", ["trống.pdf"], "#2", "private", undefined, () => "");
  await day.say("minh", "/nv 2");
}

async function inTheGroup(day: Diary): Promise<void> {
  await day.say("hoa", "/tasks", "group");
  await day.say("van", "/tasks", "group");
  await day.say("viewer", "/xong 2 thử", "group");
  const sheet = lastTo(await day.say("minh", "/task 2", "group"), "group");
  await day.send("minh", ["biên bản.pdf"], "", "group", sheet);
  const asked = lastTo(await day.say("minh", "/minhchung 2", "group"), "group");
  await day.say("minh", "https://tanhoa.gov.vn/tu-kiem-tra", "group", asked);
  await day.press("hoa", sheet, labelWith(sheet, "Vướng mắc"));
  await day.say("minh", "chiều nay họp lúc 14 giờ nhé", "group");
  await day.send("minh", ["ảnh họp.pdf"], "", "group");
  await day.say("clerk", "/caidat rieng bat");
  await day.say("minh", "/tasks", "group");
  await day.say("clerk", "/caidat rieng tat");
}

async function endOfDay(day: Diary): Promise<void> {
  await day.say("hoa", "/settings language en");
  await day.say("hoa", "/tasks");
  await day.say("hoa", "/done 99");
  await day.say("clerk", "/nhansu");
  await day.say("chair", "/duyet");
  await day.say("minh", "/nv 1");
}
