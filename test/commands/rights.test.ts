import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/registry.js";
import { makeBusy, type Busy } from "../support/busy-office.js";
import { labelsOf, openOffice, words } from "../support/office.js";
import { rowReader } from "../support/rows.js";

/*
 * Who may do what, by the table of commands in the product's description. What somebody may not do is refused
 * in one line that says who may, and nothing changes.
 */

type Office = Awaited<ReturnType<typeof openOffice>>;

/** Everybody there is towards task 2, which the Văn phòng leads and the Phòng Kinh tế coordinates. */
const PEOPLE = [
  ...(["clerk", "chair", "lead", "head", "coordinating", "outsider"] as const),
  // A viewer of the leading unit, and an administrator who is nothing else.
  ...(["viewer", "admin"] as const),
];
type Who = (typeof PEOPLE)[number];

const LEAD: Who[] = ["clerk", "lead", "head"];
const UNITS: Who[] = [...LEAD, "coordinating"];
const REVIEWERS: Who[] = ["clerk", "chair"];
const SAID = {
  lead: "Chỉ bộ phận chủ trì hoặc Văn phòng được",
  units: "Chỉ bộ phận chủ trì, bộ phận phối hợp hoặc Văn phòng được",
  reviewers: "Chỉ Văn phòng hoặc lãnh đạo Ủy ban nhân dân được",
  clerk: "Chỉ Văn phòng được",
  assigners: "Chỉ Văn phòng hoặc người đứng đầu bộ phận chủ trì được",
  managers: "Chỉ Văn phòng hoặc người quản trị được",
  admins: "Chỉ người quản trị được",
  uploader: "Chỉ người đã gửi tệp hoặc Văn phòng được",
  figures: "Chỉ bộ phận chủ trì nhiệm vụ có chỉ tiêu này hoặc Văn phòng được",
  plan_figures: "chỉ Văn phòng được ghi số liệu",
  asked: "Chỉ người của bộ phận được yêu cầu báo cáo hoặc Văn phòng được",
  raiser: "Chỉ người đã đề nghị hoặc Văn phòng được",
  nudged: "Chỉ người được nhắc về việc này",
} as const;

type Rule = { may: readonly Who[]; else: keyof typeof SAID; typed: (busy: Busy) => string[] };
const ALL = { may: PEOPLE, else: "admins" } as const;

const OWN_SETTINGS = ["mine", "hour 8:15", "hour office", "where group", "nudges", "quiet"];
const OFFICE_SETTINGS = [
  ...["nudges off", "nudgehour 8:00", "nudgedays 7 1", "quiet 21:00 6:00", "quiet off", "clerk 4"],
  ...["chair 9", "obstacle 4", "digestday fri", "digesthour 8:00", "publicdigest off"],
  ...["rounds off", "rounddays 15", "periods Q1 Y", "period Q1 off", "period H2 on"],
];

/** By command; what each of `typed` asks for is for `may` alone. */
const RULES: Record<string, Rule[]> = {
  start: [{ ...ALL, typed: () => [""] }],
  help: [{ ...ALL, typed: () => [""] }],
  link: [{ ...ALL, typed: () => ["AAAA1111"] }],
  tasks: [{ ...ALL, typed: () => ["", "all"] }],
  home: [{ ...ALL, typed: () => ["", "all"] }],
  task: [{ ...ALL, typed: () => ["2"] }],
  open: [{ ...ALL, typed: ({ evidence }) => [`e${String(evidence)}`] }],
  files: [{ ...ALL, typed: () => ["2"] }],
  progress: [{ may: LEAD, else: "lead", typed: () => ["2", "2 60% đã trình"] }],
  // Indicator 1 comes from task 2, indicator 3 from no task.
  indicator: [
    { ...ALL, typed: () => ["", "off", "1", "3"] },
    { may: LEAD, else: "figures", typed: () => ["1 enter", "1 97,5", "1 97,5 đến 1/6/2026"] },
    { may: ["clerk"], else: "plan_figures", typed: () => ["3 enter", "3 4,5"] },
  ],
  evidence: [{ may: UNITS, else: "units", typed: () => ["2", "2 15/KH-UBND"] }],
  obstacle: [{ may: UNITS, else: "units", typed: () => ["2", "2 thiếu người làm"] }],
  explain: [{ may: LEAD, else: "lead", typed: ({ open }) => [`o${String(open)} gửi qua trục`] }],
  extend: [{ may: LEAD, else: "lead", typed: () => ["2", "2 31/12/2026 chờ thêm số liệu"] }],
  assign: [{ may: ["clerk", "head"], else: "assigners", typed: () => ["2", "2 Minh", "2 -"] }],
  done: [{ may: LEAD, else: "lead", typed: () => ["2", "2 đã họp"] }],
  review: [{ may: REVIEWERS, else: "reviewers", typed: () => [""] }],
  digest: [{ may: REVIEWERS, else: "reviewers", typed: () => [""] }],
  urge: [
    {
      may: REVIEWERS,
      else: "reviewers",
      typed: ({ endedUnit: u }) => ["", "p2", "2", "2 nộp sớm", `u${String(u)}`, "Phòng Kinh tế"],
    },
  ],
  seen: [{ ...ALL, typed: () => ["2026-03-16", "u1773623520000"] }],
  // Task 2 has somebody in charge: nobody else is reminded of it.
  snooze: [{ may: ["lead"], else: "nudged", typed: ({ open }) => [`o${String(open)}`] }],
  return: [
    {
      may: REVIEWERS,
      else: "reviewers",
      typed: ({ handedIn }) => [`o${String(handedIn)}`, `o${String(handedIn)} thiếu dấu`],
    },
  ],
  accept: [
    { may: REVIEWERS, else: "reviewers", typed: ({ handedIn }) => [`o${String(handedIn)}`] },
  ],
  answer: [
    {
      may: REVIEWERS,
      else: "reviewers",
      typed: ({ obstacle }) => [`b${String(obstacle)}`, `b${String(obstacle)} sẽ cấp xe`],
    },
  ],
  withdraw: [
    {
      may: ["clerk", "coordinating"],
      else: "raiser",
      typed: ({ obstacle }) => [`b${String(obstacle)}`],
    },
  ],
  grant: [
    {
      may: REVIEWERS,
      else: "reviewers",
      typed: ({ extension: x }) => [`x${String(x)} other`, `x${String(x)} 31/12/2026`],
    },
  ],
  refuse: [
    {
      may: REVIEWERS,
      else: "reviewers",
      typed: ({ extension: x }) => [`x${String(x)}`, `x${String(x)} không có căn cứ`],
    },
  ],
  recall: [
    { may: ["clerk", "lead"], else: "raiser", typed: ({ extension: x }) => [`x${String(x)}`] },
  ],
  // To whom a draft does not belong it is not there: see below.
  attach: [],
  move: [
    {
      may: ["clerk", "lead"],
      else: "uploader",
      typed: ({ open, evidence }) => [`o${String(open)} e${String(evidence)}`],
    },
  ],
  drop: [
    {
      may: ["clerk", "lead"],
      else: "uploader",
      typed: ({ evidence }) => [`e${String(evidence)}`],
    },
  ],
  event: [
    {
      may: ["clerk"],
      else: "clerk",
      typed: ({ waiting }) => ["", "tỉnh công bố 1/6/2026", `o${String(waiting)} 1/6/2026 yes`],
    },
  ],
  reminder: [
    { ...ALL, typed: () => ["", "closed"] },
    { may: ["clerk"], else: "clerk", typed: () => ["new", "other", "quý III 20/9/2026"] },
  ],
  round: [
    { ...ALL, typed: ({ round }) => [String(round), `${String(round)} p2`] },
    {
      may: ["clerk", "coordinating"],
      else: "asked",
      typed: ({ round, asked }) =>
        ["more", "more", "stuck", "stuck", "free", "done", "undo"].map(
          (deed, i) =>
            `${String(round)} ${deed} u${String(asked)}${["", " 1/7/2026 chờ", "", " thiếu người"][i] ?? ""}`,
        ),
    },
    {
      may: REVIEWERS,
      else: "reviewers",
      typed: ({ round, asked }) => [
        ...["", " other", " 2/7/2026"].map(
          (day) => `${String(round)} grant u${String(asked)}${day}`,
        ),
        `${String(round)} refuse u${String(asked)}`,
      ],
    },
    {
      may: ["clerk"],
      else: "clerk",
      typed: ({ round, asked }) =>
        ["due", "due 25/6/2026", "letter", "letter 5/SNV-CCHC", "pick"]
          .concat([`pick u${String(asked)}`, "open", "drop", "close", "close yes"])
          .map((deed) => `${String(round)} ${deed}`),
    },
  ],
  plan: [
    {
      may: ["clerk"],
      else: "clerk",
      typed: ({ draftPlan }) =>
        ["", "rows", "notes", "unclear", "units", "unit 0 new", "confirm 7", "drop 7 yes"]
          .concat(["activate", "close yes"])
          .map((step) => (step === "" ? "" : `${String(draftPlan)} ${step}`)),
    },
  ],
  settings: [
    { ...ALL, typed: () => ["", "language vi", "days", "chats", ...OWN_SETTINGS] },
    {
      may: ["clerk", "admin"],
      else: "managers",
      typed: ({ chat }) => [
        ...["verification off", "verification", "private on", "dayoff 1/10/2026 nghỉ"],
        ...["noday 1/10/2026", `chat ${String(chat)} leaders`, `chat ${String(chat)} unit`],
        ...OFFICE_SETTINGS,
      ],
    },
  ],
  units: [
    {
      may: ["clerk", "admin"],
      else: "admins",
      typed: ({ endedUnit }) => ["", "add Tổ Chợ", "ended", `u${String(endedUnit)} name Tổ Khác`],
    },
  ],
  people: [
    // The clerk of the seeded office is its administrator as well.
    {
      may: ["clerk", "admin"],
      else: "managers",
      typed: ({ left }) => ["", "Minh", "add Mai Thị Sen", "left", `m${String(left)} erase`],
    },
  ],
};

describe.each(PEOPLE)("%s", (who) => {
  let o: Office;
  let busy: Busy;
  let as: number;
  beforeAll(async () => {
    o = await openOffice();
    busy = await makeBusy(o);
    as = await personOf(o, who);
  });
  afterAll(() => o.close());

  /** Every command line of the table that is, or is not, for this person. */
  function lines(mine: boolean): { typed: string; else: string }[] {
    return Object.entries(RULES).flatMap(([name, rules]) =>
      rules
        .filter(({ may }) => may.includes(who) === mine)
        .flatMap((rule) =>
          rule.typed(busy).map((args) => {
            return { typed: `${name} ${args}`.trim(), else: SAID[rule.else] };
          }),
        ),
    );
  }

  it("is refused the rest in one line that says who may, and changes nothing", async () => {
    const rows = rowReader(o.url);
    const before = await rows.read();
    for (const line of lines(false)) {
      for (const said of [await o.say(as, `/${line.typed}`), await o.type(as, line.typed)]) {
        expect(words(said), line.typed).toContain(line.else);
        expect(words(said).split("\n"), line.typed).toHaveLength(1);
        expect(labelsOf(said), line.typed).toEqual([]);
      }
    }
    expect(await rows.read()).toEqual(before);
    await rows.close();
  });

  it("gets what is theirs", async () => {
    for (const { typed } of lines(true)) {
      const said = words(await o.say(as, `/${typed}`));
      expect(said, typed).not.toMatch(/^Chỉ (?!tiêu)|Có lỗi khi xử lý/);
    }
  });
});

async function personOf(o: Office, who: Who): Promise<number> {
  const { units, members, workspace } = o;
  const given = {
    clerk: members.clerk,
    chair: members.chair,
    lead: members.minh,
    coordinating: members.hoa,
  };
  if (who in given) return given[who as keyof typeof given];
  const as = {
    head: { role: "official", head: true, admin: false, units: [units.vp] },
    outsider: { role: "official", head: true, admin: false, units: [units.vhxh] },
    viewer: { role: "viewer", head: true, admin: false, units: [units.vp] },
    admin: { role: "viewer", head: false, admin: true, units: [] },
  } as const;
  const { units: of, ...role } = as[who as keyof typeof as];
  const member = { name: "Cao Thị Thử", ...role, units: [...of] };
  const { id } = await o.store.office.addMember(workspace, member);
  await o.store.office.bind({ channel: "web", id: String(id) }, id, `p${String(id)}`);
  return id;
}

describe("what is nobody else's", () => {
  let o: Office;
  let busy: Busy;
  let rows: ReturnType<typeof rowReader>;
  beforeAll(async () => {
    o = await openOffice();
    busy = await makeBusy(o);
    rows = rowReader(o.url);
  });
  afterAll(async () => {
    await rows.close();
    await o.close();
  });

  it("has a rule for every command there is", () => {
    expect(Object.keys(RULES).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  });

  it("a file that waits is there for its sender alone, the clerk not excepted", async () => {
    const before = await rows.read();
    const draft = `d${String(busy.draft)}`;
    for (const as of [o.members.clerk, o.members.minh, o.members.chair, o.members.viewer]) {
      for (const typed of [`attach ${draft} 2`, `drop ${draft}`]) {
        expect(words(await o.type(as, typed)), typed).toContain("Tệp này không còn chờ");
      }
    }
    const said = await o.type(o.members.minh, `done 2 o${String(busy.open)} ${draft}`);
    expect(words(said)).not.toContain("ghi chú của Hòa");
    const after = await rows.read();
    expect(after.get(o.workspace)?.drafts).toEqual(before.get(o.workspace)?.drafts);
  });

  it.each(["chair", "viewer"] as const)("a file of the %s is taken for no task", async (role) => {
    const before = await rows.read();
    const file = [{ name: "a.pdf", bytes: `của ${role}` }];
    for (const caption of ["#2", "/minhchung 2", "/xong 2"]) {
      expect(words(await o.send(o.members[role], file, caption))).toContain(SAID.units);
    }
    // A chair may be in charge of a task: the file waits to be told which.
    if (role === "viewer") {
      expect(words(await o.send(o.members[role], file))).toContain(SAID.units);
    }
    expect(words(await o.send(o.members[role], file, "/kehoach"))).toContain(SAID.clerk);
    const after = await rows.read();
    if (role === "viewer") expect(after).toEqual(before);
    expect(after.get(o.workspace)?.evidence).toEqual(before.get(o.workspace)?.evidence);
  });

  it.each([
    ["an account that nobody linked", 4242],
    ["a member who left", null],
  ])("%s gets one sentence, whatever is typed or pressed", async (_who, account) => {
    const as = account ?? (await removed(o));
    const before = await rows.read();
    for (const { name } of COMMANDS) {
      for (const [first = ""] of RULES[name]?.map((rule) => rule.typed(busy)) ?? []) {
        const typed = `${name} ${first}`.trim();
        const sentence = name === "link" ? /^Mã liên kết không đúng/ : /chưa được liên kết/;
        expect(words(await o.say(as, `/${typed}`)), typed).toMatch(sentence);
        expect(words(await o.type(as, typed)), typed).toMatch(sentence);
      }
    }
    const file = [{ name: "a.pdf" }];
    expect(words(await o.send(as, file, "#2"))).toContain("chưa được liên kết");
    expect(await rows.read()).toEqual(before);
  });
});

/** Somebody who was linked, and then left. */
async function removed({ store, workspace, units, clock }: Office): Promise<number> {
  const role = { role: "clerk" as const, admin: true, head: true };
  const member = { name: "Tạ Văn Đi", ...role, units: [units.vp] };
  const { id } = await store.office.addMember(workspace, member);
  await store.office.bind({ channel: "web", id: String(id) }, id, `p${String(id)}`);
  await store.office.removeMember(id, clock.now());
  return id;
}
