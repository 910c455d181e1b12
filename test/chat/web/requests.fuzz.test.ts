import { request, type IncomingMessage } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runs, text as words } from "../../support/fuzz.js";
import { openOffice } from "../../support/office.js";
import { serveOffice, type Served } from "../../support/web-office.js";

/*
 * Whatever a program sends to the local workspace of a whole office: never a fault of ours, never a stack trace,
 * and each refusal in the one form there is.
 */

type Office = Awaited<ReturnType<typeof openOffice>>;
type Sent = {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string | Buffer;
};

const PATHS = [
  ...[
    "people",
    "chats",
    "messages",
    "buttons",
    "events",
    "history",
    "page",
    "files/1/0",
    "nothing",
  ],
  ...["chats?as=3", "chats?as=3&as=1", "history?as=%00", "history?as=3", "files/1/0?as=3"],
  ...[
    "files/%2e%2e/0?as=3",
    "files/1e3/0x1?as=3",
    "files/1/%F0%9F?as=3",
    "chats?as[]=3",
    "chats?%",
  ],
  ...["events?as=3&lastEventId=-1", "messages/", "MESSAGES", "//messages", "chats;x?as=3"],
];
const path = fc.constantFrom(...PATHS).map((rest) => `/api/local/${rest}`);
const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

/** What may stand in a header: Latin letters and signs, no line breaks. */
const headerWord = fc.oneof(
  fc.constantFrom("application/json", "application/json; charset=latin1", "text/plain", "*/*", ""),
  fc.constantFrom("multipart/form-data", "multipart/form-data; boundary=", "gzip", "identity", "x"),
  fc.constantFrom(
    "application/json; charset=utf-7",
    "application/x-www-form-urlencoded",
    "-1",
    "9e9",
  ),
  fc.string({ maxLength: 40 }).map((any) => any.replace(/[^\x20-\x7e]/g, "")),
  fc.constant("a".repeat(4000)),
);
const headers = fc
  .dictionary(
    fc.constantFrom(
      ...["content-type", "accept", "content-encoding", "last-event-id", "cookie", "range"],
      ...["authorization", "if-none-match", "x-forwarded-host", "origin", "referer", "expect"],
    ),
    headerWord,
    { maxKeys: 4 },
  )
  .map((given) => ({ ...given }));

const json = fc.oneof(
  fc.json(),
  fc
    .record({ as: fc.constantFrom("3", 3, "1"), chat: fc.constantFrom("p3", "p1"), text: words })
    .map((fields) => JSON.stringify(fields)),
  fc.constantFrom(
    "{",
    "[]",
    "null",
    '"x"',
    "{}",
    "\u0000",
    '{"as":"3","as":"4"}',
    '{"__proto__":{}}',
  ),
  fc.constantFrom("[".repeat(5000), '{"a":'.repeat(5000), `"${"x".repeat(70_000)}"`),
);
const bytes = fc.uint8Array({ maxLength: 60 }).map((any) => Buffer.from(any));

const part = fc.oneof(
  fc.constantFrom("--b\r\n", "--b--\r\n", "\r\n", "\r\n\r\n", "--b", "--c\r\n", "3", "p3", "/nv 1"),
  fc.constantFrom(
    ...["as", "chat", "text", "replyTo", "id", "__proto__", "constructor", ""].map(
      (name) => `content-disposition: form-data; name="${name}"\r\n\r\n`,
    ),
  ),
  fc.constantFrom(
    ...[
      "a.pdf",
      "../../x.docx",
      "",
      "ngã ba.pdf",
      "\u202efdp.exe",
      "a\u0000b.pdf",
      "x".repeat(3000),
    ].map(
      (name) =>
        `content-disposition: form-data; name="file"; filename="${name}"\r\n\r\nnội dung\r\n`,
    ),
  ),
  fc.constantFrom("content-type: application/pdf\r\n", "content-disposition: form-data\r\n\r\n"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const form = fc
  .array(part, { maxLength: 14 })
  .map((parts) => Buffer.from(`--b\r\n${parts.join("")}\r\n--b--\r\n`));

/** A form that is well made, with any words in its fields. */
const wellMade = fc
  .record({ as: fc.constantFrom("3", "1", "77"), chat: fc.constantFrom("p3", "p1"), text: words })
  .map((fields) => {
    const given = Object.entries(fields).map(
      ([name, value]) =>
        `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = 'content-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\ntệp\r\n';
    return Buffer.from(`${given.join("")}--b\r\n${file}--b--\r\n`);
  });

describe("whatever a program sends", () => {
  let o: Office;
  let web: Served;
  beforeAll(async () => {
    o = await openOffice();
    web = await serveOffice(o);
  });
  afterAll(async () => {
    await web.close();
    await o.close();
  });

  async function expectSane(sent: Sent): Promise<void> {
    const { status, type, body } = await send(web.url, sent);
    const about = `${sent.method} ${sent.path} → ${String(status)} ${body.slice(0, 300)}`;
    expect(status, about).toBeLessThan(500);
    expect(body, about).not.toMatch(/ at .*\.[jt]s|node_modules|\/src\/|Error:|Có lỗi khi xử lý/);
    expect(
      web.logged.filter(({ level }) => level === "error"),
      about,
    ).toEqual([]);
    // HEAD has no body; what is no HTTP at all is refused before it reaches the door.
    if (status < 400 || sent.method === "HEAD" || type === null) return;
    const said = JSON.parse(body) as { error?: { code?: unknown; message?: unknown } };
    expect(said.error?.code, about).toMatch(/^[a-z_]+$/);
    expect(said.error?.message, about).toMatch(/\S/);
  }

  it("by any method to any address with any headers is answered in the one form", async () => {
    const sent = fc.record({ path, method, headers, body: fc.oneof(json, bytes, fc.constant("")) });
    await fc.assert(fc.asyncProperty(sent, expectSane), runs(250));
  });

  it("as JSON is answered in the one form", async () => {
    const to = fc.constantFrom("/api/local/messages", "/api/local/buttons");
    const property = fc.asyncProperty(to, json, (path, body) =>
      expectSane({ path, method: "POST", headers: { "content-type": "application/json" }, body }),
    );
    await fc.assert(property, runs(200));
  });

  it.each(["file", "other"])(
    "as a form that breaks off within its field “%s” leaves the office standing",
    async (name) => {
      const head = `--b\r\ncontent-disposition: form-data; name="${name}"; filename="a.pdf"\r\n\r\n`;
      const headers = { "content-type": "multipart/form-data; boundary=b" };
      const to = { path: "/api/local/messages", method: "POST", headers };
      for (const body of [`${head}nội dung`, `${head}\r\n--`, head]) {
        const answer = await send(web.url, { ...to, body });
        expect(JSON.parse(answer.body)).toMatchObject({ error: { code: "bad_multipart" } });
      }
      expect((await web.get("/api/local/people")).status).toBe(200);
    },
  );

  it("and lets go of in the middle of a file leaves the office standing", async () => {
    const { hostname, port } = new URL(web.url);
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
    const headers = { "content-type": "multipart/form-data; boundary=b", "content-length": 9999 };
    const to = { hostname, port, path: "/api/local/messages", method: "POST", headers };
    const broken = Array.from({ length: 5 }, () => {
      const sent = request(to);
      sent.write(head + "x".repeat(100), () => setImmediate(() => sent.destroy()));
      return new Promise((resolve) => sent.on("error", () => undefined).on("close", resolve));
    });
    await Promise.all(broken);
    expect((await web.get("/api/local/people")).status).toBe(200);
  });

  it("as a form is answered in the one form, and the office stands", async () => {
    const type = fc.constantFrom(
      ...["multipart/form-data; boundary=b", 'multipart/form-data; boundary="b"'],
      ...["multipart/form-data; boundary=c", "multipart/form-data;boundary=b;charset=utf-16"],
    );
    const property = fc.asyncProperty(fc.oneof(form, wellMade), type, (body, content) =>
      expectSane({
        ...{ path: "/api/local/messages", method: "POST", body },
        headers: { "content-type": content },
      }),
    );
    await fc.assert(property, runs(150));
    expect((await web.get("/api/local/people")).status).toBe(200);
  });
});

/** As it is given, headers that fetch would not send included; a stream is cut off once it has begun. */
function send(
  url: string,
  { path: to, method: how, headers: given, body }: Sent,
): Promise<{ status: number; type: string | null; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const headers = { ...given, connection: "close", "content-length": Buffer.byteLength(body) };
    const sent = request({ hostname, port, path: to, method: how, headers }, (response) => {
      const type = response.headers["content-type"] ?? null;
      const status = response.statusCode ?? 0;
      if (type?.startsWith("text/event-stream") === true) {
        sent.destroy();
        resolve({ status, type, body: "" });
        return;
      }
      void textOf(response).then((said) => {
        resolve({ status, type, body: said });
      }, reject);
    });
    // A server that has refused lets go of what it did not read.
    sent.on("error", (error) => {
      if ("code" in error && (error.code === "EPIPE" || error.code === "ECONNRESET")) {
        resolve({ status: 400, type: null, body: "" });
      } else reject(error);
    });
    sent.end(body);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
