import { afterEach, describe, expect, it } from "vitest";
import { disposition } from "../../../src/chat/web/hand-out.js";
import { cleanFileName } from "../../../src/chat/web/multipart.js";
import { message } from "../../../src/messages/message.js";
import { raw, startWeb, type Answer, type Setting, type Web } from "../../support/web.js";

let web: Web;

async function start(setting: Setting = {}): Promise<Web> {
  web = await startWeb(setting);
  return web;
}

afterEach(() => web.close());

type Part = string | File;

async function upload(parts: [string, Part][]): Promise<{ status: number; body: Answer }> {
  const form = new FormData();
  for (const [name, part] of parts) {
    if (typeof part === "string") form.append(name, part);
    else form.append(name, part, part.name);
  }
  const response = await fetch(`${web.url}/api/local/messages`, { method: "POST", body: form });
  return { status: response.status, body: (await response.json()) as Answer };
}

const FROM_MINH: [string, Part][] = [
  ["as", "3"],
  ["chat", "p3"],
];

function file(
  name: string,
  bytes: string | Uint8Array<ArrayBuffer> = "nội dung",
  type = "application/pdf",
): File {
  return new File([bytes], name, { type });
}

describe("files that come in", () => {
  it("are kept by their hash, under the names people gave them, in their order", async () => {
    const { files, receiver } = await start();
    const { status } = await upload([
      ...FROM_MINH,
      ["text", "#12"],
      ["file", file("Kế hoạch số 15.pdf")],
      ["file", file("Báo cáo kết quả thực hiện.docx", "khác", "application/msword")],
    ]);
    expect(status).toBe(200);
    expect(receiver.heard).toMatchObject([
      {
        kind: "files",
        caption: "#12",
        files: [
          { name: "Kế hoạch số 15.pdf", size: 10, mime: "application/pdf" },
          { name: "Báo cáo kết quả thực hiện.docx", size: 5, mime: "application/msword" },
        ],
      },
    ]);
    expect(files.kept.size).toBe(2);
  });

  it("may come before the fields and without words", async () => {
    const { receiver } = await start();
    const { status } = await upload([["file", file("a.pdf")], ...FROM_MINH]);
    expect(status).toBe(200);
    expect(receiver.heard).toMatchObject([{ kind: "files", caption: "" }]);
  });

  it("are taken once when the same message comes again", async () => {
    const { receiver } = await start();
    const parts: [string, Part][] = [...FROM_MINH, ["id", "k1"], ["file", file("a.pdf")]];
    const first = await upload(parts);
    expect((await upload(parts)).body).toEqual(first.body);
    expect(receiver.heard).toHaveLength(1);
  });

  it("that were not chosen, as an untouched field of a form has them, are no files", async () => {
    const { receiver } = await start();
    const boundary = "xxBOUNDARYxx";
    const part = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const body =
      part("as", "3") +
      part("chat", "p3") +
      part("text", "chào") +
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename=""\r\n` +
      `content-type: application/octet-stream\r\n\r\n\r\n--${boundary}--\r\n`;
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    await fetch(`${web.url}/api/local/messages`, { method: "POST", headers, body });
    expect(receiver.heard).toMatchObject([{ kind: "text", text: "chào" }]);
  });

  it("over 20 MB are refused with the limit and with what to do instead", async () => {
    const { receiver } = await start();
    const { status, body } = await upload([
      ["file", file("bản quét.pdf", new Uint8Array(20 * 1024 * 1024 + 1))],
      ...FROM_MINH,
    ]);
    expect([status, body.error.code]).toEqual([413, "file_too_large"]);
    expect(body.error.message).toMatch(/bản quét\.pdf.*20 MB.*liên kết/);
    expect(receiver.heard).toEqual([]);
  });

  it("of exactly 20 MB are taken", async () => {
    await start();
    const { status } = await upload([
      ...FROM_MINH,
      ["file", file("bản quét.pdf", new Uint8Array(20 * 1024 * 1024))],
    ]);
    expect(status).toBe(200);
  });

  it("are at most ten at a time", async () => {
    const { receiver } = await start();
    const eleven = Array.from({ length: 11 }, (_, n): [string, Part] => [
      "file",
      file(`${String(n)}.pdf`, String(n)),
    ]);
    const { status, body } = await upload([...FROM_MINH, ...eleven]);
    expect([status, body.error.code]).toEqual([413, "too_many_files"]);
    expect(receiver.heard).toEqual([]);
  });

  it("with a caption past all measure hear that it is the caption", async () => {
    const { receiver } = await start();
    const { status, body } = await upload([
      ...FROM_MINH,
      ["text", "a".repeat(70_000)],
      ["file", file("1.pdf", "1")],
    ]);
    expect([status, body.error.code]).toEqual([400, "text_too_long"]);
    expect(receiver.heard).toEqual([]);
  });

  it.each([
    ["without a boundary", "multipart/form-data", "x"],
    ["cut off", "multipart/form-data; boundary=b", "--b\r\ncontent-disposition: form-data; name"],
    [
      "cut off inside a file",
      "multipart/form-data; boundary=b",
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nhalf',
    ],
    ["empty", "multipart/form-data; boundary=b", ""],
  ])("in a form %s are refused in words", async (_what, type, body) => {
    const { url, receiver } = await start();
    const response = await fetch(`${url}/api/local/messages`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "bad_multipart" } });
    expect(receiver.heard).toEqual([]);
  });

  it("that a full disk does not take leave the message untaken", async () => {
    const { files, receiver } = await start();
    files.put = () => Promise.reject(Object.assign(new Error("disk"), { code: "full" }));
    const { status, body } = await upload([...FROM_MINH, ["file", file("a.pdf")]]);
    expect([status, body.error.code]).toEqual([503, "not_recorded"]);
    expect(receiver.heard).toEqual([]);
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["..\\..\\Windows\\Kế hoạch.docx", "Kế hoạch.docx"],
    ["a\u0000b\u202Efdp.exe", "abfdp.exe"],
    ["..", ""],
    ["", ""],
    ["Quyê\u0301t định.pdf".normalize("NFD"), "Quyết định.pdf"],
    [`${"đ".repeat(300)}.pdf`, `${"đ".repeat(146)}.pdf`],
  ])("are named without paths or what cannot be seen: %j", (given, name) => {
    expect(cleanFileName(given)).toBe(name);
  });
});

describe("files that go out", () => {
  async function handedOut(name: string, mime: string, bytes = "nội dung") {
    const { door, files } = await start();
    async function* once() {
      yield Buffer.from(bytes);
    }
    const { sha256, size } = await files.put(once(), 1e6);
    const place = { channel: "web", chat: "p3", kind: "private" } as const;
    const out = { sha256, name, size, mime };
    await door.send(place, message(["đây"], [], { files: [out] }));
    return sha256;
  }

  it("are downloaded under their own names", async () => {
    await handedOut("Báo cáo Quý I.docx", "application/msword");
    const response = await web.get("/api/local/files/1/0?as=3");
    expect(await response.text()).toBe("nội dung");
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=\"Bao cao Quy I.docx\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20Qu%C3%BD%20I.docx",
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    ["image/png", "image/png", "inline"],
    ["image/jpeg", "image/jpeg", "inline"],
    ["image/svg+xml", "application/octet-stream", "attachment"],
    ["text/html", "application/octet-stream", "attachment"],
    ["application/pdf", "application/octet-stream", "attachment"],
  ])("of type %s are shown as %s, %s", async (mime, shown, how) => {
    await handedOut("tệp", mime);
    const { headers } = await web.get("/api/local/files/1/0?as=3");
    expect(headers.get("content-type")).toBe(shown);
    expect(headers.get("content-disposition")).toMatch(new RegExp(`^${how};`));
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  it("are counted with pictures in the words, in the order of the addresses", async () => {
    const { door, files } = await start();
    async function* bytes(words: string) {
      yield Buffer.from(words);
    }
    const paper = await files.put(bytes("giấy"), 99);
    const chart = await files.put(bytes("biểu đồ"), 99);
    const place = { channel: "web", chat: "p3", kind: "private" } as const;
    const picture = { ...chart, name: "bieu-do.png", mime: "image/png" };
    await door.send(
      place,
      message([{ type: "image", file: picture, alt: "biểu đồ tuần" }], [], {
        files: [{ ...paper, name: "giấy.pdf", mime: "application/pdf" }],
      }),
    );
    const history = (await (await web.get("/api/local/history?as=3")).json()) as Answer;
    const said = history.messages[0]!;
    expect(said.blocks).toMatchObject([{ type: "image", alt: "biểu đồ tuần" }]);
    const block = said.blocks[0] as { url: string };
    expect(await (await web.get(block.url)).text()).toBe("biểu đồ");
    expect(await (await web.get(said.files[0]!.url)).text()).toBe("giấy");
  });

  it.each([
    "/api/local/files/1/0?as=2",
    "/api/local/files/1/0?as=9",
    "/api/local/files/1/1?as=3",
    "/api/local/files/2/0?as=3",
    "/api/local/files/1/-1?as=3",
    "/api/local/files/1/__proto__?as=3",
    "/api/local/files/..%2f..%2fetc/passwd?as=3",
    "/api/local/files/1/..%2f0?as=3",
    "/api/local/files/1e0/0?as=3",
  ])("are not there for who does not see them: %s", async (path) => {
    await handedOut("a.pdf", "application/pdf");
    const { status, body } = await raw(web.url, { path });
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ error: { code: "not_found" } });
  });

  it("need a person", async () => {
    await handedOut("a.pdf", "application/pdf");
    expect((await web.get("/api/local/files/1/0")).status).toBe(400);
  });

  it("that were refused afterwards are gone", async () => {
    const sha256 = await handedOut("a.pdf", "application/pdf");
    await web.files.remove(sha256);
    const response = await web.get("/api/local/files/1/0?as=3");
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: "file_gone", message: "Tệp không được lưu." },
    });
  });

  it.each([
    ['a"b\\c%41.pdf', "attachment; filename=\"a_b_c_41.pdf\"; filename*=UTF-8''a%22b%5Cc%2541.pdf"],
    [
      "a\r\nSet-Cookie: x",
      "attachment; filename=\"a__Set-Cookie: x\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x",
    ],
    [
      "Đề án (1).pdf",
      "attachment; filename=\"De an (1).pdf\"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%281%29.pdf",
    ],
  ])("named %j cannot break the header", (name, header) => {
    expect(disposition(name, false)).toBe(header);
  });
});
