import { afterEach, expect, it } from "vitest";
import type { Intake } from "../../../src/chat/telegram/intake.js";
import { webhookRoutes } from "../../../src/chat/telegram/webhook.js";
import { httpServer } from "../../../src/http.js";
import { quietLog } from "../../support/clock.js";

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function hooked(intake: Partial<Intake> | null) {
  const worked: number[] = [];
  const desk: Intake = {
    record: async () => undefined,
    work: async ({ update_id: id }) => void worked.push(id),
    resume: async () => undefined,
    busy: () => 0,
    ...intake,
  };
  const router = webhookRoutes("bi-mat", () => (intake === null ? null : desk), quietLog);
  const server = httpServer({
    ...{ host: "127.0.0.1", port: 0, publicUrl: null, log: quietLog, ready: () => true },
    mounts: [{ router, guarded: false }],
  });
  const { url } = await server.listen();
  close = () => server.close(0);
  const post = async (body: string, secret: string | null = "bi-mat") => {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (secret !== null) headers["x-telegram-bot-api-secret-token"] = secret;
    return (await fetch(`${url}/telegram`, { method: "POST", headers, body })).status;
  };
  return { post, worked };
}

it("takes an update under its secret, and works on it", async () => {
  const { post, worked } = await hooked({});
  expect(await post('{"update_id":7}')).toBe(200);
  expect(worked).toEqual([7]);
});

it("takes nothing without the secret, or with another one", async () => {
  const { post, worked } = await hooked({});
  expect(await post('{"update_id":7}', null)).toBe(401);
  expect(await post('{"update_id":7}', "bi-mat2")).toBe(401);
  expect(await post('{"update_id":7}', "")).toBe(401);
  expect(worked).toEqual([]);
});

it("leaves with Telegram what it cannot record, or not yet", async () => {
  const busy = await hooked({ record: () => Promise.reject(new Error("busy")) });
  expect(await busy.post('{"update_id":7}')).toBe(503);
  expect(busy.worked).toEqual([]);
  await close();
  expect(await (await hooked(null)).post('{"update_id":7}')).toBe(503);
  await close();
  expect(await (await hooked({ busy: () => 1_000_000 })).post('{"update_id":7}')).toBe(503);
});

it("refuses what is longer than any update, and takes the next", async () => {
  const { post, worked } = await hooked({});
  expect(await post(`{"update_id":7,"x":"${"x".repeat(3 * 1024 * 1024)}"}`)).toBe(413);
  expect(await post('{"update_id":8,"x":"Lê Thị Minh"}')).toBe(200);
  expect(worked).toEqual([8]);
});

it.each(["", "[]", "{}", '{"update_id":"x"}', "{"])("refuses %j", async (body) => {
  const { post } = await hooked({});
  expect(await post(body)).toBe(400);
});
