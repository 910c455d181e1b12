import { faultWords } from "../messages/desk-help.js";
import { no, type Refused } from "./answer.js";

/** A fault as one sentence: what the operator can do something about is told apart from the rest. */
export function faultAnswer(fault: unknown): Refused {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  if (error.name === "ConfigError") return no("config", error.message);
  if (error.name === "FolderError") return no("data_folder_unwritable", error.message);
  const codes = codesOf(error);
  if (error.name === "DocumentError") return no(codes[0] ?? "unreadable", error.message);
  const found = FAULTS.find(([code]) => codes.includes(code));
  if (found !== undefined) return no(found[1], found[2]);
  return no("fault", faultWords.fault(error.message.split("\n")[0] ?? ""));
}

/** Why the bot does not start: a sentence each; what is not foreseen is told as it came. */
export function startFault(fault: unknown): string {
  const answer = faultAnswer(fault);
  if (answer.code !== "fault") return answer.message;
  return fault instanceof Error ? (fault.message.split("\n")[0] ?? "") : String(fault);
}

/** What a store, a disk or the network says → the code at the desk and its sentence. */
const FAULTS: readonly (readonly [string, string, string])[] = [
  ["busy", "database_busy", faultWords.busy],
  ["full", "disk_full", faultWords.full],
  ["unwritable", "database_unwritable", faultWords.unwritable],
  ["damaged", "database_damaged", faultWords.damaged],
  ["newer", "database_newer", faultWords.newer],
  ["too_large", "too_large", faultWords.tooLarge],
  ["ENOSPC", "disk_full", faultWords.full],
  ["EDQUOT", "disk_full", faultWords.full],
  ["EACCES", "not_allowed", faultWords.notAllowed],
  ["EPERM", "not_allowed", faultWords.notAllowed],
  ["EROFS", "not_allowed", faultWords.notAllowed],
];

/** The codes of a fault and of what caused it, outermost first. */
function codesOf(fault: unknown, depth = 0): string[] {
  if (!(fault instanceof Error) || depth > 4) return [];
  const code: unknown = "code" in fault ? fault.code : undefined;
  return [...(typeof code === "string" ? [code] : []), ...codesOf(fault.cause, depth + 1)];
}
