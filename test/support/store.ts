import { mkdtempSync } from "node:fs";
import { copyFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role, Unit } from "../../src/domain/office.js";
import type { IndicatorRow as NewIndicator } from "../../src/domain/plan-reading.js";
import type { Files, NewDeliverable, NewOccurrence, NewTask, Store } from "../../src/ports.js";
import { openFiles } from "../../src/store/files.js";
import { openStore } from "../../src/store/open.js";
import { copyTemplate, makeTemplate } from "./template-db.js";

export type TestStore = {
  store: Store;
  files: Files;
  /** Its folder, where the database and the evidence lie; removed by `close`. */
  dir: string;
  url: string;
  close(): Promise<void>;
};

/** A fresh migrated SQLite store in a folder of its own. */
export function newStore(): Promise<TestStore> {
  return storeFrom(copyTemplate);
}

let office: Promise<{ path: string; seeded: SeededOffice }> | null = null;

/**
 * A fresh store with an office: that of `seed`, or else of `seedOffice`, of which a copy is taken that is made
 * once for each test file.
 */
export async function newOffice<Seed extends SeededOffice = SeededOffice>(
  seed?: (test: TestStore) => Promise<Seed>,
): Promise<{ test: TestStore; seeded: Seed }> {
  if (seed !== undefined) {
    const test = await newStore();
    return { test, seeded: await seed(test) };
  }
  office ??= makeOffice();
  const { path, seeded } = await office;
  const test = await storeFrom((to) => copyFile(path, to));
  return { test, seeded: seeded as Seed };
}

async function makeOffice(): Promise<{ path: string; seeded: SeededOffice }> {
  const { path, filled } = await makeTemplate(async (at) => {
    await copyTemplate(at);
    const store = await openStore(`file:${at}`);
    const seeded = await seedOffice(store);
    await store.close();
    return seeded;
  });
  return { path, seeded: filled };
}

async function storeFrom(put: (path: string) => Promise<void>): Promise<TestStore> {
  const dir = mkdtempSync(join(tmpdir(), "dondoc-test-"));
  const path = join(dir, "dondoc.db");
  await put(path);
  const url = `file:${path}`;
  const store = await openStore(url);
  return {
    store,
    files: openFiles(dir),
    dir,
    url,
    async close() {
      await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export type SeededOffice = {
  workspace: number;
  /** The web group chat "g<workspace>". */
  group: string;
  units: { vp: number; kt: number; vhxh: number; pvhcc: number };
  /** Member ids; the web account is the id as text, the private chat "p<id>". */
  members: { chair: number; clerk: number; minh: number; hoa: number; viewer: number };
  plan: number;
  /** Numbers of the plan's tasks in order: 1 to 6. */
  numbers: number[];
};

/**
 * A small invented commune: workspace XT, four units, five members with web accounts, and an active plan for
 * 2026 with six tasks and three indicators: of task 2, of task 3, and of none. Minh belongs to the Văn phòng, Hoa to the Phòng Kinh tế.
 */
export async function seedOffice(store: Store): Promise<SeededOffice> {
  const workspace = await store.office.createWorkspace({
    code: "XT",
    name: "UBND xã Tân Hòa",
    province: "Tỉnh Sơn Đông",
    timeZone: "Asia/Ho_Chi_Minh",
  });
  const unit = (name: string, aliases: string[] = []) =>
    store.office.addUnit(workspace.id, { name, kind: "unit", aliases, members: [] });
  const vp = await unit("Văn phòng HĐND và UBND", ["Văn phòng", "VP HĐND&UBND"]);
  const kt = await unit("Phòng Kinh tế");
  const vhxh = await unit("Phòng Văn hóa - Xã hội", ["Phòng VHXH"]);
  const pvhcc = await unit("Trung tâm Phục vụ hành chính công", ["TTPVHCC"]);
  const person = async (name: string, role: Role, units: Unit[], admin = false) => {
    const ids = units.map(({ id }) => id);
    const given = { name, role, admin, head: false, units: ids };
    const { id } = await store.office.addMember(workspace.id, given);
    await store.office.bind({ channel: "web", id: String(id) }, id, `p${id}`);
    return id;
  };
  const members = {
    chair: await person("Trần Văn Dũng", "chair", []),
    clerk: await person("Phạm Thị Lan", "clerk", [vp], true),
    minh: await person("Lê Thị Minh", "official", [vp]),
    hoa: await person("Nguyễn Văn Hòa", "official", [kt]),
    viewer: await person("Đỗ Quang Vinh", "viewer", []),
  };
  const plan = await seedPlan(store, workspace.id, [vp, kt, vhxh, pvhcc]);
  return {
    workspace: workspace.id,
    group: `g${workspace.id}`,
    units: { vp: vp.id, kt: kt.id, vhxh: vhxh.id, pvhcc: pvhcc.id },
    members,
    plan,
    numbers: [1, 2, 3, 4, 5, 6],
  };
}

async function seedPlan(store: Store, workspaceId: number, units: Unit[]): Promise<number> {
  const { id } = await store.plans.savePlan(workspaceId, {
    title: "Kế hoạch cải cách hành chính năm 2026 của xã Tân Hòa",
    number: "12/KH-UBND",
    issuer: "UBND xã Tân Hòa",
    year: 2026,
    start: "2026-01-01",
    end: "2026-12-31",
    document: "d".repeat(64),
    warnings: [],
    units: units.map(({ id: unit, name }) => {
      return { name, state: "matched", unit: { id: unit, name }, nearest: [] };
    }),
    rows: SEEDED_TASKS,
    indicators: SEEDED_INDICATORS,
  });
  await store.plans.setState(id, "active");
  return id;
}

/** A task whose one product is due on `due` (null: goes on all year); everything else may be given. */
export function newTask(
  given: Partial<NewTask> & Pick<NewTask, "ref" | "title" | "lead">,
  due: string | null,
): NewTask {
  const product = given.product === undefined ? "Báo cáo" : given.product;
  return {
    field: "Cải cách thể chế",
    group: null,
    requirement: null,
    startText: null,
    deadlineText: null,
    criteria: [],
    pointsLost: null,
    coordinating: [],
    why: [],
    deliverables: [newDeliverable(product ?? given.title, due)],
    ...given,
    product,
  };
}

export function newDeliverable(
  name: string,
  due: string | null,
  occurrence: Partial<NewOccurrence> = {},
): NewDeliverable {
  return {
    name,
    phrase: due === null ? "Thường xuyên" : `Trước ngày ${due.split("-").reverse().join("/")}`,
    schedule: due === null ? { kind: "continuous" } : { kind: "date", due },
    optional: false,
    occurrences: [newOccurrence(due, occurrence)],
  };
}

export function newOccurrence(
  due: string | null,
  given: Partial<NewOccurrence> = {},
): NewOccurrence {
  return {
    key: "",
    basis: due === null ? "continuous" : "dated",
    start: null,
    due,
    named: null,
    time: null,
    until: null,
    waitsFor: null,
    confirm: false,
    ...given,
  };
}

const VP = "Văn phòng HĐND và UBND";
const KT = "Phòng Kinh tế";
const VHXH = "Phòng Văn hóa - Xã hội";
const PVHCC = "Trung tâm Phục vụ hành chính công";

const SEEDED_TASKS: NewTask[] = [
  newTask(
    { ref: "PL01.1", title: "Rà soát văn bản của xã", product: "Báo cáo rà soát", lead: [VP] },
    "2026-03-14",
  ),
  newTask(
    { ref: "PL01.2", title: "Tự kiểm tra cải cách hành chính", lead: [VP], coordinating: [KT] },
    "2026-06-30",
  ),
  newTask(
    { ref: "PL01.3", title: "Lập danh mục dự án đầu tư nhỏ", lead: [KT], coordinating: [VP] },
    "2026-04-15",
  ),
  newTask(
    { ref: "PL01.4", title: "Trực tiếp công dân theo lịch", product: null, lead: [PVHCC] },
    null,
  ),
  newTask(
    {
      ref: "PL01.5",
      title: "Tập huấn kỹ năng số cho thôn",
      lead: [VHXH],
      coordinating: [VP],
      why: ["typo_year"],
      deliverables: [newDeliverable("Kế hoạch tập huấn", "2026-05-20", { confirm: true })],
    },
    "2026-05-20",
  ),
  newTask(
    {
      ref: "PL01.6",
      title: "Công khai kết quả chấm điểm",
      lead: [VP],
      deliverables: [
        newDeliverable("Thông báo", null, { basis: "event", waitsFor: "tỉnh công bố kết quả" }),
      ],
    },
    null,
  ),
];

/** "≥ 98 %" of no task, unless other things are given. */
export function newIndicator(text: string, given: Partial<NewIndicator> = {}): NewIndicator {
  const source = { page: 2, line: 30 };
  return { text, operator: ">=", value: 98, unit: "%", source, ref: null, ...given };
}

const SEEDED_INDICATORS = [
  newIndicator("Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên", { ref: "PL01.2" }),
  newIndicator("Giải ngân vốn đầu tư công đạt từ 95% trở lên", { value: 95, ref: "PL01.3" }),
  newIndicator("Hồ sơ phải bổ sung giấy tờ không quá 5%", { operator: "<=", value: 5 }),
];
