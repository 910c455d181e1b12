import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { inspectArchive } from "../../src/documents/archive.js";
import { DocumentError } from "../../src/documents/errors.js";
import { textOf } from "../../src/documents/text-of.js";

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (fault) {
    if (fault instanceof DocumentError) return fault.code;
    throw fault;
  }
  return "no fault";
}

describe("archives", () => {
  it("lists the entries with their real sizes", () => {
    const zip = zipSync({ "a.txt": strToU8("một"), "b/c.txt": strToU8("hai ba") });
    expect(inspectArchive(zip)).toEqual([
      { name: "a.txt", size: 5 },
      { name: "b/c.txt", size: 6 },
    ]);
  });

  it("refuses one that expands a hundredfold", () => {
    const bomb = zipSync({ "zeros.bin": new Uint8Array(50 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(() => inspectArchive(bomb))).toBe("archive_bomb");
  });

  it("refuses one whose declared size lies", () => {
    const bomb = zipSync({ "zeros.bin": new Uint8Array(50 * 1024 * 1024) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(22, 10, true);
    expect(codeOf(() => inspectArchive(bomb))).toBe("archive_bomb");
  });

  it.each([
    ["cut off", zipSync({ "a.txt": strToU8("một hai ba ".repeat(200)) }).slice(0, 40)],
    ["no archive", strToU8("chỉ là văn bản")],
  ])("says archive_damaged for one that is %s", (_name, bytes) => {
    expect(codeOf(() => inspectArchive(bytes))).toBe("archive_damaged");
  });

  it("gives no text of a picture or a PDF, and refuses a bomb of any name", async () => {
    expect(await textOf(strToU8("%PDF-1.7 …"), "a.pdf")).toBeNull();
    expect(await textOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47), "a.png")).toBeNull();
    const bomb = zipSync({ "xl/sheet.xml": new Uint8Array(50 * 1024 * 1024) });
    await expect(textOf(bomb, "a.xlsx")).rejects.toMatchObject({ code: "archive_bomb" });
    await expect(textOf(bomb, "a.docx")).rejects.toMatchObject({ code: "archive_bomb" });
  });
});
