import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A file of the project; the path is given from its root with "/": "src/domain/task.ts". */
export type SourceText = { path: string; text: string };

/**
 * What a room may import. A name ending in "/" is a folder; "types" holds for what may be imported
 * as a type only. A package ending in "*" stands for all that begin so.
 */
type Room = { from: string[]; types?: string[]; packages: string[]; instead: string };

const DOCUMENT_LIBRARIES = [
  ...["mammoth", "unpdf", "fflate", "docx", "read-excel-file*", "write-excel-file*"],
  ...["papaparse", "echarts*", "@resvg/resvg-js", "xlsx", "pdfjs-dist*"],
  // A document is read apart from the bot, under a time limit.
  ...["node:worker_threads", "node:url", "node:zlib", "node:buffer", "node:crypto", "node:module"],
  // A picture is drawn in a process of its own (docs/adr/0024).
  "node:child_process",
];

/** The table of docs/adr/0001, as code. A new room or package is added here and there, with its reason. */
const ROOMS: Record<string, Room> = {
  "domain/": {
    from: [],
    packages: ["luxon"],
    instead: "A rule is pure: hand it what it needs as an argument.",
  },
  "deadlines/": {
    from: ["domain/"],
    packages: ["luxon"],
    instead: "A deadline is read from its words alone: hand it the rest as an argument.",
  },
  "messages/": {
    from: ["domain/"],
    packages: ["luxon"],
    instead: "A sentence is made from values: read them in the verb and hand them over.",
  },
  "shelves.ts": {
    from: [],
    types: ["domain/", "messages/"],
    packages: [],
    instead: "Shelves are types only, in the language of the office.",
  },
  "shelves-unasked.ts": {
    from: [],
    types: ["domain/", "messages/"],
    packages: [],
    instead: "Shelves are types only, in the language of the office.",
  },
  "shelves-indicators.ts": {
    from: [],
    types: ["domain/"],
    packages: [],
    instead: "Shelves are types only, in the language of the office.",
  },
  "ports.ts": {
    from: [],
    types: ["domain/", "messages/", "shelves.ts", "shelves-indicators.ts", "shelves-unasked.ts"],
    packages: ["luxon"],
    instead: "Ports are types only, in the language of the office.",
  },
  "commands/": {
    from: ["domain/", "deadlines/", "messages/", "ports.ts"],
    packages: ["luxon", "zod"],
    instead: "A verb reaches the outside through ports.ts: name there what it needs.",
  },
  "jobs/": {
    from: ["domain/", "messages/", "ports.ts"],
    packages: ["luxon", "node-cron", "graphile-worker"],
    instead: "The clockwork reaches the outside through ports.ts: name there what it needs.",
  },
  "documents/": {
    from: ["domain/", "deadlines/", "ports.ts"],
    packages: DOCUMENT_LIBRARIES,
    instead: "Paper is bytes in and rows out: hand it the bytes, store the rows elsewhere.",
  },
  "store/": {
    from: ["domain/", "ports.ts"],
    types: ["messages/"],
    // graphile-worker: its own schema is migrated with ours (docs/adr/0023).
    packages: ["@prisma/*", "node:*", "zod", "graphile-worker"],
    instead: "A shelf stores what was decided: decide in domain/, word it in messages/.",
  },
  "chat/": {
    from: ["messages/", "ports.ts"],
    packages: [...["grammy", "@grammyjs/*", "@slack/*"], "express", "busboy", "node:*", "zod"],
    instead: "A door hands on what came in and renders what goes out: decide in commands/.",
  },
  "cli/": {
    from: [
      ...["domain/", "deadlines/", "messages/", "commands/", "jobs/", "documents/", "store/"],
      ...["ports.ts", "config.ts", "clock.ts", "log.ts"],
    ],
    packages: ["*"],
    instead: "What needs a door is handed to the desk by main.ts.",
  },
  "http.ts": {
    from: ["ports.ts"],
    packages: ["express", "prom-client", "node:http", "node:net"],
    instead:
      "Doors mount their own routes on the server; what it shows is handed to it by main.ts.",
  },
  "config.ts": {
    from: [],
    packages: ["dotenv", "luxon", "zod", "node:fs", "node:path"],
    instead: "The configuration knows the environment and nothing else.",
  },
  "clock.ts": { from: ["ports.ts"], packages: [], instead: "The clock knows the time only." },
  "log.ts": {
    from: ["ports.ts"],
    types: ["config.ts"],
    packages: ["pino"],
    instead: "The log is handed what it writes.",
  },
  "main.ts": {
    from: [
      ...["domain/", "deadlines/", "messages/", "commands/", "jobs/", "documents/", "store/"],
      ...["chat/", "cli/", "ports.ts", "config.ts", "clock.ts", "log.ts", "http.ts"],
    ],
    packages: ["*"],
    instead: "",
  },
};

const LONGEST_FILE = 400;
const DOOR_FILES = ["index.ts", "read.ts", "render.ts", "errors.ts"];
const VIETNAMESE_LETTER = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/iu;

/**
 * Where Vietnamese stands: what the bot says, deadline phrases, the page's labels, the invented
 * commune, the marks of secrecy, and word tables, which are files whose name says so.
 */
const VIETNAMESE_FILES = [
  /^src\/messages\//,
  /^src\/deadlines\//,
  /^src\/chat\/web\/page\//,
  /^src\/domain\/secrecy\.ts$/,
  /\/demo[/.-]/,
  /[/-]words\.ts$/,
];

/** A pattern is read by, never said: it may stand where documents, names and arguments are understood. */
const VIETNAMESE_PATTERNS = /^src\/(domain|documents|commands)\//;

/** Every breach of the house rules, one sentence each: where, what, and what to do instead. */
export function violations(files: readonly SourceText[]): string[] {
  const own = files.filter(({ path }) => path.startsWith("src/"));
  return [
    ...own.flatMap((file) => fileViolations(file)),
    ...doorViolations(own.map(({ path }) => path)),
  ];
}

/** The project's own TypeScript under `src`, generated code left out. */
export function projectSources(): SourceText[] {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && !path.startsWith("src/store/generated/"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function fileViolations({ path, text }: SourceText): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [...sizeViolations(path, text), ...nameViolations(path)];
  const tell = (node: ts.Node, words: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${String(line + 1)} ${words}`);
  };
  if (isBarrel(source))
    tell(source, "only hands on others' exports: import from where it is made.");
  const visit = (node: ts.Node): void => {
    const taken = importOf(node);
    if (taken !== null) checkImport(path, taken, (words) => tell(node, words));
    checkNode(path, node, (words) => tell(node, words));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Import = { from: string; typeOnly: boolean };
type Tell = (words: string) => void;

/** Static, dynamic, type and re-exporting imports alike. */
function importOf(node: ts.Node): Import | null {
  if (ts.isImportDeclaration(node)) {
    return named(
      node.moduleSpecifier,
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    );
  }
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return named(node.argument.literal, true);
  }
  if (ts.isCallExpression(node)) {
    const required = ts.isIdentifier(node.expression) && node.expression.text === "require";
    const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return required || dynamic ? named(node.arguments[0], false) : null;
  }
  return null;
}

function named(specifier: ts.Node | undefined, typeOnly: boolean): Import | null {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return null;
  return { from: specifier.text, typeOnly };
}

function checkImport(path: string, taken: Import, tell: Tell): void {
  const home = roomOf(path);
  const room = ROOMS[home];
  if (room === undefined) {
    tell("lies in no room: put it into one, or add the room to the table with its reason.");
    return;
  }
  if (!taken.from.startsWith(".")) {
    if (!room.packages.some((allowed) => matches(allowed, taken.from))) {
      tell(`takes the package "${taken.from}", which ${home} may not. ${room.instead}`);
    }
    return;
  }
  const target = resolveImport(path, taken.from);
  const away = roomOf(target);
  if (away === home) {
    if (home === "chat/" && doorOf(path) !== null && doorOf(target) !== doorOf(path)) {
      tell(`takes from another door, ${target}: a door stands alone.`);
    }
    return;
  }
  if (room.from.includes(away)) return;
  if (room.types?.includes(away) === true) {
    if (!taken.typeOnly) tell(`takes more than types from ${target}. ${room.instead}`);
    return;
  }
  if (!away.startsWith("..")) tell(`takes from ${target}, which ${home} may not. ${room.instead}`);
}

function checkNode(path: string, node: ts.Node, tell: Tell): void {
  if (readsEnvironment(node) && path !== "src/config.ts") {
    tell("reads process.env: add the variable to src/config.ts and take it as an argument.");
  }
  if (readsRawClock(node) && path !== "src/clock.ts") {
    tell("reads the raw clock: take `now` as an argument, or a Clock.");
  }
  if (ts.isExportAssignment(node) || isDefaultExport(node)) {
    tell("exports a default: export it by name.");
  }
  if (speaksVietnamese(node) && !mayHoldVietnamese(path, node)) {
    tell("speaks Vietnamese: say it in src/messages, or keep the words in a table of words.");
  }
}

/** `process.env`, `process["env"]`, `const { env } = process`, and `env` taken from node:process. */
function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return isProcess(node.expression) && node.name.text === "env";
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression);
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
    return node.initializer !== undefined && isProcess(node.initializer);
  }
  return ts.isImportDeclaration(node) && /^(node:)?process$/.test(importOf(node)?.from ?? "");
}

function isProcess(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === "globalThis.process";
  return ts.isIdentifier(node) && node.text === "process";
}

/** `new Date()`, `Date()`, `Date.now`, `DateTime.now`, and `DateTime.local()` or `.utc()` without a day. */
function readsRawClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isNamed(node.expression, "Date") && !node.arguments?.length;
  if (ts.isCallExpression(node)) {
    if (isNamed(node.expression, "Date")) return true;
    const called = node.expression.getText();
    return /^DateTime\.(local|utc)$/.test(called) && node.arguments.length === 0;
  }
  return ts.isPropertyAccessExpression(node) && /^(Date|DateTime)\.now$/.test(node.getText());
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportSpecifier(node)) return node.name.text === "default";
  if (!ts.canHaveModifiers(node)) return false;
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

/** In what the program says, reads or is called; comments may give examples. One letter is no word. */
function speaksVietnamese(node: ts.Node): boolean {
  const words = ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node);
  if (!words && !ts.isIdentifier(node)) return false;
  const isPattern = ts.isRegularExpressionLiteral(node);
  const text = isPattern ? node.text.replace(/\[[^\]]*\]/g, " ") : node.text;
  return (text.match(/\p{L}{2,}/gu) ?? []).some((word) => VIETNAMESE_LETTER.test(word));
}

function mayHoldVietnamese(path: string, node: ts.Node): boolean {
  if (ts.isRegularExpressionLiteral(node) && VIETNAMESE_PATTERNS.test(path)) return true;
  return VIETNAMESE_FILES.some((allowed) => allowed.test(path));
}

function isBarrel(source: ts.SourceFile): boolean {
  const exported = source.statements.filter((one) => !ts.isImportDeclaration(one));
  return exported.length > 0 && exported.every((one) => ts.isExportDeclaration(one));
}

function sizeViolations(path: string, text: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n").length;
  if (lines <= LONGEST_FILE) return [];
  return [`${path} has ${String(lines)} lines, ${String(LONGEST_FILE)} at most: split it by noun.`];
}

function nameViolations(path: string): string[] {
  if (!/\/(utils?|helpers?|types|common|misc)(\.ts|\/)/.test(path)) return [];
  return [`${path} is a drawer: name the file after the one thing that is in it.`];
}

function doorViolations(paths: readonly string[]): string[] {
  const doors = new Set(paths.map(doorOf).filter((door) => door !== null));
  return [...doors].flatMap((door) =>
    DOOR_FILES.filter((name) => !paths.includes(`${door}${name}`)).map(
      (name) => `${door} has no ${name}: every door has ${DOOR_FILES.join(", ")}.`,
    ),
  );
}

/** "src/chat/web/" of everything in it; null outside a door. */
function doorOf(path: string): string | null {
  return /^src\/chat\/[^/]+\//.exec(path)?.[0] ?? null;
}

/** "domain/" of src/domain/task.ts, "main.ts" of src/main.ts, "../" of what lies outside src. */
function roomOf(path: string): string {
  if (!path.startsWith("src/")) return "../";
  return /^src\/([^/]+\/?)/.exec(path)?.[1] ?? path;
}

function resolveImport(path: string, specifier: string): string {
  const resolved = new URL(specifier, `file:///${path}`).pathname.slice(1);
  return resolved.replace(/\.js$/, ".ts");
}

function matches(allowed: string, name: string): boolean {
  if (allowed.endsWith("*")) return name.startsWith(allowed.slice(0, -1));
  return name === allowed || name.startsWith(`${allowed}/`);
}
