import express, { type Request, type Response, type Router } from "express";
import type { Clock, Door, Files, Incoming, LocalChats, Log, Receiver } from "../../ports.js";
import { converse, type Converse } from "./converse.js";
import { tellErrors, WebRefusal } from "./errors.js";
import { events, type Events } from "./events.js";
import { handOut } from "./hand-out.js";
import { historyOf } from "./history.js";
import { LIMITS } from "./limits.js";
import type { PageFacts, WireCommand } from "./page/shapes.js";
import { pageFiles, secured } from "./page-files.js";
import { readButton, readMessage, readPerson } from "./read.js";
import { pageWords, wireChat, wireMessage, wirePerson } from "./render.js";
import { needToken } from "./token.js";

export type WebDoorOptions = {
  local: LocalChats;
  files: Files;
  clock: Clock;
  log: Log;
  /** Code of entry; null where only this machine reaches the server. */
  token: string | null;
  /** People come over https: the cookie then goes over nothing else. */
  secure: boolean;
  /** What the slash menu offers. */
  commands: WireCommand[];
  /** IANA zone in which the page shows times. */
  timeZone: string;
  /** Folder of the compiled page: `dist/chat/web/page`. */
  pageDir: string;
};

/** The door, its routes, and what the start does with a request that a crash left unanswered. */
export type WebDoor = Door & {
  /** Mount at "/", behind the guard of hosts and origins. */
  readonly router: Router;
  /** Works on what was taken before a crash; its answer appears in its chat, once. Never throws. */
  resume(incoming: Incoming): Promise<void>;
};

/** The local workspace: what Telegram is elsewhere, page and platform in one. */
export function webDoor(options: WebDoorOptions): WebDoor {
  const { local, files, log } = options;
  const stream = events(local, log);
  const busy = new Set<Promise<unknown>>();
  let talk: Converse | null = null;
  let taking = false;
  const hear = async (incoming: Incoming) => {
    if (talk === null || !taking) throw new WebRefusal("stopping");
    const work = talk.hear(incoming);
    busy.add(work);
    return work.finally(() => busy.delete(work));
  };
  return {
    name: "web",
    limits: { fileBytes: LIMITS.fileBytes },
    keepsFiles: true,
    router: routes(options, stream, hear),
    async start(receiver: Receiver) {
      talk = converse({ ...options, wake: stream.wake }, receiver);
      taking = true;
    },
    async stop() {
      taking = false;
      await Promise.allSettled(busy);
      talk = null;
      stream.close();
    },
    async send(to, said) {
      if (talk === null) return { ok: false, retry: true, why: "stopping" };
      return talk.say(to, said);
    },
    async download(file) {
      return files.stream(file.id);
    },
    async resume(incoming) {
      await hear(incoming).catch((error: unknown) => {
        log.error("what a crash left could not be answered", { source: incoming.source, error });
      });
    },
  };
}

type Hear = Converse["hear"];

function routes(options: WebDoorOptions, stream: Events, hear: Hear): Router {
  const router = express.Router();
  router.use(secured);
  if (options.token !== null) router.use(needToken(options.token, options.secure));
  router.use("/api/local", api(options, stream, hear));
  router.use(pageFiles(options.pageDir));
  return router;
}

function api(options: WebDoorOptions, stream: Events, hear: Hear): Router {
  const { local } = options;
  const router = express.Router();
  router.use(express.json({ limit: LIMITS.jsonBytes }));
  router.get("/people", async (_request, response) => {
    response.json({ people: (await local.people()).map(wirePerson) });
  });
  router.get("/chats", async (request, response) => {
    const person = await readPerson(request, local);
    response.json({ chats: (await local.chats(person.id)).map(wireChat) });
  });
  router.post("/messages", answering(readMessage, options, hear));
  router.post("/buttons", answering(readButton, options, hear));
  router.get("/events", (request, response) => stream.open(request, response));
  router.get("/files/:message/:at", (request, response) => handOut(request, response, options));
  router.get("/history", async (request, response) => {
    const person = await readPerson(request, local);
    response.json(await historyOf(person.id, local));
  });
  router.get("/page", (_request, response) => {
    response.json(pageFacts(options));
  });
  router.use(() => {
    throw new WebRefusal("not_found");
  });
  router.use(tellErrors(options.log));
  return router;
}

function answering(
  read: typeof readMessage,
  options: WebDoorOptions,
  hear: Hear,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const incoming = await read(request, options);
    const rows = await hear(incoming);
    response.json({ messages: rows.map((row) => wireMessage(row, incoming.from.id)) });
  };
}

function pageFacts({ commands, timeZone }: WebDoorOptions): PageFacts {
  const { files, fileBytes, text } = LIMITS;
  return { words: pageWords, commands, timeZone, limits: { files, fileBytes, text } };
}
