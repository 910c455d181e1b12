import { may } from "../domain/may.js";
import type { Language, Person } from "../domain/office.js";
import type { Plan } from "../domain/plan.js";
import type { Message } from "../messages/message.js";
import { unitsFirst } from "../messages/plan-units.js";
import * as words from "../messages/plans.js";
import type { FileRef, Shelves } from "../ports.js";
import { takePage } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { codeOf, fetchFiles } from "./files.js";
import { nothingKept } from "../messages/evidence.js";
import { loadPlan } from "./load-plan.js";
import { PLAN_ARGS, type PlanArgs } from "./plan-args.js";
import { confirmRow, dropRow, reschedule, showRows, showUnits, settleUnit } from "./plan-review.js";

/** /plan, /kehoach: the plans; one under review row by row; into work; closed. */
export const plan = command({
  name: "plan",
  vietnamese: "kehoach",
  aliases: [],
  who: "clerk",
  reads: false,
  args: PLAN_ARGS,
  async run(call, kit) {
    const allowed = may(call.who, "plan");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const { id, step, rest } = call.args;
    const { workspace, member } = call.who;
    if (id === null) {
      return words.planList(await kit.store.plans.plans(workspace.id), member.language);
    }
    return onPlan({ ...call, args: { id, step, rest } }, kit);
  },
  async again({ who, args }, { store }) {
    return args.id === null ? null : show(who, args.id, store);
  },
});

async function onPlan(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  switch (call.args.step) {
    case null:
      return (
        (await show(call.who, call.args.id, kit.store)) ??
        refused({ code: "no_such_thing" }, call, kit)
      );
    case "notes":
      return notes(call, kit);
    case "rows":
    case "unclear":
      return showRows(call, call.args.step, kit);
    case "units":
      return showUnits(call, kit.store, kit);
    case "unit":
      return settleUnit(call, kit);
    case "confirm":
      return confirmRow(call, kit);
    case "drop":
      return dropRow(call, kit);
    case "due":
      return reschedule(call, kit);
    case "activate":
      return activate(call, kit);
    case "close":
      return close(call, kit);
  }
}

async function notes(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  const found = await kit.store.plans.plan(call.who.workspace.id, call.args.id);
  if (found === null) return refused({ code: "no_such_thing" }, call, kit);
  return words.planNotes(found, takePage(call.args.rest).page, call.who.member.language);
}

async function show(who: Person, id: number, on: Shelves): Promise<Message | null> {
  const found = await on.plans.plan(who.workspace.id, id);
  return found && sheetOf(found, false, who.member.language, on);
}

async function sheetOf(
  plan: Plan,
  existed: boolean,
  language: Language,
  on: Shelves,
): Promise<Message> {
  const { unclear } = await on.plans.rows(plan.id, { offset: 0, limit: 1 });
  return words.planSheet({ plan, unclearRows: unclear, existed, language });
}

async function activate(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  return kit.store.transaction(async (tx) => {
    const found = await tx.plans.plan(call.who.workspace.id, call.args.id);
    if (found === null) return refused({ code: "no_such_thing" }, call, kit);
    if (found.state === "active") return refused({ code: "plan_active_already" }, call, kit);
    if (found.tasks === 0) return refused({ code: "plan_without_tasks" }, call, kit);
    const unclear = found.units.filter(({ state }) => state === "unclear").map(({ name }) => name);
    if (unclear.length > 0) return unitsFirst(found, unclear, call.who.member.language);
    await tx.plans.setState(found.id, "active");
    await tx.record([{ kind: "plan_activated", planId: found.id }], stampOf(call));
    const rows = await tx.plans.rows(found.id, { offset: 0, limit: 1 });
    const active = { ...found, state: "active" as const };
    return words.planActivated(active, rows.unclear, call.who.member.language);
  });
}

async function close(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  return kit.store.transaction(async (tx) => {
    const found = await tx.plans.plan(call.who.workspace.id, call.args.id);
    if (found === null) return refused({ code: "no_such_thing" }, call, kit);
    if (call.args.rest !== "yes") {
      const tasks = await tx.plans.tasks(found.id);
      const open = tasks.filter((task) =>
        task.deliverables.some(({ occurrences }) => occurrences.some((o) => o.state === "open")),
      );
      return words.askPlanClose(found, open.length, call.who.member.language);
    }
    await tx.plans.setState(found.id, "closed");
    await tx.record([{ kind: "plan_closed", planId: found.id }], stampOf(call));
    return words.planClosed({ ...found, state: "closed" }, call.who.member.language);
  });
}

/** A plan's document sent by the clerk: read, stored as a draft, shown for review. */
export async function takePlan(
  call: Call<{ files: FileRef[]; caption: string }>,
  kit: Kit,
): Promise<Message> {
  const { who, args } = call;
  const allowed = may(who, "plan");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  // Each plan is looked through by itself: of several files none is silently left out.
  if (args.files.length > 1) return refused({ code: "one_plan_file" }, call, kit);
  const { kept, refused: sentences } = await fetchFiles(call, args.files, args.caption, kit);
  const file = kept[0];
  if (file === undefined) return nothingKept(sentences);
  const before = await kit.store.plans.planOfDocument(who.workspace.id, file.sha256);
  if (before !== null) return sheetOf(before, true, who.member.language, kit.store);
  const known = await kit.store.office.units(who.workspace.id);
  try {
    const bytes = await kit.files.read(file.sha256);
    const reading = await kit.papers.readPlan(bytes, file.name, { units: known });
    if (reading.tasks.length === 0 && reading.plan.title === null) {
      return refused({ code: "no_plan", name: file.name }, call, kit);
    }
    const { plan: saved, existed } = await kit.store.transaction((tx) =>
      loadPlan(tx, {
        workspace: who.workspace,
        reading,
        document: file.sha256,
        fileName: file.name,
        createUnits: false,
        activate: false,
        stamp: stampOf(call),
      }),
    );
    return await sheetOf(saved, existed, who.member.language, kit.store);
  } catch (error) {
    if (!isDocumentFault(error)) throw error;
    const why = { fault: codeOf(error), reason: error.message };
    return refused({ code: "plan_unreadable", name: file.name, ...why }, call, kit);
  }
}

function isDocumentFault(error: unknown): error is Error {
  return error instanceof Error && error.name === "DocumentError" && codeOf(error) !== "unknown";
}
