import type { NudgeLine, NudgeMember, NudgeOffice } from "../../src/domain/nudge.js";
import {
  DEFAULT_SETTINGS,
  type Member,
  type Person,
  type Settings,
} from "../../src/domain/office.js";

/** An open occurrence as rules of what is sent unasked see it: task 12, occurrence 57. */
export function nudgeLine(given: Partial<NudgeLine> = {}): NudgeLine {
  return {
    ...{ workspaceId: 1, taskId: 5, number: 12, title: "Rà soát văn bản", occurrenceId: 57 },
    ...{ deliverable: "Báo cáo", key: "", phrase: null, basis: "dated", start: null, due: null },
    ...{ time: null, until: null, waitsFor: null, eventOn: null, firstDue: null, confirm: false },
    ...{ returnReason: null, personInChargeId: null, lead: [], blocked: false, notedAt: null },
    told: [],
    ...given,
  };
}

export function nudgeOffice(
  members: readonly Partial<NudgeMember>[],
  groups: NudgeOffice["groups"] = [],
): NudgeOffice {
  return {
    workspaceId: 1,
    members: members.map((given) => ({
      ...{ id: 3, name: `Người ${String(given.id)}`, role: "official", language: "vi" },
      ...{ units: [], nudgeAt: null },
      ...given,
    })),
    groups,
  };
}

export function personIn(member: Partial<Member>, settings: Partial<Settings> = {}): Person {
  return {
    member: {
      ...{
        id: 3,
        workspaceId: 1,
        name: "Lê Thị Minh",
        role: "official",
        admin: false,
        head: false,
      },
      ...{ units: [], state: "active", language: "vi" },
      ...member,
    },
    workspace: {
      ...{ id: 1, code: "XT", name: "UBND xã Tân Hòa", province: null },
      timeZone: "Asia/Ho_Chi_Minh",
      settings: { ...DEFAULT_SETTINGS, ...settings },
    },
  };
}
