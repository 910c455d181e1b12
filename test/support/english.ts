import { expect } from "vitest";
import { COMMANDS } from "../../src/commands/registry.js";
import type { Language, Role, Unit } from "../../src/domain/office.js";
import type { Message } from "../../src/messages/message.js";
import type { NewDeliverable, NewOccurrence, NewTask, Store } from "../../src/ports.js";
import {
  newDeliverable,
  newIndicator,
  newOccurrence,
  newTask,
  type SeededOffice,
} from "./store.js";

const VIETNAMESE = /[đĐ]|\p{L}\p{M}/u;

/** Whether there is a letter that only Vietnamese has: ă â đ ê ô ơ ư, or one with a tone mark. */
export function isVietnamese(words: string): boolean {
  return VIETNAMESE.test(words.normalize("NFD"));
}

/** The message, having no Vietnamese letter in its words, its labels or what its buttons type. */
export function english(said: Message): Message {
  const all = JSON.stringify(said);
  const at = all.normalize("NFD").search(VIETNAMESE);
  expect(isVietnamese(all), `“${all.slice(Math.max(0, at - 60), at + 60)}” in ${all}`).toBe(false);
  return said;
}

const OFFICE = "The Office";
const ECONOMY = "Economy Division";

/**
 * The office of `seedOffice` under other names: all that people and the plan have written is ASCII, and
 * everybody reads English. Eleven tasks, ten of them Minh's, with every way in which a due day may stand.
 */
export async function seedEnglishOffice(store: Store): Promise<SeededOffice> {
  const workspace = await store.office.createWorkspace({
    code: "XT",
    name: "Tan Hoa",
    province: null,
    timeZone: "Asia/Ho_Chi_Minh",
  });
  const unit = (name: string) =>
    store.office.addUnit(workspace.id, { name, kind: "unit", aliases: [], members: [] });
  const [vp, kt, vhxh, pvhcc] = [
    await unit(OFFICE),
    await unit(ECONOMY),
    await unit("Culture Division"),
    await unit("Service Centre"),
  ];
  const person = async (name: string, role: Role, units: Unit[]) => {
    const ids = units.map(({ id }) => id);
    const given = { name, role, admin: false, head: false, units: ids };
    const { id } = await store.office.addMember(workspace.id, given);
    await store.office.setLanguage(id, "en");
    await store.office.bind({ channel: "web", id: String(id) }, id, `p${String(id)}`);
    return id;
  };
  const members = {
    chair: await person("Tran Van Dung", "chair", []),
    clerk: await person("Pham Thi Lan", "clerk", [vp]),
    minh: await person("Le Thi Minh", "official", [vp]),
    hoa: await person("Nguyen Van Hoa", "official", [kt]),
    viewer: await person("Do Quang Vinh", "viewer", []),
  };
  const plan = await store.plans.savePlan(workspace.id, {
    title: "Reform plan of Tan Hoa for 2026",
    number: "12/KH-UBND",
    issuer: null,
    year: 2026,
    start: "2026-01-01",
    end: "2026-12-31",
    document: "d".repeat(64),
    warnings: [],
    units: [vp, kt].map(({ id, name }) => {
      return { name, state: "matched", unit: { id, name }, nearest: [] };
    }),
    rows: TASKS,
    indicators: [newIndicator("Files on time from 98%")],
  });
  await store.plans.setState(plan.id, "active");
  return {
    workspace: workspace.id,
    group: `g${String(workspace.id)}`,
    units: { vp: vp.id, kt: kt.id, vhxh: vhxh.id, pvhcc: pvhcc.id },
    members,
    plan: plan.id,
    numbers: TASKS.map((_, index) => index + 1),
  };
}

function product(
  name: string,
  due: string | null,
  given: Partial<NewOccurrence> = {},
): NewDeliverable {
  const phrase = due === null ? null : `before ${due}`;
  return { ...newDeliverable(name, due, given), phrase };
}

function work(
  ref: string,
  title: string,
  deliverables: NewDeliverable[],
  given: Partial<NewTask> = {},
) {
  const named = deliverables[0]?.name ?? null;
  const field = "Institutions";
  return newTask(
    { ref, title, lead: [OFFICE], product: named, field, deliverables, ...given },
    null,
  );
}

const quarter = (key: string, start: string, due: string) =>
  newOccurrence(due, { key, basis: "dated", start });

const TASKS: NewTask[] = [
  work("I.1", "Review the documents of the commune", [product("Review report", "2026-03-14")], {
    requirement: "Every document of the last five years",
    criteria: ["1.2"],
    coordinating: [ECONOMY],
  }),
  work("I.2", "Inspect the reform", [product("Report", "2026-06-30")], { coordinating: [ECONOMY] }),
  work("I.3", "List small projects", [product("List", "2026-04-15")], {
    lead: [ECONOMY],
    coordinating: [OFFICE],
  }),
  work("I.4", "Receive citizens", [product("Receive citizens", null, { until: "2026-12-31" })], {
    product: null,
  }),
  work("I.5", "Train villages", [product("Training plan", "2026-05-20", { confirm: true })]),
  work("I.6", "Publish the scores", [
    product("Notice", null, { basis: "event", waitsFor: "the province publishes results" }),
  ]),
  work("I.7", "Report on the reform", [
    {
      ...product("Periodic report", null),
      occurrences: [
        quarter("2026-Q1", "2026-01-01", "2026-03-25"),
        quarter("2026-Q2", "2026-04-01", "2026-06-25"),
        quarter("2026-H2", "2026-07-01", "2026-12-20"),
        quarter("2026-Y", "2026-07-02", "2026-12-25"),
      ],
    },
    product("Summary", "2026-06-12", { time: "20:00" }),
  ]),
  work("I.8", "Follow the guidance", [
    product("Guidance", null, { basis: "authority", waitsFor: "Home Affairs" }),
  ]),
  work("I.9", "Improve the service", [product("Improvement", null, { basis: "unclear" })]),
  work("I.10", "Send the figures", [product("Figures", "2026-06-10")]),
  work("I.11", "Hold the meeting", [product("Minutes", "2026-06-14")]),
];

/** Which commands a message shows to type by the names that belong to the other language. */
export function strangeCommands(said: string, language: Language): string[] {
  return COMMANDS.map(({ name, vietnamese }) => (language === "en" ? vietnamese : name)).filter(
    (name) => new RegExp(`(?<![\\w/:])/${name}(?!\\w)`).test(said),
  );
}
