import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";

let office: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

describe("/settings", () => {
  it("shows an official their own language, and what the office has chosen", async () => {
    const said = await office.say(office.members.minh, "/caidat");
    expect(words(said)).toContain("Ngôn ngữ: tiếng Việt");
    expect(words(said)).toContain("Duyệt kết quả trước khi ghi nhận hoàn thành: bật");
    expect(words(said)).toContain("Văn phòng hoặc người quản trị đổi được");
    expect(labelsOf(said)).toEqual(["English", "Nhắc việc của tôi"]);
  });

  it("lets everybody choose English and come back", async () => {
    const { minh } = office.members;
    const view = await office.say(minh, "/caidat");
    const english = await office.press(minh, view, "English");
    expect(words(english)).toContain("From now on I answer in English.");
    expect(words(await office.say(minh, "/tasks"))).toContain("Your tasks:");
    const back = await office.say(minh, "/settings language vi");
    expect(words(back)).toBe("Từ nay tôi trả lời anh/chị bằng tiếng Việt.");
    expect(words(await office.say(minh, "/nhiemvu"))).toContain("Nhiệm vụ của anh/chị");
  });

  it("changes nobody else's language", async () => {
    await office.say(office.members.minh, "/caidat ngonngu tiếng Anh");
    expect(words(await office.say(office.members.hoa, "/nhiemvu"))).toContain("Nhiệm vụ");
  });

  it.each(["/caidat ngonngu", "/caidat ngonngu pháp"])("says how for %s", async (typed) => {
    const said = words(await office.say(office.members.minh, typed));
    expect(said).toContain("Cách gõ: /caidat ngonngu anh");
  });

  it("knows no other setting", async () => {
    const said = words(await office.say(office.members.clerk, "/caidat mau xanh"));
    expect(said).toBe("Không có thiết lập “mau xanh”. Gõ /caidat để xem các thiết lập.");
  });
});

describe("verification", () => {
  it("is turned off by the clerk, and a hand-in is then accepted at once", async () => {
    const { clerk, minh } = office.members;
    await office.say(minh, "/xong 2 đã gửi qua trục liên thông");
    const view = await office.say(clerk, "/caidat");
    const off = await office.press(clerk, view, "Tắt khâu duyệt");
    expect(words(off)).toBe(
      "Duyệt kết quả trước khi ghi nhận hoàn thành: tắt. 1 kết quả đã nộp từ trước vẫn chờ duyệt.",
    );
    expect(words(await office.say(minh, "/xong 1 đã ban hành"))).toContain("hoàn thành");
    expect(words(await office.say(minh, "/nv 1"))).toContain("đã hoàn thành");
    expect(words(await office.say(minh, "/nv 2"))).toContain("chờ duyệt");
    const on = await office.say(clerk, "/caidat duyet bat");
    expect(words(on)).toBe("Duyệt kết quả trước khi ghi nhận hoàn thành: bật.");
  });

  it("is told in the history once, and not again when nothing changes", async () => {
    const { clerk } = office.members;
    await office.say(clerk, "/caidat duyet tat");
    await office.say(clerk, "/caidat duyet tat");
    const workspace = await office.store.office.workspace("XT");
    expect(workspace?.settings.verification).toBe(false);
  });

  it.each(["minh", "chair", "viewer"] as const)("is not for %s", async (who) => {
    const said = words(await office.say(office.members[who], "/caidat duyet tat"));
    expect(said).toBe(
      "Chỉ Văn phòng hoặc người quản trị được xem danh sách cán bộ và đổi thiết lập của đơn vị.",
    );
  });

  it("wants on or off", async () => {
    const said = words(await office.say(office.members.clerk, "/caidat duyet có lẽ"));
    expect(said).toContain("Cách gõ: /caidat duyet bat, hoặc /caidat duyet tat.");
  });
});

describe("lists in private", () => {
  it("sends a list asked for in the group to the person alone", async () => {
    const { clerk, minh } = office.members;
    await office.say(clerk, "/caidat rieng bat");
    const place = { channel: "web", chat: office.group, kind: "group" } as const;
    const said = await office.say(minh, "/nhiemvu", { place });
    expect(words(said)).toBe("Lê Thị Minh: danh sách việc đã được gửi vào tin nhắn riêng.");
    const [sent] = office.door.sent;
    expect(sent?.place.chat).toBe(`p${String(minh)}`);
    expect(words(sent?.said ?? said)).toContain("Nhiệm vụ của anh/chị");
    expect(await office.news()).toEqual([]);
    expect(words(await office.say(minh, "/nhiemvu"))).toContain("Nhiệm vụ của anh/chị");
  });

  it("keeps the list out of the group where there is no private chat", async () => {
    const { clerk, minh } = office.members;
    await office.say(clerk, "/caidat rieng bat");
    await office.store.office.bind({ channel: "web", id: String(minh) }, minh, null);
    const place = { channel: "web", chat: office.group, kind: "group" } as const;
    const said = words(await office.say(minh, "/nhiemvu", { place }));
    expect(said).toContain("chưa mở trò chuyện riêng");
    expect(said).not.toContain("#1");
    expect(await office.news()).toEqual([]);
  });
});

describe("lists in private, where only a door that is closed leads", () => {
  it("stay out of the group", async () => {
    const { clerk, minh } = office.members;
    await office.say(clerk, "/caidat rieng bat");
    await office.store.office.bind({ channel: "web", id: String(minh) }, minh, null);
    await office.store.office.bind({ channel: "slack", id: "U7" }, minh, "D7");
    const place = { channel: "web", chat: office.group, kind: "group" } as const;
    const said = words(await office.say(minh, "/nhiemvu", { place }));
    expect(said).toContain("chưa mở trò chuyện riêng");
    expect(office.door.sent).toEqual([]);
    expect(await office.news()).toEqual([]);
  });
});

describe("days off of the office", () => {
  it("are entered and taken back by the clerk, and change what is a working day", async () => {
    const { clerk, minh } = office.members;
    const set = await office.say(clerk, "/caidat ngaynghi 30/6/2026 Ngày truyền thống xã");
    expect(words(set)).toBe("Đã ghi: 30/6/2026: nghỉ, Ngày truyền thống xã.");
    expect(words(await office.say(minh, "/nv 2"))).toContain("rơi vào ngày nghỉ");
    expect(words(await office.say(minh, "/caidat lich"))).toContain("30/6/2026: nghỉ");
    const gone = await office.say(clerk, "/caidat bongay 30/6/2026");
    expect(words(gone)).toBe("Đã bỏ ngày 30/6/2026 khỏi lịch của đơn vị.");
    expect(words(await office.say(minh, "/nv 2"))).not.toContain("rơi vào ngày nghỉ");
    expect(words(await office.say(clerk, "/caidat bongay 30/6/2026"))).toContain("chưa ghi gì");
  });

  it("are typed as days are typed everywhere", async () => {
    const { clerk } = office.members;
    const named = await office.say(clerk, "/caidat ngaynghi Ngày truyền thống xã 30/6");
    expect(words(named)).toBe("Đã ghi: 30/6/2026: nghỉ, Ngày truyền thống xã.");
    const worded = await office.say(clerk, "/caidat lambu thứ bảy tuần sau");
    expect(words(worded)).toBe("Đã ghi: 20/6/2026: làm bù.");
  });

  it("may be without a name", async () => {
    const set = await office.say(office.members.clerk, "/caidat lambu 22/8/2026");
    expect(words(set)).toBe("Đã ghi: 22/8/2026: làm bù.");
  });

  it.each([
    ["/caidat ngaynghi 31/02/2026 gì đó", "Chưa hiểu ngày"],
    ["/caidat lambu tuần trước", "Chưa hiểu ngày"],
    ["/caidat ngaynghi 1/1/1990", "Chưa hiểu ngày"],
  ])("%s is refused", async (typed, answer) => {
    expect(words(await office.say(office.members.clerk, typed))).toContain(answer);
  });

  it("are not for officials", async () => {
    const said = words(await office.say(office.members.minh, "/caidat ngaynghi 30/6/2026 a"));
    expect(said).toBe(
      "Chỉ Văn phòng hoặc người quản trị được xem danh sách cán bộ và đổi thiết lập của đơn vị.",
    );
  });
});

describe("group chats", () => {
  it("are shown with what they get, and made the leaders' by a button", async () => {
    const { clerk, minh } = office.members;
    const view = await office.say(clerk, "/caidat nhom");
    const [label] = labelsOf(view);
    expect(label).toContain("→ nhóm lãnh đạo");
    const changed = await office.press(clerk, view, label ?? "");
    expect(words(changed)).toContain("nhóm lãnh đạo");
    const denied = await office.press(minh, view, label ?? "");
    expect(words(denied)).toContain("Chỉ Văn phòng hoặc người quản trị");
  });

  it("are tied by the clerk from the group itself, by one button, and only once", async () => {
    const { clerk, minh } = office.members;
    const at = (chat: string) => ({
      place: { channel: "web" as const, chat, kind: "group" as const },
    });
    expect(words(await office.say(clerk, "/caidat nhóm này"))).toContain("ngay trong nhóm đó");
    const denied = await office.say(minh, "/caidat nhóm này", at("g77"));
    expect(words(denied)).toContain("Chỉ Văn phòng hoặc người quản trị");
    expect(await office.store.office.chatAt("web", "g77")).toBeNull();
    const view = await office.say(clerk, "/caidat nhom", at("g77"));
    const tie = view.buttons.flat().find(({ label }) => label === "Gắn nhóm này với đơn vị");
    const tied = await office.type(clerk, tie?.command ?? "", at("g77"));
    expect(words(tied)).toContain("Nhóm 2: nhóm chung của cơ quan");
    expect(labelsOf(tied)).not.toContain("Gắn nhóm này với đơn vị");
    const chat = await office.store.office.chatAt("web", "g77");
    expect(chat).toMatchObject({ workspaceId: office.workspace, purpose: "group" });
    await office.say(clerk, "/caidat nhóm này", at("g77"));
    expect(await office.store.office.chats(office.workspace)).toHaveLength(2);
  });

  it("of another office are not taken from it", async () => {
    const other = await office.store.office.createWorkspace({
      ...{ code: "XA", name: "UBND xã khác", province: null, timeZone: "Asia/Ho_Chi_Minh" },
    });
    const place = { channel: "web", chat: `g${String(other.id)}`, kind: "group" } as const;
    const said = await office.say(office.members.clerk, "/caidat nhóm này", { place });
    expect(words(said)).toContain("Nhóm này của cơ quan khác");
    const chat = await office.store.office.chatAt("web", place.chat);
    expect(chat?.workspaceId).toBe(other.id);
  });

  it("of another office do not exist", async () => {
    const other = await office.store.office.createWorkspace({
      code: "XA",
      name: "UBND xã khác",
      province: null,
      timeZone: "Asia/Ho_Chi_Minh",
    });
    const [chat] = await office.store.office.chats(other.id);
    const typed = `settings chat ${String(chat?.id)} leaders`;
    const said = await office.type(office.members.clerk, typed);
    expect(words(said)).toContain("không thuộc cơ quan của anh/chị");
    expect((await office.store.office.chats(other.id))[0]?.purpose).toBe("group");
  });
});
