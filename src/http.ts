import express, { type ErrorRequestHandler, type RequestHandler, type Router } from "express";
import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Log } from "./ports.js";

/*
 * The one HTTP server: health, readiness and metrics for the operator, and whatever doors mount.
 */

export type Mount = {
  /** Its routes carry their whole paths; it is mounted at "/". */
  router: Router;
  /**
   * Only for this machine and for `publicUrl`: another host or a foreign page's origin gets 403.
   * Webhooks, which platforms call and which check a secret of their own, are not guarded.
   */
  guarded: boolean;
};

/** A figure read when somebody asks for the metrics: "dondoc_outbox_dead". */
export type Figure = { name: string; help: string; read: () => Promise<number> };

export type HttpOptions = {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  publicUrl: string | null;
  log: Log;
  /** Whether migrations, and the demo where there is one, are there. */
  ready: () => boolean | Promise<boolean>;
  mounts: Mount[];
  figures?: Figure[];
};

export type HttpServer = {
  /** Throws an Error whose message tells the operator what to do. */
  listen(): Promise<{ port: number; url: string }>;
  /** Takes nothing new, lets go of idle connections, and cuts off what lasts longer than `graceMs`. */
  close(graceMs?: number): Promise<void>;
};

export function httpServer(options: HttpOptions): HttpServer {
  const app = application(options);
  let server: ReturnType<typeof app.listen> | null = null;
  return {
    async listen() {
      const { host, port } = options;
      server = await new Promise<NonNullable<typeof server>>((resolve, reject) => {
        const starting = app.listen(port, bare(host), (error?: Error) => {
          if (error === undefined) resolve(starting);
          else reject(listenFault(error, host, port));
        });
      });
      const at = server.address();
      const bound = typeof at === "object" && at !== null ? at.port : port;
      return { port: bound, url: `http://${shown(host)}:${String(bound)}` };
    },
    async close(graceMs = 5000) {
      const closing = server;
      server = null;
      if (closing === null) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          closing.closeAllConnections();
        }, graceMs);
        closing.close(() => {
          clearTimeout(timer);
          resolve();
        });
        closing.closeIdleConnections();
      });
    },
  };
}

function application(options: HttpOptions): express.Express {
  const app = express();
  const registry = new Registry();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(counted(registry));
  // First, for what platforms call comes most often.
  for (const { router } of options.mounts.filter((mount) => !mount.guarded)) app.use(router);
  app.get(["/healthz", "/readyz"], async (_request, response) => {
    const ready = await options.ready();
    response
      .set("cache-control", "no-store")
      .status(ready ? 200 : 503)
      .json({ ready });
  });
  addFigures(registry, options.figures ?? []);
  app.get("/metrics", async (_request, response) => {
    response.set("content-type", registry.contentType).send(await registry.metrics());
  });
  const guarded = options.mounts.filter((mount) => mount.guarded);
  if (guarded.length > 0) app.use(guard(options.publicUrl));
  for (const { router } of guarded) app.use(router);
  app.use((_request, response) => {
    response.status(404).json(problem("not_found", "There is nothing at this address."));
  });
  app.use(lastResort(options.log));
  return app;
}

function counted(registry: Registry): RequestHandler {
  const requests = new Counter({
    name: "dondoc_http_requests_total",
    help: "HTTP requests by method and status",
    labelNames: ["method", "status"],
    registers: [registry],
  });
  collectDefaultMetrics({ register: registry });
  return (request, response, next) => {
    response.once("finish", () => {
      requests.inc({ method: request.method, status: response.statusCode });
    });
    next();
  };
}

function addFigures(registry: Registry, figures: Figure[]): void {
  for (const { name, help, read } of figures) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Keeps other websites in the same browser out: a name that was pointed at this machine fails by its
 * Host, a page elsewhere by its Origin, and one that hides its origin by what the browser says of it.
 */
function guard(publicUrl: string | null): RequestHandler {
  const ours = publicUrl === null ? null : new URL(publicUrl);
  return (request, response, next) => {
    const host = (request.headers.host ?? "").toLowerCase();
    if (!LOOPBACK_HOST.test(host) && host !== ours?.host) {
      response.status(403).json(problem("foreign_host", "This host name is not served here."));
      return;
    }
    const origin = request.headers.origin?.toLowerCase();
    const same = [`http://${host}`, `https://${host}`, ours?.origin];
    const foreign = origin === undefined ? hidden(request.headers) : !same.includes(origin);
    if (foreign) {
      response.status(403).json(problem("foreign_origin", "Other sites may not ask this."));
      return;
    }
    next();
  };
}

/** A foreign page's request that carries no Origin: a picture or a script, not a link one follows. */
function hidden(headers: Record<string, unknown>): boolean {
  const site = headers["sec-fetch-site"];
  const from = site === "cross-site" || site === "same-site";
  return from && headers["sec-fetch-mode"] !== "navigate";
}

function lastResort(log: Log): ErrorRequestHandler {
  // Express knows this kind of handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    if (response.headersSent) {
      log.error("an answer broke off", { error });
      response.destroy();
      return;
    }
    const status = statusOf(error);
    if (status < 500) {
      response.status(status).json(problem("bad_request", "The request could not be read."));
      return;
    }
    log.error("a request failed", { error });
    response.status(500).json(problem("fault", "Something went wrong here."));
  };
}

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("status" in error)) return 500;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

function problem(code: string, message: string) {
  return { error: { code, message } };
}

/** "[::1]" is written with brackets in addresses and without them to the system. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}

function shown(host: string): string {
  const plain = bare(host);
  return plain.includes(":") ? `[${plain}]` : plain;
}

function listenFault(error: Error, host: string, port: number): Error {
  const at = `${shown(host)}:${String(port)}`;
  const code = "code" in error ? error.code : "";
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${String(port)} on ${host} is in use: stop the other program, or set PORT to a free port.`,
    EACCES: `Listening on ${at} is not allowed: set PORT to 1024 or more.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to 127.0.0.1 or to one of its addresses.`,
    ENOTFOUND: `HOST ${host} is unknown: set it to 127.0.0.1 or to an address of this machine.`,
  };
  const said = typeof code === "string" ? why[code] : undefined;
  return new Error(said ?? `Listening on ${at} failed.`, { cause: error });
}
