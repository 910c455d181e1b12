import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { describe, expect, it } from "vitest";
import { may } from "../../src/domain/may.js";
import type { Member, Person } from "../../src/domain/office.js";
import {
  changeMember,
  inOrder,
  mayErase,
  mayRemove,
  readName,
  takesOver,
  withoutName,
} from "../../src/domain/people.js";

function member(id: number, over: Partial<Member> = {}): Member {
  const name = `Người ${String(id)}`;
  const rights = { admin: false, head: false, units: [], state: "active" } as const;
  return {
    id,
    workspaceId: 1,
    name,
    role: "official",
    ...rights,
    language: "vi",
    ...over,
    units: over.units ?? [],
  };
}
const workspace: Person["workspace"] = {
  ...{ id: 1, code: "XT", name: "UBND xã Tân Hòa", province: null, timeZone: "Asia/Ho_Chi_Minh" },
  settings: { ...DEFAULT_SETTINGS, verification: true, answerInPrivate: false },
};
const admin: Person = { member: member(1, { admin: true }), workspace };
const official: Person = { member: member(2), workspace };
const why = (decision: { ok: boolean; why?: { code: string } }) => decision.why?.code ?? "allowed";

describe("a person's name", () => {
  it.each([
    ["  Lê  Thị Minh ", "Lê Thị Minh"],
    ["Le\u0302 Thi\u0323 Minh", "Lê Thị Minh"],
    ["H'Hen Niê", "H'Hen Niê"],
    ["Nguyễn Văn A (2)", "Nguyễn Văn A (2)"],
  ])("%j is kept as %j", (typed, name) => {
    expect(readName(typed)).toEqual({ ok: true, value: name });
  });

  it.each([
    ["", "name_wanted"],
    [" \n ", "name_wanted"],
    ["12", "name_form"],
    ["Lê \u202eMinh", "name_form"],
    ["Lê\u0000Minh", "name_form"],
    ["=HYPERLINK(1)", "name_form"],
    ["A".repeat(101), "name_too_long"],
  ])("%j is refused: %s", (typed, code) => {
    expect(why(readName(typed))).toBe(code);
  });
});

describe("who may", () => {
  it("see the people: administrators and the clerk", () => {
    expect(may(admin, "see_people").ok).toBe(true);
    expect(may({ ...official, member: member(2, { role: "clerk" }) }, "see_people").ok).toBe(true);
    expect(why(may(official, "see_people"))).toBe("only");
    expect(why(may({ ...official, member: member(2, { role: "chair" }) }, "see_people"))).toBe(
      "only",
    );
  });

  it.each([
    ["an official", official, member(3), 2, "only"],
    ["the only administrator", admin, admin.member, 1, "last_admin"],
    ["oneself", admin, admin.member, 2, "not_oneself"],
    ["somebody who left", admin, member(3, { state: "left" }), 2, "member_left"],
    ["another administrator", admin, member(3, { admin: true }), 2, "allowed"],
    ["anybody else", admin, member(3), 1, "allowed"],
  ])("remove: %s", (_what, by, whom, admins, code) => {
    expect(why(mayRemove(by, whom, admins))).toBe(code);
  });

  it("erase whoever has left", () => {
    expect(why(mayErase(admin, member(3)))).toBe("member_here");
    expect(mayErase(admin, member(3, { state: "left" })).ok).toBe(true);
    expect(why(mayErase(official, member(3, { state: "left" })))).toBe("only");
  });

  it("take over: anybody else there who may change something", () => {
    const from = member(3);
    expect(takesOver(member(4), from).ok).toBe(true);
    const others = [from, member(4, { role: "viewer" }), member(4, { state: "left" })];
    expect(others.map((one) => why(takesOver(one, from)))).toEqual(
      others.map(() => "cannot_take_over"),
    );
  });
});

describe("a changed entry", () => {
  it("takes the administrator's right from others only", () => {
    const off = { what: "admin", to: false } as const;
    expect(why(changeMember(admin, admin.member, { admins: 1, unfinished: 0 }, off))).toBe(
      "last_admin",
    );
    expect(why(changeMember(admin, admin.member, { admins: 2, unfinished: 0 }, off))).toBe(
      "not_oneself",
    );
    expect(
      changeMember(admin, member(3, { admin: true }), { admins: 2, unfinished: 0 }, off),
    ).toMatchObject({
      ok: true,
      value: { to: { admin: false } },
    });
    // Who has no right loses none.
    expect(changeMember(admin, member(3), { admins: 1, unfinished: 0 }, off)).toMatchObject({
      value: { events: [] },
    });
  });

  it("makes nobody a viewer who is in charge of unfinished work", () => {
    const standing = { admins: 1, unfinished: 2 };
    const viewer = { what: "role", to: "viewer" } as const;
    expect(changeMember(admin, member(3), standing, viewer)).toEqual({
      ok: false,
      why: { code: "still_in_charge", member: 3, name: "Người 3", tasks: 2 },
    });
    for (const [whom, change] of [
      [member(3), { what: "role", to: "clerk" }],
      [member(3), { what: "head", to: true }],
      [member(3, { role: "viewer" }), viewer],
    ] as const) {
      expect(why(changeMember(admin, whom, standing, change))).toBe("allowed");
    }
    expect(why(changeMember(admin, member(3), { admins: 1, unfinished: 0 }, viewer))).toBe(
      "allowed",
    );
  });

  it("records what changed, but no names", () => {
    const named = changeMember(
      admin,
      member(3),
      { admins: 1, unfinished: 0 },
      { what: "name", to: "Vũ Hải" },
    );
    expect(named).toMatchObject({ value: { to: { name: "Vũ Hải" } } });
    expect(JSON.stringify(named.ok && named.value.events)).not.toMatch(/Vũ Hải|Người/);
  });
});

describe("the list", () => {
  it("goes by unit, head first, then by given name", () => {
    const units = [
      { id: 7, name: "Văn phòng" },
      { id: 5, name: "Phòng Kinh tế" },
    ];
    const of = (id: number, name: string, unit: number | null, head = false) => ({
      member: member(id, { name, head, units: units.filter((one) => one.id === unit) }),
    });
    const entries = [
      of(1, "Lê Thị Vân", 5),
      of(2, "Vũ Thị Ánh", 5),
      of(3, "Hồ Văn Yên", 5, true),
      of(4, "Đỗ Quang Đạt", 7),
      of(5, "Bùi Thị Dung", 7),
      of(6, "Trần Văn Dũng", null),
    ];
    const names = (words: string) =>
      inOrder(entries, units, words, ({ member: one }) => one.name).map((one) => one.member.id);
    expect(names("")).toEqual([6, 5, 4, 3, 2, 1]);
    expect(names("dung")).toEqual([6, 5]);
    expect(names("thi van")).toEqual([1]);
  });
});

describe("a text without a name", () => {
  it.each([
    ["Lê Thị Minh đã nộp", "X đã nộp"],
    ["Gửi Lê Thị Minh: (Lê Thị Minh)", "Gửi X: (X)"],
    ["Lê Thị Minh Anh và Lê Thị Minh", "Lê Thị Minh Anh và X"],
    ["Lê Thị Minhh", "Lê Thị Minhh"],
    ["xLê Thị Minh", "xLê Thị Minh"],
    ["Lê Thị Hoa", "Lê Thị Hoa"],
  ])("%j → %j", (text, without) => {
    const others = ["Lê Thị Minh Anh", "Lê Thị Hoa", "Lê Thị Minh"];
    expect(withoutName(text, "Lê Thị Minh", others, "X")).toBe(without);
  });
});
