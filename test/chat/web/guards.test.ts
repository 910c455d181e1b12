import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { buildPage } from "../../support/browser.js";
import { raw, startWeb, type Setting, type Web } from "../../support/web.js";

let web: Web;

async function start(setting: Setting = {}): Promise<Web> {
  web = await startWeb(setting);
  return web;
}

afterEach(() => web.close());

const TOKEN = "mã-vào-cửa-dài-0123456789";

describe("the code of entry", () => {
  it("is needed for every address of the door", async () => {
    const { url } = await start({ token: TOKEN });
    for (const path of [
      "/api/local/people",
      "/API/local/people",
      "/api/local/events?as=3",
      "/page/app.js",
    ]) {
      expect((await raw(url, { path })).status).toBe(401);
    }
    const post = await raw(url, { path: "/api/local/messages", method: "POST", body: "{}" });
    expect([post.status, JSON.parse(post.body)]).toMatchObject([
      401,
      { error: { code: "token_needed" } },
    ]);
  });

  it("is asked for in words where the page is opened without it", async () => {
    const { get } = await start({ token: TOKEN });
    const response = await get("/");
    expect(response.status).toBe(401);
    expect(await response.text()).toMatch(/<input name="token" type="password"/);
  });

  it("lets a script in as a bearer", async () => {
    const { get } = await start({ token: "plain-0123456789" });
    const with_ = (authorization: string) => get("/api/local/people", { authorization });
    expect((await with_("Bearer plain-0123456789")).status).toBe(200);
    expect((await with_("bearer plain-0123456789")).status).toBe(200);
    for (const wrong of ["Bearer plain-012345678", "Bearer plain-01234567890", "Bearer ", "x"]) {
      expect((await with_(wrong)).status).toBe(401);
    }
  });

  it("lets a person in once it was in the address, and does not stay there", async () => {
    const { url } = await start({ token: TOKEN });
    const path = `/?as=3&token=${encodeURIComponent(TOKEN)}`;
    const entered = await raw(url, { path });
    expect([entered.status, entered.headers.location]).toEqual([303, "/?as=3"]);
    const cookie = entered.headers["set-cookie"]?.[0] ?? "";
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(cookie).not.toContain("0123456789");
    const headers = { cookie: cookie.split(";")[0]! };
    expect((await raw(url, { path: "/api/local/people", headers })).status).toBe(200);
  });

  it("is not guessed by a wrong cookie or a wrong word in the address", async () => {
    const { url } = await start({ token: TOKEN });
    const headers = { cookie: "dondoc_local=0; other=1" };
    expect((await raw(url, { path: "/api/local/people", headers })).status).toBe(401);
    const wrong = await raw(url, { path: "/?token=x" });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toContain('role="alert"');
    expect((await raw(url, { path: "/?token=x&token=y" })).status).toBe(401);
  });
});

describe("the page's own files", () => {
  it("are served with headers that let nothing foreign in", async () => {
    const page = buildPage();
    const { get } = await start({ pageDir: page.dir });
    const response = await get("/?as=3&chat=p3");
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<html lang="vi">');
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    const script = await get("/page/app.js");
    expect(script.headers.get("content-type")).toMatch(/javascript/);
    expect(script.headers.get("x-content-type-options")).toBe("nosniff");
    expect(web.logged).toEqual([]);
    page.remove();
  });

  it.each([
    "/page/../package.json",
    "/page/..%2f..%2fpackage.json",
    "/page/%2e%2e/web.ts",
    "/page/..%5cweb.ts",
    "/page/.hidden",
    "/page//etc/passwd",
    "/page/%00",
    "//etc/passwd",
  ])("are all there is: %s is not", async (path) => {
    const { url } = await start();
    const { status, body } = await raw(url, { path });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toMatch(/root:|"name": "dondoc"|import /);
  });
});

describe("whatever is sent", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.integer(),
    fc.double(),
    fc.constantFrom(null, "3", 3, "p3", "g1", "g2", "1", "", "__proto__", "constructor"),
    fc.array(fc.string()),
    fc.object({ maxDepth: 1 }),
  );
  const body = fc.record(
    { as: odd, chat: odd, text: odd, replyTo: odd, id: odd, message: odd, command: odd },
    { requiredKeys: [] },
  );

  it("is answered in words, never with a fault of ours", async () => {
    const { post } = await start();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("messages", "buttons"), body, async (what, fields) => {
        const answer = await post(`/api/local/${what}`, fields);
        expect([200, 400, 404, 413]).toContain(answer.status);
        if (answer.status !== 200) expect(answer.body.error.message).not.toBe("");
      }),
      { numRuns: 300 },
    );
    expect(web.logged).toEqual([]);
  });

  it("as an address is answered, never with a fault of ours", async () => {
    const { url } = await start();
    const part = fc.oneof(
      fc.constantFrom("files", "..", "1", "0", "chats", "history", "people", "%2e%2e", "?as=3"),
      fc.string({ maxLength: 8 }).map((words) => words.replace(/[^\x21-\x7e]/g, "")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const { status } = await raw(url, { path: `/api/local/${parts.join("/")}` });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });

  it("as a form is answered, never with a fault of ours, and leaves the server standing", async () => {
    const { url, get } = await start();
    const line = fc.oneof(
      fc.constantFrom("--b", "--b--", "", 'content-disposition: form-data; name="as"', "3"),
      fc.constantFrom('content-disposition: form-data; name="file"; filename="a"', "p3"),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const response = await fetch(`${url}/api/local/messages`, {
          method: "POST",
          headers: { "content-type": "multipart/form-data; boundary=b" },
          body: lines.join("\r\n"),
        });
        expect(response.status).toBeLessThan(500);
        await response.arrayBuffer();
      }),
      { numRuns: 200 },
    );
    expect((await get("/api/local/people")).status).toBe(200);
    expect(web.logged).toEqual([]);
  }, 120_000);
});
