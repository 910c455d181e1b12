import { createHash, timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { TOKEN_PAGE } from "../../messages/page.js";
import { refuse, WebRefusal } from "./errors.js";

const COOKIE = "dondoc_local";
const DAYS = 30;

/**
 * The code of entry: `Authorization: Bearer …` for scripts; for people `?token=…` once, which leaves a
 * cookie. The cookie holds a digest, so that who reads it does not have the code.
 */
export function needToken(token: string, secure: boolean): RequestHandler {
  const code = digest(token);
  const pass = digest(`cookie:${token}`);
  return (request, response, next) => {
    if (same(bearerOf(request), code) || sameText(cookieOf(request), pass)) {
      next();
      return;
    }
    const typed = request.query.token;
    if (request.path.startsWith("/api/")) refuse(response, new WebRefusal("token_needed"));
    else if (typeof typed === "string" && same(typed, code)) enter(request, response, pass, secure);
    else ask(response, typed !== undefined);
  };
}

function digest(words: string): Buffer {
  return createHash("sha256").update(words).digest();
}

/** Compares digests, so that neither length nor first letters show in the time it takes. */
function same(given: string | null, code: Buffer): boolean {
  return given !== null && timingSafeEqual(digest(given), code);
}

function sameText(given: string | null, pass: Buffer): boolean {
  return same(given, digest(pass.toString("hex")));
}

function bearerOf(request: Request): string | null {
  return /^Bearer\s+(.+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? null;
}

function cookieOf(request: Request): string | null {
  for (const pair of (request.get("cookie") ?? "").split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === COOKIE && value !== undefined) return value;
  }
  return null;
}

/** Leaves the cookie and goes to the same address without the code in it. */
function enter(request: Request, response: Response, pass: Buffer, secure: boolean): void {
  const rest = new URLSearchParams(request.url.split("?")[1] ?? "");
  rest.delete("token");
  response.cookie(COOKIE, pass.toString("hex"), {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge: DAYS * 24 * 60 * 60 * 1000,
  });
  response.redirect(303, rest.size === 0 ? "/" : `/?${rest.toString()}`);
}

function ask(response: Response, wrong: boolean): void {
  const { title, says, label, enter: go } = TOKEN_PAGE;
  response
    .status(401)
    .type("html")
    .send(
      `<!doctype html><html lang="vi"><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>` +
        `<h1>${title}</h1><p>${says}</p>${wrong ? `<p role="alert">${TOKEN_PAGE.wrong}</p>` : ""}` +
        `<form method="get" action="/"><label>${label} <input name="token" type="password" autofocus required></label> ` +
        `<button>${go}</button></form></html>`,
    );
}
