import type { openOffice } from "./office.js";
import { newTask } from "./store.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

export type OtherOffice = {
  clerk: number;
  workspace: number;
  plan: number;
  unit: number;
  /** The one occurrence of its task 1. */
  occurrence: number;
};

/** Another commune that speaks to the same bot: a clerk, one task (its number 1), and its workspace. */
export async function otherOffice(o: Office, admin = false): Promise<OtherOffice> {
  const { office, plans, work } = o.store;
  const { id: workspace } = await office.createWorkspace({
    ...{ code: "XK", name: "UBND xã Khe Sim", province: null, timeZone: "Asia/Ho_Chi_Minh" },
  });
  const name = "Văn phòng Khe Sim";
  const given = { name, kind: "unit" as const, aliases: [], members: [] };
  const unit = await office.addUnit(workspace, given);
  const role = { role: "clerk" as const, admin, head: false };
  const member = { name: "Vũ Thị Cúc", ...role, units: [unit.id] };
  const { id: clerk } = await office.addMember(workspace, member);
  await office.bind({ channel: "web", id: String(clerk) }, clerk, `p${String(clerk)}`);
  const plan = await plans.savePlan(workspace, {
    ...{ title: "Kế hoạch xã khác", number: null, issuer: null, year: 2026 },
    ...{ start: "2026-01-01", end: "2026-12-31", document: "f".repeat(64), warnings: [] },
    units: [{ name, state: "matched", unit, nearest: [] }],
    rows: [newTask({ ref: "1", title: "Việc xã khác", lead: [name] }, "2026-03-14")],
  });
  await plans.setState(plan.id, "active");
  const task = await work.task(workspace, 1);
  const occurrence = task?.deliverables[0]?.occurrences[0]?.id ?? 0;
  return { clerk, workspace, plan: plan.id, unit: unit.id, occurrence };
}
