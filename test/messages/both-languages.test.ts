import { describe, expect, it } from "vitest";
import { REASONS } from "../../src/documents/words.js";
import type { ActivityEntry, ActivityKind } from "../../src/domain/activity.js";
import { ACTIVITIES } from "../../src/domain/activity.js";
import type { Refusal } from "../../src/domain/refusal.js";
import { COMMAND_WORDS, hintOf } from "../../src/messages/command-words.js";
import { busyAnswer, faultAnswer, fullAnswer, notUnderstood } from "../../src/messages/help.js";
import { historyLine } from "../../src/messages/history.js";
import { plainText, type Message } from "../../src/messages/message.js";
import { refusal, strangerRefusal } from "../../src/messages/refusals.js";
import type { Language } from "../../src/domain/office.js";
import { english, isVietnamese, strangeCommands } from "../support/english.js";

/* Every sentence stands in both languages; what people and the plan have written is ASCII here. */

type Code = Refusal["code"];
type Of<C extends Code> = Extract<Refusal, { code: C }>;
/** What a refusal says beside its code, once or several times: a new kind is missed by the compiler. */
type Samples = { [C in Code]: readonly Omit<Of<C>, "code">[] };
/** Each member of a union once. */
const each = <T extends string>(all: Record<T, true>) => Object.keys(all) as T[];

const AT = "2026-06-10T01:12:00.000Z";
const MINH = { id: 3, name: "Le Thi Minh" };
const BY = [
  { number: 12, by: MINH, at: AT },
  { number: 12, by: null, at: null },
];
const NAMED = [{ name: "plan.docx" }];
const TASK = [{ number: 12 }];
const PHRASE = [{ phrase: "soon" }];
const UNIT = [{ unit: "Economy Division" }];

const REFUSALS: Samples = {
  not_linked: [{}],
  link_invalid: [{}],
  unknown_command: [
    { typed: "/tsk", nearest: "x" },
    { typed: "/qq", nearest: null },
  ],
  usage: [
    { hint: "/x 12", example: null },
    { hint: "/x 12", example: 7 },
  ],
  no_such_task: [
    { number: 99, nearest: [11, 12] },
    { number: 99, nearest: [] },
  ],
  no_such_thing: [{}],
  draft_gone: [{}],
  only: each<Of<"only">["who"]>({
    ...{ lead: true, units: true, reviewers: true, clerk: true, uploader: true },
    ...{ raiser: true, nudged: true, asked: true, assigners: true, managers: true },
    ...{ admins: true, figures: true, plan_figures: true },
  }).map((who) => ({ who })),
  plan_not_active: TASK,
  no_such_indicator: [[3, 2], []].map((nearest) => ({ number: 9, nearest })),
  indicator_not_active: [true, false].map((closed) => ({ number: 3, closed })),
  no_figure: [{ number: 3, typed: "nearly all" }],
  reading_to_come: [{ date: "2026-06-11" }],
  nothing_open: TASK,
  already_submitted: BY,
  already_accepted: BY,
  already_cancelled: TASK,
  not_submitted: TASK,
  reason_wanted: TASK,
  evidence_settled: TASK,
  evidence_form: [{}],
  link_form: [{}],
  file_refused: each<Of<"file_refused">["verdict"]>({
    ...{ empty: true, too_large: true, type_not_allowed: true, name_unusable: true },
    ...{ secret: true, archive_bomb: true, damaged: true },
  }).map((verdict) => ({ name: "a.pdf", verdict })),
  file_lost: NAMED,
  too_many_files: [{ limit: 10 }],
  plan_unreadable: Object.entries(REASONS).map(([fault, reason]) => {
    return { name: "plan.docx", fault, reason };
  }),
  plan_active_already: [{}],
  other_office_chat: [{}],
  plan_without_tasks: [{}],
  no_plan: NAMED,
  one_plan_file: [{}],
  row_in_use: TASK,
  no_deadline_read: PHRASE,
  deadline_doubtful: PHRASE,
  text_only: [{ what: "x" }],
  percent_form: [{}],
  obstacle_settled: TASK,
  extension_settled: TASK,
  extension_waits: [{ number: 12, by: MINH, wanted: "2026-07-15" }],
  own_request: TASK,
  no_due_day: TASK,
  date_unread: [{ typed: "soon" }],
  date_past: [{ date: "2026-06-01" }],
  date_not_later: [{ number: 12, due: "2026-07-15" }],
  already_in_charge: [{ number: 12, name: "Le Thi Minh" }],
  cannot_be_in_charge: [
    { name: "Le Thi Minh", because: "viewer" },
    { name: "Le Thi Minh", because: "other_unit" },
  ],
  nobody_in_charge: TASK,
  no_such_event: [
    { typed: "soon", nearest: ["the province publishes results"] },
    { typed: "soon", nearest: [] },
  ],
  event_entered: [{ event: "results are published", day: "2026-07-01" }],
  due_before_event: [{ day: "2026-07-01", due: "2026-06-30" }],
  nothing_waits: [{}],
  round_closed: [{ day: "2026-07-01" }],
  round_exists: [{ period: "2026-Q3" }, { period: "2026-H1" }],
  round_without_units: [{}],
  round_unit_stays: UNIT,
  round_not_asked: [{}],
  round_handed_in: [{ unit: "Economy Division", day: "2026-07-01" }],
  round_not_handed_in: UNIT,
  round_window: [{ from: "2026-07-01", to: "2026-06-01" }],
  round_not_later: [{ due: "2026-07-01" }],
  round_no_request: UNIT,
  round_no_obstacle: UNIT,
  no_such_person: [
    { typed: "Min", nearest: [MINH] },
    { typed: "Min", nearest: [] },
  ],
  no_such_unit: [
    { typed: "Eco", nearest: ["Economy Division"] },
    { typed: "Eco", nearest: [] },
  ],
  unit_exists: [{ name: "Economy Division" }],
  same_unit: [{ name: "Economy Division" }],
  unit_ended: [
    { name: "Old Office", day: "2026-07-01", into: ["Economy Division"] },
    { name: "Old Office", day: "2026-07-01", into: [] },
  ],
  unit_too_early: [{ name: "Economy Division", since: "2026-07-01" }],
  date_to_come: [{ date: "2026-07-01" }],
  unit_ended_that_day: [{ name: "Economy Division", day: "2026-07-01" }],
  group_unit: [{ name: "All divisions" }],
  split_itself: [{ name: "Economy Division" }],
  split_wants_two: [{ name: "Economy Division" }],
  not_its_work: [{ number: 12, name: "Economy Division" }],
  not_its_member: [{ member: "Le Thi Minh", name: "Economy Division" }],
  name_too_long: [{ limit: 200 }],
  last_admin: [{}],
  not_oneself: [{}],
  name_wanted: [{}],
  name_form: [{}],
  member_left: [{ name: "Le Thi Minh" }],
  member_here: [{ name: "Le Thi Minh" }],
  cannot_take_over: [{ name: "Le Thi Minh" }],
  still_in_charge: [
    { member: 3, name: "Le Thi Minh", tasks: 1 },
    { member: 3, name: "Le Thi Minh", tasks: 4 },
  ],
  no_such_setting: [{ typed: "x" }],
  setting_form: [{ setting: "x", hint: "/x 12" }],
  task_blocked: [{ number: 12, obstacle: 3 }],
  urged_lately: [{ number: 12, by: MINH, at: AT }],
  nobody_to_urge: each({ self: true, nobody: true }).map((because) => ({ number: 12, because })),
  nothing_to_urge: [
    { name: "Economy Division", late: 0, blocked: 0, lately: 0, nobody: 0 },
    { name: "Economy Division", late: 6, blocked: 1, lately: 2, nobody: 3 },
    { name: "Economy Division", late: 1, blocked: 0, lately: 0, nobody: 1 },
  ],
  snoozed_enough: [{ number: 12, times: 3 }],
  hour_range: [{ hour: "23:00", from: "05:00", to: "21:00" }],
  hour_in_quiet: [{ hour: "06:30", from: "20:00", to: "07:00" }],
  quiet_over_hour: [
    { what: "nudgeAt", hour: "07:30", from: "20:00", to: "08:00" },
    { what: "digestAt", hour: "07:30", from: "20:00", to: "08:00" },
  ],
  steps_order: [{ clerk: 3, chair: 1 }],
  setting_range: [
    { setting: "roundDays", least: 1, most: 60, count: 1 },
    { setting: "nudgeDays", least: 0, most: 30, count: 8 },
  ],
};

const ALL_REFUSALS = Object.entries(REFUSALS).flatMap(([code, samples]) =>
  samples.map((sample) => ({ code, ...sample }) as Refusal),
);

const PRODUCT = { deliverable: "Report", period: "2026-Q3" };
const CHANGE = { from: "one", to: "two", day: "2026-07-01" };
const EXTENSION = { ...PRODUCT, was: "2026-06-30", wanted: "2026-07-15", granted: "2026-07-15" };
const ROUND = { round: "2026-Q3", period: "2026-Q3", title: "", unit: "Economy Division" };
const PEOPLE = { member: "Le Thi Minh", fromMember: "Le Thi Minh", toMember: "Nguyen Van Hoa" };
const IDS = { member: 3, fromMember: 3, toMember: 4 };

/** The data of each kind of entry, once or several times: a new kind is missed by the compiler. */
const HISTORY: Record<ActivityKind, readonly ActivityEntry["data"][]> = {
  plan_loaded: [{ title: "Reform plan", tasks: 4 }],
  plan_activated: [{}],
  plan_closed: [{}],
  row_confirmed: [{}],
  row_rescheduled: [{ ...CHANGE, deliverable: "Report" }],
  row_dropped: [{}],
  plan_unit_settled: [{ name: "Economy", unit: "Economy Division" }],
  reading_entered: [
    { indicator: 3, value: 97.5, unit: "%", day: "2026-06-10", note: "by hand", was: 96 },
    { indicator: 3, value: 1234.5, unit: "", day: "2026-06-10", note: null, was: null },
  ],
  submitted: [
    { ...PRODUCT, note: "sent", evidence: 1 },
    { ...PRODUCT, note: null, evidence: 0 },
  ],
  accepted: [PRODUCT, { ...PRODUCT, automatic: true }],
  returned: [{ ...PRODUCT, reason: "not signed" }],
  evidence_added: [{ ...PRODUCT, name: "Số 15/KH-UBND ngày 12/7/2026" }],
  evidence_moved: [{ ...PRODUCT, name: "a.pdf" }],
  evidence_removed: [{ ...PRODUCT, name: "a.pdf" }],
  evidence_explained: [{ ...PRODUCT, text: "kept elsewhere" }],
  progress_noted: [{ text: "draft done", percent: 60 }, { text: "draft done" }],
  obstacle_raised: [{ text: "no staff" }],
  obstacle_answered: [{ text: "no staff", answer: "ask the province" }],
  obstacle_withdrawn: [{ text: "no staff" }],
  extension_asked: [{ ...EXTENSION, reason: "no staff" }],
  extension_granted: [{ ...EXTENSION, answer: "yes" }],
  extension_refused: [{ ...EXTENSION, answer: "no" }],
  extension_withdrawn: [EXTENSION],
  assigned: [IDS, {}],
  work_handed_over: [IDS, {}],
  event_dated: [
    { event: "the province publishes results", day: "2026-06-01", due: "2026-06-15" },
    { event: "the province publishes results", day: "2026-06-01" },
  ],
  urged: [
    { ...IDS, others: 2, text: "by Friday please" },
    { ...IDS, others: 0, text: "" },
  ],
  urge_seen: [{}],
  nudge_seen: [{ date: "2026-06-10" }],
  snoozed: [{ until: "2026-06-15", times: 2 }],
  round_opened: [
    { ...ROUND, due: "2026-09-20", units: 4, letter: null },
    { ...ROUND, period: null, title: "Report on services", due: "2026-09-20", units: 4 },
  ],
  round_changed: [
    { ...ROUND, what: "due", from: "2026-09-20", to: "2026-09-18" },
    { ...ROUND, what: "letter", from: null, to: "581/SNV" },
    { ...ROUND, what: "letter", from: "581/SNV", to: null },
    { ...ROUND, what: "unit_added" },
    { ...ROUND, what: "unit_removed" },
  ],
  round_handed_in: [ROUND, { ...ROUND, late: 2 }],
  round_taken_back: [ROUND, { ...ROUND, reopened: true }],
  round_more_asked: [{ ...ROUND, ...EXTENSION, period: "2026-Q3", reason: "no data" }],
  round_more_granted: [{ ...ROUND, was: "2026-09-20", granted: "2026-09-25", member: 3 }],
  round_more_refused: [{ ...ROUND, wanted: "2026-09-25", member: 3 }],
  round_obstacle: [{ ...ROUND, text: "no staff" }],
  round_obstacle_over: [ROUND],
  round_closed: [{ ...ROUND, handedIn: 3, asked: 4 }],
  draft_kept: [{}],
  draft_dropped: [{}],
  account_linked: [{ channel: "web" }],
  account_unlinked: [{ channel: "web" }, { channel: "web", member: 3 }],
  member_added: [IDS],
  member_changed: [
    IDS,
    { member: 3, what: "name" },
    { member: 3, what: "role", from: "official", to: "clerk" },
    { member: 3, what: "units", from: "", to: "Economy Division" },
    { member: 3, what: "head", from: false, to: true },
    { member: 3, what: "head", from: true, to: false },
    { member: 3, what: "admin", from: false, to: true },
    { member: 3, what: "admin", from: true, to: false },
  ],
  member_removed: [IDS],
  member_exported: [IDS],
  member_erased: [{}],
  invite_made: [IDS],
  unit_added: [{ name: "Economy Division" }],
  unit_changed: [{ name: "Economy Division" }],
  unit_renamed: [CHANGE, { from: "one", to: "two" }],
  unit_merged: [CHANGE],
  unit_split: [CHANGE],
  unit_work_moved: [CHANGE],
  settings_changed: [
    { setting: "verification", from: true, to: false },
    { setting: "nudges", from: true, to: false },
    { setting: "language", from: "vi", to: "en" },
    { setting: "nudgeAt", from: "07:30", to: "08:00" },
    { setting: "nudgeDays", from: "7, 3, 1, 0", to: "3, 0" },
    { setting: "quiet", from: "20:00-07:00", to: "00:00-00:00" },
    { setting: "clerkAfter", from: 3, to: 1 },
    { setting: "digestDay", from: 1, to: 5 },
    { setting: "roundDays", from: 10, to: 1 },
    { setting: "roundPeriods", from: "Q1, H1, Q3, Y", to: "Q1, Q2, 9M, Q4, H2" },
    { setting: "ownHour", from: null, to: "08:15" },
    { setting: "ownHour", from: "08:15", to: null },
    { setting: "ownPlace", from: "private", to: "group" },
    { setting: "gone", from: 1, to: 2 },
  ],
  workspace_created: [{ name: "Tan Hoa" }],
  chat_bound: [
    { channel: "web", chat: 3 },
    { title: "Reform", purpose: "group" },
    { title: "Reform", purpose: "leaders" },
    { title: "Reform", purpose: "unit", unit: "Economy Division" },
  ],
  calendar_changed: [{ date: "2026-09-02" }],
};

const ENTRIES = ACTIVITIES.flatMap((kind) =>
  HISTORY[kind].flatMap((data): ActivityEntry[] => {
    const entry = { id: 1, kind, at: AT, by: "Pham Thi Lan", via: "web", data, people: PEOPLE };
    return [entry, { ...entry, by: null, people: {} }, { ...entry, by: null, via: "desk" }];
  }),
);

function expectBoth(told: (language: Language) => Message) {
  const [vi, en] = [told("vi"), english(told("en"))];
  expect(isVietnamese(plainText(vi))).toBe(true);
  expect(plainText(en)).not.toBe("");
  expect(en.buttons.flat().map(({ command }) => command)).toEqual(
    vi.buttons.flat().map(({ command }) => command),
  );
  expect(strangeCommands(plainText(vi), "vi")).toEqual([]);
  expect(strangeCommands(plainText(en), "en")).toEqual([]);
}

describe("every refusal", () => {
  it.each(ALL_REFUSALS)("stands in both languages: $code %#", (why) => {
    const context = { zone: "Asia/Ho_Chi_Minh", fileLimit: 20 * 1024 * 1024 };
    expectBoth((language) => refusal(why, { ...context, language }));
  });

  it("names each fault of a plan's document in English too", () => {
    const context = { zone: "UTC", fileLimit: 0, language: "en" } as const;
    const sentences = REFUSALS.plan_unreadable.map((why) =>
      plainText(refusal({ code: "plan_unreadable", ...why }, context)),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it("is told to a stranger in Vietnamese, then shortly in English", () => {
    const [vi, en] = strangerRefusal({ code: "not_linked" }).blocks;
    expect(vi).toMatchObject({ text: expect.stringContaining("/lienket MÃ") as string });
    expect(en).toEqual({
      type: "text",
      tone: "note",
      text: "This account is not linked to a member yet. Ask the clerk for a link code, then type: /link CODE (for example: /link 7QK2M9TD).",
    });
  });
});

describe("every entry of the history", () => {
  it.each(ENTRIES)("stands in both languages: $kind, by $by via $via %#", (entry) => {
    const [vi, en] = (["vi", "en"] as const).map((language) =>
      historyLine(entry, "Asia/Ho_Chi_Minh", language),
    );
    expect(isVietnamese(vi ?? "")).toBe(true);
    expect(isVietnamese(en ?? ""), en).toBe(false);
    // Past the moment, which is worded elsewhere.
    const deed = (line = "") => line.slice(line.indexOf(": ") + 2).trim();
    expect(deed(en)).not.toBe("");
    expect(deed(en)).not.toBe(deed(vi));
    expect(en).not.toContain("  ");
  });

  it("names whose data were erased, and the desk", () => {
    const [entry] = ENTRIES.filter(({ kind }) => kind === "assigned");
    if (entry === undefined) throw new Error("no sample");
    const line = (over: Partial<ActivityEntry>) =>
      historyLine({ ...entry, ...over }, "Asia/Ho_Chi_Minh", "en");
    expect(line({ by: null, people: {} })).toBe(
      "08:12 on 10/6/2026, a former member: put in charge a former member",
    );
    expect(line({ by: null, via: "desk" })).toContain("the server: put in charge Nguyen Van Hoa");
  });
});

describe("every command", () => {
  it.each(COMMAND_WORDS)("$name is shown by its name in each language", (words) => {
    const { name, vietnamese, hint, does } = words;
    expect(hint.vi.split(" ")[0]).toBe(`/${vietnamese}`);
    expect(hint.en.split(" ")[0]).toBe(`/${name}`);
    expect(isVietnamese(does.vi)).toBe(true);
    expect(isVietnamese(does.en)).toBe(false);
    expect(hintOf(name, "vi")).toContain(`/${vietnamese}`);
    expect(hintOf(name, "en")).toContain(`/${name}`);
    for (const shown of [hint.en, does.en, hintOf(name, "en") ?? ""]) {
      expect(strangeCommands(shown, "en")).toEqual([]);
      expect(isVietnamese(shown)).toBe(false);
    }
  });

  it("that nobody types has no hint", () => {
    expect(hintOf("accept", "en")).toBeNull();
  });
});

describe("what the bot says of itself", () => {
  it.each([
    (language: Language) => notUnderstood("blah blah", language),
    (language: Language) => faultAnswer("7F3A", language),
    busyAnswer,
    fullAnswer,
  ])("stands in both languages %#", expectBoth);
});
