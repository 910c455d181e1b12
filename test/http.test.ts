import { createServer } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { httpServer, type HttpOptions } from "../src/http.js";
import { logInto, raw, type Logged } from "./support/web.js";

let running: ReturnType<typeof httpServer>[] = [];

afterEach(async () => {
  for (const server of running) await server.close(100);
  running = [];
});

const logged: Logged[] = [];

async function serve(options: Partial<HttpOptions> = {}): Promise<string> {
  const router = express.Router();
  router.get("/inside", (_request, response) => void response.json({ ok: true }));
  router.post("/inside", (_request, response) => void response.json({ ok: true }));
  router.get("/broken", () => {
    throw new Error("secret detail");
  });
  const server = httpServer({
    ...{ host: "127.0.0.1", port: 0, publicUrl: null, log: logInto(logged) },
    ready: () => true,
    mounts: [{ router, guarded: true }],
    ...options,
  });
  running.push(server);
  return (await server.listen()).url;
}

describe("health", () => {
  it.each(["/healthz", "/readyz"])("%s answers 200 only once everything is there", async (path) => {
    let ready = false;
    const url = await serve({ ready: async () => ready });
    expect((await fetch(url + path)).status).toBe(503);
    ready = true;
    expect((await fetch(url + path)).status).toBe(200);
  });

  it("has metrics as Prometheus text, with the figures that were given", async () => {
    const url = await serve({
      figures: [{ name: "dondoc_outbox_dead", help: "dead", read: async () => 3 }],
    });
    await fetch(`${url}/healthz`);
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    const text = await response.text();
    expect(text).toContain("dondoc_outbox_dead 3");
    expect(text).toContain('dondoc_http_requests_total{method="GET",status="200"} 1');
  });
});

describe("the guard", () => {
  it.each(["localhost", "LOCALHOST:8080", "127.0.0.1:9", "127.1.2.3", "[::1]:8080"])(
    "lets in who calls this machine %s",
    async (host) => {
      const url = await serve();
      expect((await raw(url, { path: "/inside", headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "10.0.0.5:8080",
    "127.0.0.1@evil",
  ])("keeps out who calls it %j", async (host) => {
    const url = await serve();
    const { status, body } = await raw(url, { path: "/inside", headers: { host } });
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ error: { code: "foreign_host" } });
  });

  it("lets in the public address and its own pages", async () => {
    const url = await serve({ publicUrl: "https://dondoc.example.vn" });
    const host = "dondoc.example.vn";
    for (const headers of [{ host }, { host, origin: "https://dondoc.example.vn" }]) {
      expect((await raw(url, { path: "/inside", headers })).status).toBe(200);
    }
    expect((await raw(url, { path: "/inside", headers: { host: "other.vn" } })).status).toBe(403);
  });

  it.each(["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost:3000"])(
    "keeps out a page of %s",
    async (origin) => {
      const url = await serve();
      for (const method of ["GET", "POST"]) {
        const { status } = await raw(url, { path: "/inside", method, headers: { origin } });
        expect(status).toBe(403);
      }
    },
  );

  it("lets in its own page, and a script, which has no origin", async () => {
    const url = await serve();
    const own = { origin: url, host: url.slice("http://".length) };
    expect((await raw(url, { path: "/inside", method: "POST", headers: own })).status).toBe(200);
    expect((await raw(url, { path: "/inside", method: "POST" })).status).toBe(200);
  });

  it("keeps out what a foreign page embeds, and follows a link from it", async () => {
    const url = await serve();
    const ask = async (mode: string) => {
      const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": mode };
      return (await raw(url, { path: "/inside", headers })).status;
    };
    expect([await ask("no-cors"), await ask("cors"), await ask("navigate")]).toEqual([
      403, 403, 200,
    ]);
  });

  it("does not stand before webhooks, nor before health", async () => {
    const router = express.Router();
    router.post("/telegram", (_request, response) => void response.json({}));
    const url = await serve({ mounts: [{ router, guarded: false }] });
    const headers = { host: "any.example", origin: "https://any.example" };
    expect((await raw(url, { path: "/telegram", method: "POST", headers })).status).toBe(200);
    expect((await raw(url, { path: "/healthz", headers })).status).toBe(200);
  });
});

describe("what is not there or breaks", () => {
  it("is said as JSON, without the cause", async () => {
    const url = await serve();
    const lost = await fetch(`${url}/nowhere`);
    expect([lost.status, await lost.json()]).toMatchObject([404, { error: { code: "not_found" } }]);
    const broken = await fetch(`${url}/broken`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("secret");
  });

  it.each(["/%", "/%c0%ae%c0%ae/etc/passwd", "/page/%00"])(
    "survives the address %s",
    async (path) => {
      const url = await serve();
      expect((await raw(url, { path })).status).toBeGreaterThanOrEqual(400);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    },
  );
});

describe("listening", () => {
  it("says in a sentence that the port is taken", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => {
        const at = other.address();
        resolve(typeof at === "object" && at !== null ? at.port : 0);
      });
    });
    await expect(serve({ port })).rejects.toThrow(
      `Port ${String(port)} on 127.0.0.1 is in use: stop the other program, or set PORT to a free port.`,
    );
    other.close();
  });

  it("says in a sentence that the address is not this machine's", async () => {
    await expect(serve({ host: "203.0.113.7" })).rejects.toThrow(/no address 203\.0\.113\.7/);
  });

  it("listens on the loopback of the newer protocol too", async () => {
    const url = await serve({ host: "::1" }).catch(() => null);
    if (url === null) return;
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${url}/inside`)).status).toBe(200);
  });

  it("cuts off what does not end by itself", async () => {
    const router = express.Router();
    router.get("/endless", (_request, response) => {
      response.write("…");
    });
    const server = httpServer({
      ...{ host: "127.0.0.1", port: 0, publicUrl: null, log: logInto(logged) },
      ready: () => true,
      mounts: [{ router, guarded: true }],
    });
    const { url } = await server.listen();
    const endless = await fetch(`${url}/endless`);
    const read = endless.text();
    const begun = performance.now();
    await server.close(100);
    expect(performance.now() - begun).toBeLessThan(2000);
    await expect(read).rejects.toThrow();
  });
});
