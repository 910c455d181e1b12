import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import type { Member, Person, Role, Workspace } from "../../src/domain/office.js";
import type { Occurrence, TaskLine, TaskSheet } from "../../src/domain/task.js";

/** Plain data for tests of rules and words: an invented commune, nothing of a database. */

export const OFFICE: Workspace = {
  id: 1,
  code: "XT",
  name: "UBND xã Tân Hòa",
  province: null,
  timeZone: "Asia/Ho_Chi_Minh",
  settings: { ...DEFAULT_SETTINGS, verification: true, answerInPrivate: false },
};

export const UNIT = { id: 10, name: "Phòng Kinh tế" };
export const OTHER_UNIT = { id: 11, name: "Phòng Văn hóa - Xã hội" };

export function person(role: Role, over: Partial<Member> = {}): Person {
  const member: Member = {
    id: 7,
    workspaceId: 1,
    name: "Nguyễn Thị Hạnh",
    role,
    admin: false,
    head: false,
    units: [UNIT],
    state: "active",
    language: "vi",
    ...over,
  };
  return { member, workspace: OFFICE };
}

export function occurrence(over: Partial<Occurrence> = {}): Occurrence {
  return {
    id: 57,
    deliverableId: 5,
    deliverable: "Kế hoạch",
    phrase: "trước ngày 15/7/2025",
    key: "",
    basis: "dated",
    start: null,
    due: "2025-07-14",
    named: "2025-07-15",
    time: null,
    until: null,
    waitsFor: null,
    eventOn: null,
    firstDue: null,
    confirm: false,
    state: "open",
    returnReason: null,
    note: null,
    explanation: null,
    submittedAt: null,
    submittedBy: null,
    decidedAt: null,
    decidedBy: null,
    evidence: 0,
    ...over,
  };
}

export function sheet(over: Partial<TaskSheet> = {}, occurrences = [occurrence()]): TaskSheet {
  return {
    id: 3,
    workspaceId: 1,
    number: 12,
    ref: "PL01.2",
    title: "Lập kế hoạch kiểm tra công vụ tại các thôn",
    requirement: null,
    product: "Kế hoạch",
    field: "Cải cách công vụ",
    plan: {
      id: 2,
      title: "Kế hoạch cải cách hành chính năm 2025",
      state: "active",
      start: "2025-01-01",
      end: "2025-12-31",
    },
    criteria: [],
    lead: [UNIT],
    coordinating: [OTHER_UNIT],
    personInCharge: null,
    deliverables: [
      {
        id: 5,
        name: "Kế hoạch",
        phrase: "trước ngày 15/7/2025",
        schedule: { kind: "date", op: "before", due: "2025-07-14", named: "2025-07-15" },
        optional: false,
        occurrences,
      },
    ],
    evidence: [],
    progress: [],
    obstacles: [],
    extensions: [],
    ...over,
  };
}

export function line(over: Partial<TaskLine> = {}): TaskLine {
  return {
    number: 12,
    title: "Lập kế hoạch kiểm tra công vụ tại các thôn",
    part: "lead",
    personInCharge: null,
    lead: [UNIT],
    next: occurrence(),
    open: 1,
    late: false,
    blocked: false,
    ...over,
  };
}
