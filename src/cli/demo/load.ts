import { loadPlan } from "../../commands/load-plan.js";
import type { Member, Workspace } from "../../domain/office.js";
import type { PlanReading } from "../../domain/plan-reading.js";
import { dayOf, type Instant } from "../../domain/time.js";
import type { OutFile } from "../../messages/message.js";
import type { Clock, Files, Shelves, Store } from "../../ports.js";
import { readDemo, type Demo, type DemoOffice } from "./data.js";
import { liveThrough, morningOf } from "./life.js";
import { periodAround } from "./phrases.js";
import { demoReading } from "./reading.js";
import { readIndicators } from "./readings.js";

export type DemoParts = { store: Store; files: Files; clock: Clock; timeZone: string };

/**
 * A commune in the middle of its year, whatever the day: people, units, a running plan with work
 * done, handed in, returned, late and to come. Once only: where it is already, nothing changes. All
 * or nothing, so that a start that was broken off is made good by the next.
 */
export async function loadDemo(
  parts: DemoParts,
): Promise<{ workspace: Workspace; existed: boolean }> {
  const { store, files, clock, timeZone } = parts;
  const demo = readDemo();
  const there = await store.office.workspace(demo.workspace.code);
  if (there !== null) return { workspace: there, existed: true };
  const now = clock.now();
  const today = dayOf(now, timeZone);
  const period = periodAround(today);
  const reading = demoReading(demo, today, period);
  const document = await keepText(files, "Kế hoạch.txt", planText(reading));
  const proofs = await keepProofs(files, demo);
  return store.transaction(async (tx) => {
    const first = await tx.office.workspace(demo.workspace.code);
    if (first !== null) return { workspace: first, existed: true };
    const issued = morningOf(period.start, timeZone);
    const office = await openOffice(tx, demo, timeZone, issued);
    const { plan } = await loadPlan(tx, {
      workspace: office.workspace,
      reading,
      document: document.sha256,
      fileName: document.name,
      createUnits: true,
      activate: true,
      stamp: stamp(office, "plan", issued),
    });
    const life = { tx, demo, office, planId: plan.id, proofs, today, zone: timeZone };
    await liveThrough(life);
    await readIndicators(life);
    return { workspace: office.workspace, existed: false };
  });
}

/** The workspace with its units and people; everybody has an account of the local page. */
async function openOffice(
  tx: Shelves,
  demo: Demo,
  timeZone: string,
  at: Instant,
): Promise<DemoOffice> {
  const workspace = await tx.office.createWorkspace({ ...demo.workspace, timeZone });
  const people = new Map<string, Member>();
  const office = { workspace, people };
  await tx.record(
    [{ kind: "workspace_created", data: { code: workspace.code } }],
    stamp(office, "workspace", at),
  );
  const units = await addUnits(tx, demo, workspace.id);
  for (const { key, units: keys, ...person } of demo.people) {
    const ids = keys.map((unit) => units.get(unit) ?? 0);
    const member = await tx.office.addMember(workspace.id, { ...person, units: ids });
    const id = String(member.id);
    await tx.office.bind({ channel: "web", id }, member.id, `p${id}`);
    people.set(key, member);
  }
  const added = [...people.values()].map((member) => ({
    kind: "member_added" as const,
    data: { member: member.id, role: member.role },
  }));
  await tx.record(added, stamp(office, "people", at));
  for (const [index, { title, purpose }] of demo.chats.entries()) {
    const externalId = index === 0 ? `g${workspace.id}` : `g${workspace.id}-${index}`;
    await tx.office.bindChat(workspace.id, { channel: "web", externalId, title, purpose });
  }
  return office;
}

async function addUnits(
  tx: Shelves,
  demo: Demo,
  workspaceId: number,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { key, name, aliases, of } of demo.units) {
    const unit = await tx.office.addUnit(workspaceId, {
      name,
      aliases,
      kind: of === undefined ? "unit" : "group",
      members: (of ?? []).map((member) => ids.get(member) ?? 0),
    });
    ids.set(key, unit.id);
  }
  return ids;
}

function stamp({ workspace }: DemoOffice, what: string, at: Instant) {
  const source = `demo:${workspace.code}:${what}`;
  return { workspaceId: workspace.id, member: null, at, source, via: "desk" };
}

/** The small files that prove the demo's work, each one naming the task it belongs to. */
async function keepProofs(files: Files, demo: Demo): Promise<Map<string, OutFile>> {
  const kept = new Map<string, OutFile>();
  for (const task of demo.tasks) {
    const keys = [
      ...task.life.flatMap((step) => step.evidence),
      ...(task.past === undefined ? [] : ["report"]),
    ];
    for (const key of new Set(keys)) {
      const file = demo.files[key];
      if (file === undefined) continue;
      const text = file.text.replace("{title}", task.title);
      kept.set(`${task.title}/${key}`, await keepText(files, file.name, text));
    }
  }
  return kept;
}

async function keepText(files: Files, name: string, text: string): Promise<OutFile> {
  const bytes = new TextEncoder().encode(text);
  const { sha256, size } = await files.put(once(bytes), bytes.length);
  return { sha256, size, name, mime: "text/plain" };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** The plan's own words, kept as its document. */
function planText({ plan, tasks, indicators }: PlanReading): string {
  const rows = tasks.map((task) =>
    [task.ref, task.title, task.product, task.lead.join("; "), task.deadlineText].join(" | "),
  );
  const targets = indicators.flatMap(({ text, ref }) => (ref === null ? [text] : []));
  return [plan.issuer, plan.number, plan.title, "", ...targets, ...rows, ""].join("\n");
}
