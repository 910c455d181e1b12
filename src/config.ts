import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse as parseEnvFile } from "dotenv";
import { IANAZone } from "luxon";
import { z } from "zod";

/*
 * Environment → Config. The only file that reads process.env. A wrong or half-set value is one
 * sentence, and all sentences are told at once. NODE_ENV is not among them: it changes nothing.
 */

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Config = {
  /** `file:…`, SQLite through libSQL, or `postgres://…`. It may hold a password. */
  databaseUrl: string;
  /** Folder of evidence files and backups, as given: relative to the working folder. */
  dataDir: string;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Address under which people reach the server, without a slash at its end. */
  publicUrl: string | null;
  /** The local door. */
  local: { on: boolean; token: string | null };
  telegram: TelegramConfig | null;
  slack: SlackConfig | null;
  /** IANA zone of new workspaces. */
  timeZone: string;
  logLevel: LogLevel;
};

export type TelegramConfig = {
  token: string;
  apiRoot: string;
  /** Set: webhook at `/telegram`; null: long polling. */
  webhookSecret: string | null;
  /** Unprompted messages a second in all; 0: not paced. */
  rate: number;
};

export type SlackConfig = {
  botToken: string;
  /** Set: Socket Mode; null: HTTP at `/slack/events` under `signingSecret`. */
  appToken: string | null;
  signingSecret: string | null;
  apiUrl: string | null;
};

/** Why the program does not start: every complaint about the environment, one sentence each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** "on" and "off" are the documented words; the others are what people are used to. */
const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ...["on", "true", "1"].map((word) => [word, true] as const),
  ...["off", "false", "0"].map((word) => [word, false] as const),
]);
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;
const TELEGRAM_TOKEN = /^\d+:\S+$/;
const TELEGRAM_ROOT = "https://api.telegram.org";
const SQLITE_URL = /^file:./;
const POSTGRES_URL = /^postgres(ql)?:\/\//;

const optional = z.string().optional();

const Variables = z.object({
  DATABASE_URL: z.string().default("file:./data/dondoc.db").superRefine(checkDatabase),
  DATA_DIR: z.string().default("./data"),
  HOST: z
    .string()
    .regex(/^[\w.:[\]-]+$/, "HOST must be an address or a host name, such as 127.0.0.1.")
    .default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "PORT must be a port number from 0 to 65535.")
    .transform(Number)
    .refine((port) => port <= 65_535, "PORT must be a port number from 0 to 65535.")
    .default(8080),
  PUBLIC_URL: webAddress("PUBLIC_URL").optional(),
  LOCAL_WORKSPACE: z
    .string()
    .toLowerCase()
    .refine((value) => SWITCH.has(value), "LOCAL_WORKSPACE must be on or off.")
    .transform((value) => SWITCH.get(value))
    .optional(),
  LOCAL_WORKSPACE_TOKEN: optional,
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(TELEGRAM_TOKEN, "TELEGRAM_BOT_TOKEN must be digits, a colon and something after it.")
    .optional(),
  TELEGRAM_API_ROOT: webAddress("TELEGRAM_API_ROOT").default(TELEGRAM_ROOT),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^[\w-]{1,256}$/,
      "TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, underscores or hyphens.",
    )
    .optional(),
  TELEGRAM_RATE: z
    .string()
    .regex(/^\d{1,4}$/, "TELEGRAM_RATE must be a whole number of messages a second, 0 or more.")
    .transform(Number)
    .default(30),
  SLACK_BOT_TOKEN: optional,
  SLACK_APP_TOKEN: optional,
  SLACK_SIGNING_SECRET: optional,
  SLACK_API_URL: webAddress("SLACK_API_URL").optional(),
  TZ_NAME: z
    .string()
    .refine(
      (zone) => IANAZone.isValidZone(zone),
      "TZ_NAME must be a time zone such as Asia/Ho_Chi_Minh.",
    )
    .default("Asia/Ho_Chi_Minh"),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.` })
    .default("info"),
});

export type Environment = Readonly<Record<string, string | undefined>>;
export type Variable = keyof typeof Variables.shape;

/** Every variable there is, in the order of `.env.example`. */
export const VARIABLES = Object.keys(Variables.shape) as Variable[];

/** Throws a ConfigError with all complaints. An empty value counts as not set. */
export function readConfig(env: Environment): Config {
  const given = givenOf(env);
  const parsed = Variables.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  const problems = [...wrong, ...halfSet(given)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return assemble(parsed.data);
}

/** The configuration of this process: its environment, then a `.env` file in the working folder. */
export function configFromProcess(): Config {
  const file = resolve(".env");
  const fromFile = existsSync(file) ? parseEnvFile(readFileSync(file)) : {};
  return readConfig({ ...fromFile, ...process.env });
}

/** Whether a host name or address is this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

type Given = Partial<Record<Variable, string>>;

function givenOf(env: Environment): Given {
  const given: Given = {};
  for (const key of VARIABLES) {
    const value = env[key]?.trim();
    if (value !== undefined && value !== "") given[key] = value;
  }
  return given;
}

/** What is wrong only together; told beside the wrong values, so it looks at the words as given. */
function halfSet(given: Given): string[] {
  const problems: string[] = [];
  const host = given.HOST ?? "127.0.0.1";
  if (localOn(given) && !isLoopback(host) && given.LOCAL_WORKSPACE_TOKEN === undefined) {
    problems.push(
      "LOCAL_WORKSPACE_TOKEN must be set while the local workspace is on and HOST is not loopback.",
    );
  }
  if (given.TELEGRAM_WEBHOOK_SECRET !== undefined && given.TELEGRAM_BOT_TOKEN === undefined) {
    problems.push("TELEGRAM_WEBHOOK_SECRET is set without TELEGRAM_BOT_TOKEN.");
  }
  // A Bot API server of one's own may call this machine by its own address.
  const root = given.TELEGRAM_API_ROOT?.replace(/\/+$/, "") ?? TELEGRAM_ROOT;
  const official = root === TELEGRAM_ROOT;
  if (given.TELEGRAM_WEBHOOK_SECRET !== undefined && official && given.PUBLIC_URL === undefined) {
    problems.push("TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL, the address that Telegram calls.");
  }
  const slackWay = given.SLACK_APP_TOKEN ?? given.SLACK_SIGNING_SECRET;
  if (given.SLACK_BOT_TOKEN !== undefined && slackWay === undefined) {
    problems.push("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET beside it.");
  }
  for (const key of ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"] as const) {
    if (given[key] !== undefined && given.SLACK_BOT_TOKEN === undefined) {
      problems.push(`${key} is set without SLACK_BOT_TOKEN.`);
    }
  }
  return problems;
}

function localOn(given: Given): boolean {
  const said = given.LOCAL_WORKSPACE?.toLowerCase();
  if (said !== undefined) return SWITCH.get(said) ?? false;
  return given.TELEGRAM_BOT_TOKEN === undefined && given.SLACK_BOT_TOKEN === undefined;
}

function assemble(values: z.output<typeof Variables>): Config {
  const { TELEGRAM_BOT_TOKEN: telegram, SLACK_BOT_TOKEN: slack } = values;
  return {
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    local: {
      on: values.LOCAL_WORKSPACE ?? (telegram === undefined && slack === undefined),
      token: values.LOCAL_WORKSPACE_TOKEN ?? null,
    },
    telegram:
      telegram === undefined
        ? null
        : {
            token: telegram,
            apiRoot: values.TELEGRAM_API_ROOT,
            webhookSecret: values.TELEGRAM_WEBHOOK_SECRET ?? null,
            rate: values.TELEGRAM_RATE,
          },
    slack:
      slack === undefined
        ? null
        : {
            botToken: slack,
            appToken: values.SLACK_APP_TOKEN ?? null,
            signingSecret: values.SLACK_SIGNING_SECRET ?? null,
            apiUrl: values.SLACK_API_URL ?? null,
          },
    timeZone: values.TZ_NAME,
    logLevel: values.LOG_LEVEL,
  };
}

/** The address is not repeated in what is told: it may hold a password. */
function checkDatabase(url: string, context: z.RefinementCtx): void {
  if (SQLITE_URL.test(url)) return;
  const message = POSTGRES_URL.test(url)
    ? postgresProblem(url)
    : "DATABASE_URL must begin with file: and name a file, such as file:./data/dondoc.db, or with postgres://.";
  if (message !== null) context.addIssue({ code: "custom", message });
}

function postgresProblem(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && url.pathname.length > 1) return null;
  return "DATABASE_URL must name a server and a database, such as postgres://user:password@host/dondoc, with signs like @ or # in the password written as %40, %23.";
}

/** An address a browser or a platform calls: https, or http on this machine only. */
function webAddress(key: string) {
  return z
    .string()
    .superRefine((address, context) => {
      const message = addressProblem(key, address);
      if (message !== null) context.addIssue({ code: "custom", message });
    })
    .transform((address) => address.replace(/\/+$/, ""));
}

function addressProblem(key: string, address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    return `${key} must be an address that begins with https://.`;
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return `${key} may be http: on loopback only; elsewhere it must be https:.`;
  }
  if (url.search !== "" || url.hash !== "" || url.username !== "") {
    return `${key} must be an address without user, query or fragment.`;
  }
  return null;
}
