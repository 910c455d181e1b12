import { describe, expect, it } from "vitest";
import { matchMember } from "../../src/domain/member-names.js";

const PEOPLE = [
  "Phạm Thị Lan",
  "Trần Ngọc Lân",
  "Lê Thị Minh",
  "Nguyễn Văn Minh",
  "Nguyễn Văn Hòa",
  "Đỗ Quang Vinh",
].map((name) => ({ name }));

function found(typed: string): string {
  const match = matchMember(typed, PEOPLE);
  const list = (all: { name: string }[]) => all.map(({ name }) => name).join("; ");
  switch (match.state) {
    case "found":
      return match.member.name;
    case "several":
      return `several: ${list(match.members)}`;
    case "none":
      return `none: ${list(match.nearest)}`;
  }
}

describe("whom a typed name means", () => {
  it.each([
    ["Lê Thị Minh", "Lê Thị Minh"],
    ["le thi minh", "Lê Thị Minh"],
    ["@Lê Thị Minh", "Lê Thị Minh"],
    ["đồng chí Vinh", "Đỗ Quang Vinh"],
    ["chị Thị Lan", "Phạm Thị Lan"],
    ["Hoà", "Nguyễn Văn Hòa"],
    ["hoa", "Nguyễn Văn Hòa"],
    ["Lân", "Trần Ngọc Lân"],
    ["văn minh", "Nguyễn Văn Minh"],
    ["Nguyễn Minh", "Nguyễn Văn Minh"],
  ])("%j is %s", (typed, name) => {
    expect(found(typed)).toBe(name);
  });

  it("asks between namesakes, and between names that only diacritics tell apart", () => {
    expect(found("Minh")).toBe("several: Lê Thị Minh; Nguyễn Văn Minh");
    expect(found("lan")).toBe("several: Phạm Thị Lan; Trần Ngọc Lân");
  });

  it("finds no one by a wrong name, and names who is near", () => {
    expect(found("Min")).toBe("none: Lê Thị Minh; Nguyễn Văn Minh");
    expect(found("Khang")).toBe("none: ");
    expect(found("@")).toBe("none: ");
    expect(found("x")).toBe("none: ");
  });
});
