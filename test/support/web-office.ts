import { webDoor } from "../../src/chat/web/index.js";
import { receiver } from "../../src/commands/receiver.js";
import { httpServer } from "../../src/http.js";
import type { openOffice } from "./office.js";
import { logInto, type Logged } from "./web.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/** The local workspace of a whole office over HTTP: the real door, receiver, verbs and store. */
export async function serveOffice(o: Office) {
  const logged: Logged[] = [];
  const log = logInto(logged);
  const door = webDoor({
    ...{ local: o.store.local, files: o.files, clock: o.clock, log, token: null, secure: false },
    ...{ commands: [], timeZone: "Asia/Ho_Chi_Minh", pageDir: import.meta.dirname },
  });
  await door.start(receiver({ ...o.kit, log, doors: [door] }, () => undefined));
  const server = httpServer({
    ...{ host: "127.0.0.1", port: 0, publicUrl: null, log, ready: () => true },
    mounts: [{ router: door.router, guarded: true }],
  });
  const { url } = await server.listen();
  return {
    ...{ url, logged, door },
    get: (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers }),
    async post(path: string, body: unknown) {
      const headers = { "content-type": "application/json" };
      return fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    },
    async close() {
      await door.stop();
      await server.close(200);
    },
  };
}

export type Served = Awaited<ReturnType<typeof serveOffice>>;
