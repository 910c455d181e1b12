import { describe, expect, it } from "vitest";
import { ConfigError, isLoopback, readConfig, type Environment } from "../src/config.js";

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.problems;
    throw fault;
  }
  return [];
}

const BOT = { TELEGRAM_BOT_TOKEN: "12345:AbC" };
const DEFAULT_BOT = {
  token: "12345:AbC",
  apiRoot: "https://api.telegram.org",
  webhookSecret: null,
  rate: 30,
};

describe("an empty environment", () => {
  it("opens the local workspace on this machine with everything at its default", () => {
    expect(readConfig({})).toEqual({
      databaseUrl: "file:./data/dondoc.db",
      dataDir: "./data",
      host: "127.0.0.1",
      port: 8080,
      publicUrl: null,
      local: { on: true, token: null },
      telegram: null,
      slack: null,
      timeZone: "Asia/Ho_Chi_Minh",
      logLevel: "info",
    });
  });

  it("takes an empty value, or one of spaces, for not set", () => {
    const empty = { PORT: "", TELEGRAM_BOT_TOKEN: "  ", LOCAL_WORKSPACE: "", SLACK_APP_TOKEN: "" };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it("does not change with NODE_ENV", () => {
    expect(readConfig({ NODE_ENV: "production" })).toEqual(readConfig({ NODE_ENV: "test" }));
  });
});

describe("good values", () => {
  it.each<[Environment, object]>([
    [{ DATABASE_URL: "file:/srv/dondoc/a.db" }, { databaseUrl: "file:/srv/dondoc/a.db" }],
    [{ DATABASE_URL: "postgres://u:p%40@db/d" }, { databaseUrl: "postgres://u:p%40@db/d" }],
    [{ DATABASE_URL: "postgresql:///d?host=db" }, { databaseUrl: "postgresql:///d?host=db" }],
    [{ DATA_DIR: "/srv/dondoc" }, { dataDir: "/srv/dondoc" }],
    [{ PORT: "0" }, { port: 0 }],
    [{ PORT: " 65535 " }, { port: 65_535 }],
    [{ HOST: "::1" }, { host: "::1" }],
    [{ HOST: "localhost" }, { host: "localhost" }],
    [{ PUBLIC_URL: "https://dondoc.example/" }, { publicUrl: "https://dondoc.example" }],
    [{ PUBLIC_URL: "http://127.0.0.1:9000" }, { publicUrl: "http://127.0.0.1:9000" }],
    [{ LOCAL_WORKSPACE: "off" }, { local: { on: false, token: null } }],
    [{ LOCAL_WORKSPACE: "ON" }, { local: { on: true, token: null } }],
    [
      { HOST: "0.0.0.0", LOCAL_WORKSPACE_TOKEN: "mot-chuoi-dai" },
      { host: "0.0.0.0", local: { on: true, token: "mot-chuoi-dai" } },
    ],
    [{ HOST: "0.0.0.0", LOCAL_WORKSPACE: "off" }, { host: "0.0.0.0" }],
    [{ TELEGRAM_API_ROOT: "http://localhost:8081" }, { telegram: null }],
    [
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" },
      {
        local: { on: false, token: null },
        slack: { botToken: "xoxb-1", appToken: "xapp-1", signingSecret: null, apiUrl: null },
      },
    ],
    [
      {
        SLACK_BOT_TOKEN: "xoxb-1",
        SLACK_SIGNING_SECRET: "s",
        SLACK_API_URL: "http://127.0.0.1:9/api/",
      },
      {
        slack: {
          botToken: "xoxb-1",
          appToken: null,
          signingSecret: "s",
          apiUrl: "http://127.0.0.1:9/api",
        },
      },
    ],
    [{ TELEGRAM_RATE: "0" }, { telegram: null }],
    [
      { ...BOT, TELEGRAM_API_ROOT: "http://localhost:8081/", TELEGRAM_WEBHOOK_SECRET: "s-1" },
      {
        local: { on: false, token: null },
        telegram: { ...DEFAULT_BOT, apiRoot: "http://localhost:8081", webhookSecret: "s-1" },
      },
    ],
    [{ ...BOT, TELEGRAM_RATE: "0" }, { telegram: { ...DEFAULT_BOT, rate: 0 } }],
    [
      { ...BOT, LOCAL_WORKSPACE: "on" },
      { local: { on: true, token: null }, telegram: DEFAULT_BOT },
    ],
    [{ TZ_NAME: "Asia/Bangkok" }, { timeZone: "Asia/Bangkok" }],
    [{ LOG_LEVEL: "debug" }, { logLevel: "debug" }],
  ])("%j is taken", (env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

const PORT_WRONG = "PORT must be a port number from 0 to 65535.";
const DATABASE_WRONG =
  "DATABASE_URL must begin with file: and name a file, such as file:./data/dondoc.db, or with postgres://.";
const POSTGRES_WRONG =
  "DATABASE_URL must name a server and a database, such as postgres://user:password@host/dondoc, with signs like @ or # in the password written as %40, %23.";
const TOKEN_FORM = "TELEGRAM_BOT_TOKEN must be digits, a colon and something after it.";
const WEBHOOK_ADDRESS =
  "TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL, the address that Telegram calls.";
const LOCAL_TOKEN =
  "LOCAL_WORKSPACE_TOKEN must be set while the local workspace is on and HOST is not loopback.";
const RATE_WRONG = "TELEGRAM_RATE must be a whole number of messages a second, 0 or more.";

describe("a wrong or half-set value stops the start with its sentence", () => {
  it.each<[Environment, string[]]>([
    [{ DATABASE_URL: "mysql://localhost/x" }, [DATABASE_WRONG]],
    [{ DATABASE_URL: "./data/dondoc.db" }, [DATABASE_WRONG]],
    [{ DATABASE_URL: "file:" }, [DATABASE_WRONG]],
    [{ DATABASE_URL: "postgres://u:p@localhost" }, [POSTGRES_WRONG]],
    [{ DATABASE_URL: "postgresql://u:p#q@localhost/d" }, [POSTGRES_WRONG]],
    [{ PORT: "abc" }, [PORT_WRONG]],
    [{ PORT: "-1" }, [PORT_WRONG]],
    [{ PORT: "65536" }, [PORT_WRONG]],
    [{ PORT: "80.5" }, [PORT_WRONG]],
    [
      { HOST: "http://x/" },
      ["HOST must be an address or a host name, such as 127.0.0.1.", LOCAL_TOKEN],
    ],
    [{ HOST: "0.0.0.0" }, [LOCAL_TOKEN]],
    [{ HOST: "192.168.1.4", LOCAL_WORKSPACE: "on" }, [LOCAL_TOKEN]],
    [{ HOST: "127.0.0.1.example.vn" }, [LOCAL_TOKEN]],
    [{ LOCAL_WORKSPACE: "maybe" }, ["LOCAL_WORKSPACE must be on or off."]],
    [{ LOCAL_WORKSPACE: "constructor" }, ["LOCAL_WORKSPACE must be on or off."]],
    [
      { PUBLIC_URL: "dondoc.example" },
      ["PUBLIC_URL must be an address that begins with https://."],
    ],
    [
      { PUBLIC_URL: "ftp://a.example" },
      ["PUBLIC_URL must be an address that begins with https://."],
    ],
    [
      { PUBLIC_URL: "http://dondoc.example" },
      ["PUBLIC_URL may be http: on loopback only; elsewhere it must be https:."],
    ],
    [
      { PUBLIC_URL: "https://a.example/?x=1" },
      ["PUBLIC_URL must be an address without user, query or fragment."],
    ],
    [
      { TELEGRAM_API_ROOT: "http://10.0.0.2:8081" },
      ["TELEGRAM_API_ROOT may be http: on loopback only; elsewhere it must be https:."],
    ],
    [
      { SLACK_API_URL: "http://relay.example" },
      ["SLACK_API_URL may be http: on loopback only; elsewhere it must be https:."],
    ],
    [{ TELEGRAM_BOT_TOKEN: "abc:AbC" }, [TOKEN_FORM]],
    [{ TELEGRAM_BOT_TOKEN: "12345:" }, [TOKEN_FORM]],
    [
      { TELEGRAM_WEBHOOK_SECRET: "abc", PUBLIC_URL: "https://dondoc.example" },
      ["TELEGRAM_WEBHOOK_SECRET is set without TELEGRAM_BOT_TOKEN."],
    ],
    [
      { ...BOT, TELEGRAM_WEBHOOK_SECRET: "a b", PUBLIC_URL: "https://dondoc.example" },
      ["TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, underscores or hyphens."],
    ],
    [{ ...BOT, TELEGRAM_WEBHOOK_SECRET: "abc" }, [WEBHOOK_ADDRESS]],
    [
      { ...BOT, TELEGRAM_WEBHOOK_SECRET: "abc", TELEGRAM_API_ROOT: "https://api.telegram.org/" },
      [WEBHOOK_ADDRESS],
    ],
    [{ TELEGRAM_RATE: "-1" }, [RATE_WRONG]],
    [{ TELEGRAM_RATE: "fast" }, [RATE_WRONG]],
    [
      { SLACK_BOT_TOKEN: "xoxb-1" },
      ["SLACK_BOT_TOKEN needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET beside it."],
    ],
    [{ SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN."]],
    [{ SLACK_SIGNING_SECRET: "s" }, ["SLACK_SIGNING_SECRET is set without SLACK_BOT_TOKEN."]],
    [{ TZ_NAME: "Hanoi" }, ["TZ_NAME must be a time zone such as Asia/Ho_Chi_Minh."]],
    [
      { LOG_LEVEL: "loud" },
      ["LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent."],
    ],
  ])("%j", (env, expected) => {
    expect(problemsOf(env)).toEqual(expected);
  });

  it("tells all of them at once", () => {
    const env = {
      PORT: "x",
      TZ_NAME: "x",
      HOST: "0.0.0.0",
      DATABASE_URL: "x",
      SLACK_APP_TOKEN: "x",
    };
    expect(problemsOf(env)).toHaveLength(5);
  });

  it("never repeats a token or a password in what it tells", () => {
    const secret = "not-a-form-of-a-token";
    const told = problemsOf({
      TELEGRAM_BOT_TOKEN: secret,
      TELEGRAM_WEBHOOK_SECRET: `${secret} `.repeat(2),
      SLACK_BOT_TOKEN: secret,
      DATABASE_URL: `postgres://u:${secret}@localhost`,
    });
    expect(told.length).toBeGreaterThan(3);
    expect(told.join("\n")).not.toContain(secret);
  });

  it("asks for no token of the local workspace once a chat token has closed it", () => {
    expect(problemsOf({ HOST: "0.0.0.0", TELEGRAM_BOT_TOKEN: "1:a" })).not.toContain(LOCAL_TOKEN);
  });
});

describe("loopback", () => {
  it.each(["localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]", "LOCALHOST"])("is %s", (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(["0.0.0.0", "::", "10.0.0.1", "localhost.example", "127.0.0.1.example"])(
    "is not %s",
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
