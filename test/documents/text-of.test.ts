import { strToU8, zipSync, zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { textOf } from "../../src/documents/text-of.js";
import { textBearsSecrecyMark } from "../../src/domain/secrecy.js";
import {
  docx,
  odf,
  oldWord,
  oldSheetString,
  paragraph,
  pdf,
  pptx,
  xlsx,
} from "../support/marked.js";

async function isMarked(bytes: Uint8Array, name: string): Promise<boolean> {
  const text = await textOf(bytes, name);
  return text !== null && textBearsSecrecyMark(text);
}

const PLAIN = paragraph("ỦY BAN NHÂN DÂN XÃ") + paragraph("Kế hoạch bảo vệ bí mật nhà nước");
const LONG = paragraph("nội dung").repeat(600);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

describe("a stamp in a Word file", () => {
  const box = `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph("TỐI MẬT")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
  const art =
    '<w:p><w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p>';
  const split = "<w:p><w:r><w:t>MẬ</w:t></w:r><w:r><w:t>T</w:t></w:r></w:p>";
  it.each([
    ["the body", docx(PLAIN + paragraph("MẬT"))],
    ["a body whose word is split into runs", docx(PLAIN + split)],
    ["a cell", docx(`<w:tbl><w:tr><w:tc>${paragraph("MẬT")}</w:tc></w:tr></w:tbl>${PLAIN}`)],
    [
      "a page header",
      docx(LONG, { "word/header2.xml": `<w:hdr ${W}>${paragraph("MẬT")}</w:hdr>` }),
    ],
    [
      "a page footer",
      docx(LONG, { "word/footer1.xml": `<w:ftr ${W}>${paragraph("MẬT")}</w:ftr>` }),
    ],
    ["a footnote", docx(LONG, { "word/footnotes.xml": `<w:x ${W}>${paragraph("MẬT")}</w:x>` })],
    ["a text box far down", docx(LONG + box)],
    ["words drawn as a picture", docx(art + PLAIN)],
    ["entities", docx(paragraph("M&#7852;T"))],
  ])("is found in %s", async (_where, bytes) => {
    expect(await isMarked(bytes, "a.docx")).toBe(true);
    expect(await isMarked(bytes, "a.zip")).toBe(true);
  });

  it("is none where the file speaks about secrecy, or where words were deleted", async () => {
    expect(await isMarked(docx(PLAIN), "a.docx")).toBe(false);
    const deleted = "<w:p><w:del><w:r><w:delText>MẬT</w:delText></w:r></w:del></w:p>";
    expect(await isMarked(docx(PLAIN + deleted), "a.docx")).toBe(false);
  });
});

describe("a stamp in a workbook", () => {
  const shared = '<c r="A1" t="s"><v>1</v></c>';
  it.each([
    ["a shared string", xlsx(shared, ["Xã", "MẬT"])],
    [
      "a shared string of several runs",
      xlsx(shared, ["Xã", "</t></r><r><t>TỐI </t></r><r><t>MẬT"]),
    ],
    ["an inline string", xlsx('<c t="inlineStr"><is><t>TUYỆT MẬT</t></is></c>')],
    ["two cells", xlsx('<c t="str"><v>Độ mật:</v></c><c t="str"><v>Tối mật</v></c>')],
    [
      "a page header",
      xlsx(
        "",
        [],
        '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;14MẬT&amp;C Xã</oddHeader></headerFooter>',
      ),
    ],
    [
      "a comment",
      xlsx("", [], "", { "xl/comments1.xml": "<c><text><r><t>MẬT</t></r></text></c>" }),
    ],
  ])("is found in %s", async (_where, bytes) => {
    expect(await isMarked(bytes, "a.xlsx")).toBe(true);
    expect(await isMarked(bytes, "a.xlsm")).toBe(true);
  });

  it("is none in a string that no cell shows, or in the head of a column", async () => {
    expect(await isMarked(xlsx('<c t="s"><v>0</v></c>', ["Mật độ", "MẬT"]), "a.xlsx")).toBe(false);
  });
});

describe("a stamp in other office files", () => {
  it.each([
    ["a slide", pptx({ "ppt/slides/slide1.xml": "Xã", "ppt/slides/slide12.xml": "MẬT" }), "a.pptx"],
    ["a master slide", pptx({ "ppt/slideMasters/slideMaster1.xml": "MẬT" }), "a.pptx"],
    ["an odt", odf("<text:p>MẬT</text:p>"), "a.odt"],
    [
      "an odt, with spans and spaces",
      odf("<text:p>T<text:span>ỐI</text:span><text:s/>MẬT</text:p>"),
      "a.odt",
    ],
    ["the page header of an odt", odf("<text:p>Xã</text:p>", "<text:p>MẬT</text:p>"), "a.odt"],
    ["a cell of an ods", odf("<table:table-cell><text:p>MẬT</text:p></table:table-cell>"), "a.ods"],
    ["an odp", odf("<draw:text-box><text:p>MẬT</text:p></draw:text-box>"), "a.odp"],
    ["an old Word file", oldWord("Xã\rMẬT\rBáo cáo"), "a.doc"],
    ["an old workbook", oldSheetString("TỐI MẬT"), "a.xls"],
  ])("is found in %s", async (_where, bytes, name) => {
    expect(await isMarked(bytes, name)).toBe(true);
  });

  it("is none in an old Word file that speaks about secrecy", async () => {
    expect(await isMarked(oldWord("Xã\rBẢO VỆ BÍ MẬT\rBáo cáo"), "a.doc")).toBe(false);
  });
});

describe("a stamp in files of letters", () => {
  it.each([
    ["code points", "{\\rtf1\\ansi Xa\\par M\\u7852?T\\par x}", "a.rtf"],
    ["code points without fallback", "{\\rtf1\\ansi\\uc0 M\\u7852 T\\par x}", "a.rtf"],
    ["the code page of Windows", "{\\rtf1\\ansi\\ansicpg1258 Xa\\par M\\'c2\\'f2T\\par}", "a.rtf"],
    ["a header", "{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\header\\pard M\\u7852?T\\par}text}", "a.rtf"],
    ["a text box", "{\\rtf1 x{\\shp{\\*\\shpinst{\\shptxt M\\u7852?T\\par}}}y}", "a.rtf"],
    [
      "a watermark",
      "{\\rtf1 x{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv M\\u7852?T}}}}y}",
      "a.rtf",
    ],
    ["HTML", "<html><style>p{}</style><p>Xã</p><p><b>M&#x1EAC;</b>T</p></html>", "a.html"],
    ["XML", "<?xml version='1.0'?><a><b>Xã</b><c>MẬT</c></a>", "a.xml"],
    ["CSV", 'số;"MẬT";ngày', "a.csv"],
    ["JSON", '{"so": 1, "Độ mật": "mật"}', "a.json"],
    ["text", "Xã\nđộ mật: mật\nx", "a.txt"],
    ["text in two columns", "TỐI MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nx", "a.txt"],
  ])("is found in %s", async (_where, text, name) => {
    expect(await isMarked(strToU8(text), name)).toBe(true);
  });

  it("is found in UTF-16 without a mark of its order and in Windows-1258", async () => {
    expect(await isMarked(Buffer.from("Report\nMẬT\nabc def ghi", "utf16le"), "a.txt")).toBe(true);
    const old = Buffer.from("Bao cao\nM\xc2\xf2T\nx", "latin1");
    expect(await isMarked(old, "a.txt")).toBe(true);
  });

  it.each([
    ["a font of that name", "{\\rtf1{\\fonttbl{\\f0 M\\u7852?T\\par;}}x}", "a.rtf"],
    ["a comment", "<html><!-- <p>MẬT</p> --><script>\nMẬT\n</script>x</html>", "a.html"],
    ["a sentence", "Điều 1. Tài liệu độ Mật được bảo quản\nMật độ\n", "a.txt"],
  ])("is none in %s", async (_where, text, name) => {
    expect(await textOf(strToU8(text), name)).not.toBeNull();
    expect(await isMarked(strToU8(text), name)).toBe(false);
  });
});

describe("a stamp in a letter", () => {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  const letter = (part: string, subject = "v/v"): Uint8Array =>
    strToU8(
      `Subject: ${subject}\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\n${part}\r\n--b1--\r\n`,
    );
  it.each([
    [
      "its text",
      letter(
        `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nx\r\nM=E1=BA=ACT\r\ny`,
      ),
    ],
    [
      "its HTML",
      letter(
        `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(strToU8("<p>x</p><p>MẬT</p>"))}`,
      ),
    ],
    [
      "a file of it",
      letter(
        `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="a.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(docx(paragraph("MẬT")))}`,
      ),
    ],
    [
      "the name of a file",
      letter(
        "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=UTF-8''T%E1%BB%90I%20M%E1%BA%ACT.pdf\r\n\r\nx",
      ),
    ],
    ["its subject", letter("\r\nx", `=?utf-8?B?${base64(strToU8("Tài liệu mật"))}?=`)],
  ])("is found in %s", async (_where, bytes) => {
    expect(await isMarked(bytes, "a.eml")).toBe(true);
  });

  it("is none in one that is not marked", async () => {
    const part = `Content-Type: text/plain\r\n\r\nBảo vệ bí mật nhà nước`;
    expect(await textOf(letter(part, "Kế hoạch"), "a.eml")).toBe(
      "Kế hoạch\fBảo vệ bí mật nhà nước",
    );
  });
});

describe("a stamp in an archive", () => {
  const zip = (name: string, bytes: Uint8Array): Uint8Array =>
    zipSync({ "a.txt": strToU8("Xã"), [name]: bytes });
  it.each([
    ["the name of a file", zip("TỐI MẬT.pdf", strToU8("x"))],
    ["the name of a folder", zip("tài liệu mật/a.pdf", strToU8("x"))],
    ["a file behind long ones", zip("b.txt", strToU8(`${"x ".repeat(5000)}\n`)), false],
    ["a text", zip("b.txt", strToU8("Xã\nMẬT\nx"))],
    ["a Word file", zip("b.docx", docx(paragraph("MẬT")))],
    ["a Word file in an archive in it", zip("b.zip", zip("c.docx", docx(paragraph("MẬT"))))],
    ["a PDF", zip("b.pdf", pdf("BT /F1 14 Tf 50 700 Td <41> Tj ET", "MẬT"))],
  ])("is found in %s", async (_where, bytes, found = true) => {
    expect(await isMarked(bytes, "a.zip")).toBe(found);
  });

  it("is found behind an entry that is damaged", async () => {
    const bytes = zipSync({ "a.txt": strToU8("x".repeat(500)), "b.txt": strToU8("MẬT") });
    bytes.set(new Uint8Array(8).fill(0xff), 35);
    const whole = zipSync({ "a.zip": bytes, "b.txt": strToU8("MẬT") });
    expect(await isMarked(whole, "a.zip")).toBe(true);
  });

  it("is not looked for where what lies inside would expand beyond the limits", async () => {
    const bomb = zipSync({ "zeros.bin": new Uint8Array(50 * 1024 * 1024) });
    await expect(textOf(zip("b.zip", bomb), "a.zip")).rejects.toMatchObject({
      code: "archive_bomb",
    });
    await expect(textOf(zip("b.zip", zip("c.zip", bomb)), "a.zip")).rejects.toMatchObject({
      code: "archive_bomb",
    });
  });
});

describe("a stamp in a PDF", () => {
  const stamp = "BT /F1 14 Tf 50 700 Td <41> Tj ET";
  const other = "BT /F1 10 Tf 50 600 Td <42> Tj ET\n".repeat(10);
  it.each([
    ["its text", pdf(stamp, "MẬT")],
    ["a packed stream", pdf(stamp, "TỐI MẬT", { packed: true })],
    ["what was drawn last", pdf(other + stamp, "MẬT", { second: "nội dung ".repeat(100) })],
    [
      "one of two columns",
      pdf(`${stamp} BT /F1 14 Tf 350 700 Td <42> Tj ET`, "MẬT", { second: "XÃ" }),
    ],
    ["a page that is turned", pdf(stamp, "MẬT", { turned: true })],
    ["a note put on the page", pdf("", "x", { note: "MẬT" })],
  ])("is found in %s", async (_where, bytes) => {
    expect(await isMarked(bytes, "a.pdf")).toBe(true);
  });

  it("is none where the words go on", async () => {
    const bytes = pdf("BT /F1 14 Tf 50 700 Td <42> Tj <41> Tj ET", "MẬT", { second: "BÍ " });
    expect(await textOf(bytes, "a.pdf")).toBe("BÍ MẬT");
    expect(await isMarked(bytes, "a.pdf")).toBe(false);
  });

  it("is not looked for in streams that unpack too far, nor in one that is damaged", async () => {
    const zeros = zlibSync(new Uint8Array(70 * 1024 * 1024).fill(0x20));
    const far = Buffer.concat([
      pdf(stamp, "MẬT"),
      strToU8("9 0 obj<</Filter/FlateDecode>>\nstream\n"),
      zeros,
      strToU8("\nendstream endobj\n"),
    ]);
    expect(await textOf(far, "a.pdf")).toBeNull();
    expect(await textOf(strToU8("%PDF-1.7 …"), "a.pdf")).toBeNull();
  });
});

describe("what cannot be read", () => {
  it.each([
    ["a cut Word file", docx(PLAIN).slice(0, 90), "a.docx"],
    ["an archive that is none", strToU8("PK\x03\x04 x"), "a.zip"],
    ["an old Word file without text", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "a.doc"],
    ["sound", Uint8Array.of(0x49, 0x44, 0x33, 0, 0, 1, 0x80, 0xff), "a.mp3"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47), "a.png"],
    ["rar", strToU8("Rar!\x1a\x07\x00"), "a.rar"],
    ["nothing", new Uint8Array(), "a.txt"],
  ])("is no fault: %s", async (_what, bytes, name) => {
    expect((await textOf(bytes, name)) ?? "").toBe("");
  });
});
