import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/registry.js";
import type { Message } from "../../src/messages/message.js";
import { makeBusy, type Busy } from "../support/busy-office.js";
import { openOffice, words } from "../support/office.js";
import { otherOffice, type OtherOffice } from "../support/other-office.js";
import { rowReader } from "../support/rows.js";

/*
 * The clerk and administrator of another commune speaks to the same bot and knows every id of ours. Nothing of
 * ours is shown to them and nothing of ours changes, whichever command they use and however they send it.
 */

type Office = Awaited<ReturnType<typeof openOffice>>;
type Ids = Record<keyof Busy | keyof OtherOffice | "kt" | "minh" | "ours", string>;

/** What the answer is where nothing was found. */
const NONE =
  /^(Mục này không còn|Tệp này không còn chờ|Không có nhiệm vụ số|Việc #1 không còn sản phẩm)/;
/** A list of one's own office, in which nothing of ours stands. */
const OWN = /./s;
const NO_PERSON = /^Không tìm thấy cán bộ/;

/** For each command every kind of id it takes, and what it is answered with. */
const TRIES: Record<string, (ids: Ids) => [string, RegExp][]> = {
  start: () => [["", OWN]],
  help: () => [["", OWN]],
  link: () => [["7QK2M9TD", /Mã liên kết không đúng/]],
  tasks: () => [
    ...["rà soát văn bản", "Phòng Kinh tế", "mật ong", "PL01", "chợ phiên"].map(
      (sought): [string, RegExp] => [sought, /Không (?:có|tìm thấy)/],
    ),
    ...["", "all", "unit", "late", "week"].map((filter): [string, RegExp] => [filter, OWN]),
  ],
  home: () => ["", "all", "mật ong"].map((filter): [string, RegExp] => [filter, OWN]),
  task: () => ["2", "#6", "nv7"].map((number) => [number, NONE]),
  done: ({ open, draft }) => [
    ...none("2 đã họp", "2 none", "7", `2 o${open} xong`),
    ...none(`1 o${open} xong`, `1 o${open} d${draft} xong`, `1 o${open} none`),
  ],
  evidence: ({ open }) =>
    none("2", "2 15/KH-UBND", `2 o${open} 15/KH-UBND`, `1 o${open} 15/KH-UBND`, `1 o${open}`),
  progress: () => none("2", "2 60% đã trình", "7 xong"),
  obstacle: () => [...none("2", "2 thiếu người", "7 thiếu người"), ["", OWN], ["p2", OWN]],
  extend: ({ open, draft }) => [
    ...none("2", "2 30/12/2026 chờ số liệu", `1 o${open} 30/12/2026 chờ`, `1 o${open} d${draft}`),
    ["", OWN],
  ],
  assign: ({ minh }) => [
    ...none(`2 m${minh}`, "2 Minh", "2 không ai", `1 m${minh}`, `1,2 m${minh}`),
    ["1 Lê Minh", NO_PERSON],
    ["1 Minh", NO_PERSON],
  ],
  review: () => [
    ["", /Không có kết quả nào/],
    ["p2", /Không có kết quả nào/],
  ],
  event: ({ waiting }) =>
    [`o${waiting}`, `o${waiting} 1/6/2026 yes`, "tỉnh công bố 1/6/2026", "1 1/6/2026", ""].map(
      (typed) => [typed, /Không có (?:việc|nhiệm vụ) nào/],
    ),
  reminder: ({ kt }) => [
    ["", OWN],
    ["closed", OWN],
    ["quý III 20/9/2026 Phòng Kinh tế", /^Không tìm thấy bộ phận/],
    [`quý III u${kt}`, /^Không tìm thấy bộ phận/],
  ],
  indicator: () => [
    ...["", "off", "unread", "p2"].map((typed): [string, RegExp] => [typed, /Kế hoạch đang thực/]),
    ...["1", "1 enter", "1 97,5", "ct3 4"].map((typed): [string, RegExp] => [
      typed,
      /^Không có chỉ tiêu số \d\. Kế hoạch của cơ quan chưa có/,
    ]),
    ["enter", OWN],
  ],
  round: ({ round, asked }) =>
    none(
      ...["", `u${asked}`, "due 25/6/2026", "letter 5/SNV", "pick", `pick u${asked}`, "open"].map(
        (deed) => `${round} ${deed}`.trim(),
      ),
      ...["close yes", "drop", `done u${asked}`, `undo u${asked}`, `grant u${asked}`].map(
        (deed) => `${round} ${deed}`,
      ),
      ...[`refuse u${asked}`, `free u${asked}`, `stuck u${asked} hỏng`].map(
        (deed) => `${round} ${deed}`,
      ),
      `${round} more u${asked} 30/6/2026 chờ`,
    ),
  plan: ({ ours, draftPlan, plan, kt, deliverable }) => [
    ...[ours, draftPlan].flatMap((id) =>
      none(
        ...[
          "",
          "notes",
          "rows",
          "rows p2",
          "unclear",
          "units",
          "activate",
          "close",
          "close yes",
        ].map((step) => `${id} ${step}`.trim()),
        ...[`unit 0 new`, `unit 0 ${kt}`, "unit all new", "confirm 1", "confirm 7"].map(
          (step) => `${id} ${step}`,
        ),
        ...["drop 7", "drop 7 yes", "drop 1 yes", `due 7 ${deliverable} 1/9/2026`].map(
          (step) => `${id} ${step}`,
        ),
      ),
    ),
    ...none(`${plan} confirm 7`, `${plan} drop 7 yes`, `${plan} due 7 ${deliverable} 1/9/2026`),
    ...none(`${plan} due 1 ${deliverable} 1/9/2026`, `${plan} due 1 ${deliverable}`),
    ["", OWN],
  ],
  settings: ({ chat }) => [
    ...none(`chat ${chat} leaders`, `chat ${chat} group`, `chat ${chat} unit`),
    ...none(`chat ${chat} unit 1`),
    ["chats", /^Các nhóm của đơn vị\nUBND xã Khe Sim/],
    ["", OWN],
    ["days", OWN],
  ],
  units: ({ kt, endedUnit, unit }) => [
    ...[kt, endedUnit].flatMap((id) =>
      none(
        ...["", "name", "name Phòng Mới", "alias", "alias PKT", "merge", "split", "move"].map(
          (step) => `u${id} ${step}`.trim(),
        ),
        ...[`merge u${unit}`, `merge u${unit} 2026-06-10 yes`, "split all", "split keep Tổ A"].map(
          (step) => `u${id} ${step}`,
        ),
        ...[
          "split all Tổ A; Tổ B",
          `move u${unit}`,
          `give 3 u${unit}`,
          `give all u${unit} yes`,
        ].map((step) => `u${id} ${step}`),
        ...[`merge u${id}`, `merge u${id} 2026-06-10 yes`, `move u${id}`, `give 1 u${id}`].map(
          (step) => `u${unit} ${step}`,
        ),
        `u${unit} give all u${id} yes`,
      ),
    ),
    ["Phòng Kinh tế", /không|Không/],
    ["ended", OWN],
    ["", OWN],
  ],
  people: ({ minh, left, clerk, kt }) => [
    ...[minh, left].flatMap((id) =>
      none(
        ...["", "role", "role viewer", "units", `unit ${kt}`, `nounit ${kt}`, "head yes"].map(
          (step) => `m${id} ${step}`.trim(),
        ),
        ...["admin yes", "name Tên Khác", "code", "handover", "handover unit", "remove"].map(
          (step) => `m${id} ${step}`,
        ),
        ...["remove unit", "export", "erase", "erase yes", `handover m${clerk}`].map(
          (step) => `m${id} ${step}`,
        ),
        `m${id} remove m${clerk}`,
        `m${clerk} handover m${id}`,
      ),
    ),
    ...none(`m${clerk} unit ${kt}`),
    ["Minh", /^(0 cán bộ|Không)/],
    ["left", OWN],
    ["", OWN],
  ],
  digest: () => [["", OWN]],
  urge: ({ kt }) => [
    ...none("2", "2 nộp sớm", "7", `u${kt}`, `u${kt} nộp sớm`),
    ["Phòng Kinh tế", /^Không tìm thấy bộ phận/],
    ["", OWN],
    ["p2", OWN],
  ],
  seen: () => [
    ["2026-06-10", /^Không có tin nhắc việc ngày/],
    ["u1781053920000", /^Không có lời đôn đốc này/],
  ],
  snooze: ({ open, handedIn }) => none(`o${open}`, `o${open} 2`, `o${handedIn}`),
  accept: ({ handedIn }) => none(`o${handedIn}`),
  return: ({ handedIn }) => none(`o${handedIn}`, `o${handedIn} thiếu dấu`),
  answer: ({ obstacle }) => none(`b${obstacle}`, `b${obstacle} sẽ cấp xe`),
  withdraw: ({ obstacle }) => none(`b${obstacle}`),
  explain: ({ open }) =>
    none(`o${open}`, `o${open} gửi qua trục`, "2 gửi qua trục", `1 o${open} gửi qua trục`),
  grant: ({ extension }) =>
    none(`x${extension}`, `x${extension} other`, `x${extension} 31/12/2026`),
  refuse: ({ extension }) => none(`x${extension}`, `x${extension} không có căn cứ`),
  recall: ({ extension }) => none(`x${extension}`),
  attach: ({ draft }) => none(`d${draft} 1`, `d${draft} 2`),
  move: ({ open, evidence, occurrence }) =>
    none(`o${open} e${evidence}`, `o${occurrence} e${evidence}`),
  drop: ({ draft, evidence }) => none(`d${draft}`, `e${evidence}`),
  open: ({ evidence }) => none(`e${evidence}`),
  files: () => none("2", "2 p2", "7"),
};

function none(...typed: string[]): [string, RegExp][] {
  return typed.map((args) => [args, NONE]);
}

describe("somebody of another office", () => {
  let o: Office;
  let rows: ReturnType<typeof rowReader>;
  let stranger: number;
  let ids: Ids;
  let secrets: string[];
  let before: Awaited<ReturnType<ReturnType<typeof rowReader>["read"]>>;

  beforeAll(async () => {
    o = await openOffice();
    const busy = await makeBusy(o);
    const other = await otherOffice(o, true);
    stranger = other.clerk;
    const all = { ...busy, ...other, kt: o.units.kt, minh: o.members.minh, ours: o.plan };
    ids = Object.fromEntries(Object.entries(all).map(([name, id]) => [name, String(id)])) as Ids;
    await o.store.office.createInvite(o.members.hoa, "7QK2M9TD", "2026-12-31T00:00:00.000Z");
    await o.say(o.members.hoa, "/lienket 7QK2M9TD");
    secrets = await secretsOf(o);
    rows = rowReader(o.url);
    before = await rows.read();
  });
  afterAll(async () => {
    await rows.close();
    await o.close();
  });

  /** Nothing in the answer is of our office, but what was typed. */
  function expectNothingOfOurs(said: Message, typed: string): void {
    const files = said.files.map(({ name }) => name).join("\n");
    const buttons = said.buttons.flat().map(({ label, command }) => `${label} ${command}`);
    const all = [words(said), files, ...buttons].join("\n");
    for (const secret of secrets.filter((one) => !typed.includes(one))) {
      expect(all, `“${typed}” shows “${secret}”`).not.toContain(secret);
    }
  }

  it("has a try for every command there is", () => {
    expect(Object.keys(TRIES).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  });

  const names = COMMANDS.map(({ name }) => name);
  it.each(names)("gets nothing by /%s, however it is sent", { timeout: 60_000 }, async (name) => {
    for (const [args, answer] of TRIES[name]?.(ids) ?? []) {
      const typed = `${name} ${args}`.trim();
      const said = await o.say(stranger, `/${typed}`);
      expect(words(said), typed).toMatch(answer);
      expectNothingOfOurs(said, typed);
      const pressed = await o.type(stranger, typed);
      expect(words(pressed), `pressed: ${typed}`).toMatch(answer);
      expectNothingOfOurs(pressed, typed);
      await answerAsked(typed);
    }
    expect(await rows.read()).toEqual(before);
  });

  /** As the answer to a question that names our ids: one that stands open, and one of ours replied to. */
  async function answerAsked(typed: string): Promise<void> {
    const [name = "", ...args] = typed.split(" ");
    const reply = args.at(-1) ?? "vâng";
    const post = { about: 2, ask: [name, ...args.slice(0, -1)].join(" "), at: o.clock.now() };
    const own = { channel: "web", chat: `p${String(stranger)}`, kind: "private" } as const;
    const { mail } = o.store;
    await mail.rememberPost(own, "own-1", { ...post, to: String(stranger) });
    expectNothingOfOurs(await o.say(stranger, reply), typed);
    const chat = `p${String(o.members.minh)}`;
    await mail.rememberPost({ ...own, chat }, "our-1", { ...post, to: String(o.members.minh) });
    expectNothingOfOurs(await o.say(stranger, reply, { replyTo: "our-1" }), typed);
  }

  it("reaches no task of ours with a file: by caption, by question, by a reply to our message", async () => {
    const own = { channel: "web", chat: `p${String(stranger)}`, kind: "private" } as const;
    const post = { at: o.clock.now(), about: 2, to: String(stranger) };
    await o.store.mail.rememberPost(own, "own-2", { ...post, ask: `evidence 2 o${ids.open}` });
    await o.store.mail.rememberPost({ ...own, chat: `p${String(o.members.minh)}` }, "our-2", {
      ...post,
      ask: null,
    });
    const file = (n: number) => [{ name: `gui nham ${String(n)}.pdf`, bytes: `tệp ${String(n)}` }];
    const said = [
      await o.send(stranger, file(1), "#2"),
      await o.send(stranger, file(2), "/minhchung 2"),
      await o.send(stranger, file(3), `/minhchung 1 o${ids.open}`),
      await o.send(stranger, file(4), "/xong 7"),
      await o.send(stranger, file(5), "", { replyTo: "own-2" }),
      await o.send(stranger, file(6), "", { replyTo: "our-2" }),
    ];
    for (const answer of said) expectNothingOfOurs(answer, "");
    expect((await rows.read()).get(o.workspace)).toEqual(before.get(o.workspace));
  });

  it("is told in our group that it is ours, and nothing of either office", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const post = { at: o.clock.now(), about: 2, to: String(o.members.minh) };
    await o.store.mail.rememberPost(place, "group-1", { ...post, ask: "done 2" });
    const own = await rows.read();
    for (const text of ["/tasks", "/nv 1", "/xong 1 đã họp", "/duyet", "/nhansu"]) {
      const said = words(await o.say(stranger, text, { place }));
      expect(said).toBe(
        "Nhóm này của cơ quan khác. Anh/chị nhắn riêng cho trợ lý hoặc dùng nhóm của cơ quan mình.",
      );
    }
    const quiet = {
      ...o.incoming(stranger, { place, replyTo: "group-1" }),
      source: "web:message:g",
    };
    expect(await o.receive({ ...quiet, kind: "text", text: "đã họp" })).toBeNull();
    const files = [{ id: "x", name: "a.pdf", size: 3, mime: null }];
    const sent = { ...quiet, source: "web:message:h", kind: "files" as const, files };
    expect(await o.receive({ ...sent, caption: "#2" })).toBeNull();
    expect(await rows.read()).toEqual(own);
  });
});

/** Names and words that nobody outside of our office may read. */
async function secretsOf(o: Office): Promise<string[]> {
  const { office, plans, work } = o.store;
  const all = await plans.plans(o.workspace);
  const tasks = (await Promise.all(all.map(({ id }) => plans.tasks(id)))).flat();
  const sheets = await Promise.all(tasks.map(({ number }) => work.task(o.workspace, number)));
  return [
    ...all.map(({ title }) => title),
    ...tasks.map(({ title }) => title),
    ...sheets.flatMap((sheet) => sheet?.evidence.map(({ name }) => name) ?? []),
    ...sheets.flatMap((sheet) => sheet?.obstacles.map(({ text }) => text) ?? []),
    ...sheets.flatMap((sheet) => sheet?.extensions.map(({ reason }) => reason) ?? []),
    ...(await office.roster(o.workspace)).map(({ member }) => member.name),
    ...(await office.unitBook(o.workspace)).map(({ name }) => name),
    ...["Tân Hòa", "anh lua chin", "ghi chú của Hòa", "tỉnh công bố kết quả", "Ban Quản lý chợ"],
  ];
}
