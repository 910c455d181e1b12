import express, { type RequestHandler, type Router } from "express";

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cache-control": "no-store",
};

/** On every answer of the door; a route may say more exactly what holds for it. */
export const secured: RequestHandler = (_request, response, next) => {
  response.set(HEADERS);
  next();
};

/** The page at "/", its script and style under "/page/". Asked for anew each time, sent when changed. */
export function pageFiles(pageDir: string): Router {
  const router = express.Router();
  const set = { cacheControl: false, dotfiles: "ignore" } as const;
  router.use((_request, response, next) => {
    response.set("cache-control", "no-cache");
    next();
  });
  router.get("/", (_request, response, next) => {
    response.sendFile("index.html", { ...set, root: pageDir }, (error?: Error) => {
      // It is called in any case; who closed the tab meanwhile is not waiting for an answer.
      if (error !== undefined && !response.headersSent) next(error);
    });
  });
  router.use("/page", express.static(pageDir, { ...set, index: false, redirect: false }));
  return router;
}
