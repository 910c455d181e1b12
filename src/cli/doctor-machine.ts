import { statfs } from "node:fs/promises";
import { resolve } from "node:path";
import { doctorWords } from "../messages/desk-doctor.js";
import { fail, ok, warn, type Check } from "./check.js";
import { readyDataFolder } from "./grounds.js";

const MEGABYTE = 1024 * 1024;
const SPACE_TO_WORK = 100;
const SPACE_TO_BE_EASY = 1024;

/** `^20.19 || ^22.12 || >=24`, as in package.json. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (fits) return ok("node", `Node ${version}`);
  return fail("node", `Node ${version}`, doctorWords.mendNode());
}

/** The folder of evidence can be written to and has room. */
export async function checkDataFolder(dataDir: string): Promise<Check> {
  const folder = resolve(dataDir);
  try {
    await readyDataFolder(folder);
  } catch {
    return fail("data_folder", doctorWords.folderClosed(folder), doctorWords.mendFolder());
  }
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const detail = doctorWords.folderOpen(folder, free);
  if (free < SPACE_TO_WORK) return fail("data_folder", detail, doctorWords.makeRoom());
  if (free < SPACE_TO_BE_EASY) return warn("data_folder", detail, doctorWords.makeRoom());
  return ok("data_folder", detail);
}

/** Where the office's days begin and end; a machine that stands elsewhere does no harm. */
export function checkTimeZone(zone: string): Check {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ok("time_zone", doctorWords.zone(zone, here));
}
