import fc from "fast-check";
import { COMMANDS } from "../../src/commands/registry.js";

/** The same runs each time; another seed is tried by writing it here. */
const SEED = 20_260_610;

/** So many runs; a failure prints the seed and the smallest words that fail. */
export function runs(numRuns: number): { numRuns: number; seed: number } {
  return { numRuns, seed: SEED };
}

export const NAMES = COMMANDS.flatMap(({ name, vietnamese, aliases }) => [
  name,
  vietnamese,
  ...aliases,
]);

/** What arguments are made of, right and wrong: numbers, ids of each letter, pages, steps, days. */
const ARGUMENTS = [
  ...[
    "12",
    "#1",
    "nv2",
    "1,2",
    "0",
    "-1",
    "2e9",
    "1.5",
    "٣",
    "９",
    "999999999",
    "9007199254740993",
  ],
  ...["p2", "p-1", "p0", "p99999", "none", "new", "load", "all", "yes", "no", "other", "keep"],
  ...["rows", "unclear", "units", "unit", "due", "confirm", "drop", "close", "activate", "notes"],
  ...["name", "alias", "merge", "split", "move", "give", "ended", "add", "left", "role", "export"],
  ...["handover", "remove", "erase", "code", "head", "admin", "official", "chat", "days", "dayoff"],
  ...["31/02", "30/2/2026", "1/7", "15/7/225", "ngày 30 tháng 7", "hôm nay", "00/00/0000", "60%"],
  ...["15/KH-UBND", "https://x", "javascript:alert(1)", "MẬT", "@Minh", "Minh", "Phòng Kinh tế"],
];

/** What people and programs send that was never meant. */
const NASTY = [
  ...["'; DROP TABLE members; --", "%", "_", "%_\\", "\\", "\\\\'", "${7*7}", "{{7*7}}", "../../x"],
  ...["constructor", "__proto__", "toString", "hasOwnProperty", "null", "undefined", "NaN", "[]"],
  ...["<b>", "<script>alert(1)</script>", "&lt;&amp;", "<@U1|x>", "*_~`>", "[a](http://x)", "```"],
  ...[
    "\u200b",
    "\u202e123",
    "\ufeff",
    "\u0000",
    "\u001b[31m",
    "\r\n",
    "\u2028",
    "👩‍👩‍👧‍👦",
    "🇻🇳",
    "\ud800",
  ],
  ...["nhiệm vụ", "Phòng Kinh tế", "đã trình", "hòa", "hoà"].map((word) => word.normalize("NFD")),
  ...["ا ب ت", "ﷺ", "İ", "ß", "ﬁ", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "dài ".repeat(2000), "ữ".repeat(5000), "1".repeat(400)],
];

const id = fc
  .tuple(
    fc.constantFrom("o", "e", "d", "b", "x", "m", "u", "p", "z"),
    fc.oneof(fc.nat(40), fc.nat(2 ** 40)),
  )
  .map(([letter, number]) => `${letter}${String(number)}`);

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ARGUMENTS) },
  { weight: 3, arbitrary: id },
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 2 ** 53 }).map(String) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
);

export const args = fc.array(word, { maxLength: 5 }).map((words) => words.join(" "));

/** A command with any arguments; and what only looks like one. */
export const commandLine = fc
  .tuple(fc.constantFrom("/", "", "//", "/@"), fc.constantFrom(...NAMES, "xyz"), args)
  .map(([slash, name, rest]) => `${slash}${name} ${rest}`);

export const text = fc.oneof(
  { weight: 4, arbitrary: commandLine },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: args },
);
