import type { Activity } from "../domain/activity.js";
import { may } from "../domain/may.js";
import type { OutFile } from "../messages/message.js";
import { draftKept, nothingKept } from "../messages/evidence.js";
import { doneBefore } from "../messages/hand-in.js";
import { plainText, type Message } from "../messages/message.js";
import type { FileRef } from "../ports.js";
import { readTaskNumber, takeId } from "./args.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import { evidenceTarget } from "./evidence.js";
import { codeOf, fetchFiles, stillThere } from "./files.js";
import { keepEvidence, keptMessage, type NewEvidence } from "./keep-evidence.js";
import { noSuchTask, showTask, standing } from "./task.js";

const MOST_FILES = 10;
const DRAFT_CHOICES = 8;

/** Which task a message of files is for, and which of its occurrences. */
export type FileTarget = { number: number; occurrence: number | null };

/**
 * Files sent by somebody: evidence of the task named in the caption or replied to, or a draft with
 * one button for each open task. What cannot go where it was meant to is kept as a draft too.
 */
export async function handOver(
  call: Call<{ files: FileRef[]; caption: string; target: FileTarget | null }>,
  kit: Kit,
): Promise<Message> {
  const { args } = call;
  if (args.files.length > MOST_FILES) {
    return refused({ code: "too_many_files", limit: MOST_FILES }, call, kit);
  }
  // Whoever may add nothing to any task is told so before a byte is fetched.
  const allowed = may(call.who, "add_evidence", "lead");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  const { kept, refused: sentences } = await fetchFiles(call, args.files, args.caption, kit);
  if (kept.length === 0) return nothingKept(sentences);
  if (args.target === null) return keepDraft(call, kept, sentences, kit);
  try {
    return await keepFor(call, args.target, kept, sentences, kit);
  } catch (error) {
    if (codeOf(error) !== "duplicate") throw error;
    return doneBefore(await showTask(call.who, args.target.number, kit), call.who.member.language);
  }
}

async function keepFor(
  call: Call<{ caption: string }>,
  target: FileTarget,
  files: OutFile[],
  sentences: string[],
  kit: Kit,
): Promise<Message> {
  const { who } = call;
  const answer = await kit.store.transaction(
    async (tx): Promise<Message | { but: Message | null }> => {
      const task = await tx.work.task(who.workspace.id, target.number);
      if (task === null) return { but: null };
      const at = await standing(who, task, tx);
      const allowed = may(who, "add_evidence", at);
      if (!allowed.ok) return { but: refused(allowed.why, call, kit) };
      const occurrence = evidenceTarget(task, target.occurrence);
      if (occurrence === null) {
        return { but: refused({ code: "nothing_open", number: task.number }, call, kit) };
      }
      const there = await stillThere(files, call, kit);
      const said = [...sentences, ...there.refused];
      if (there.kept.length === 0) return nothingKept(said);
      const items = there.kept.map((file): NewEvidence => ({ kind: "file", ...file }));
      const kept = await keepEvidence(call, task, occurrence, items, tx);
      await tx.record(kept.events, stampOf(call));
      return keptMessage({ who, task, occurrence, kept, refused: said, at });
    },
  );
  if (!("but" in answer)) return answer;
  const why = answer.but ?? (await noSuchTask(target.number, call, kit));
  return keepDraft(call, files, [plainText(why), ...sentences], kit);
}

async function keepDraft(
  call: Call<{ caption: string }>,
  files: OutFile[],
  sentences: string[],
  kit: Kit,
): Promise<Message> {
  const { who, now, today, args } = call;
  const { store } = kit;
  const owner = { workspaceId: who.workspace.id, memberId: who.member.id };
  const save = (events: Activity[]) =>
    store.transaction(async (tx) => {
      const there = await stillThere(files, call, kit);
      if (there.kept.length === 0) return { ...there, id: null };
      await tx.record(events, stampOf(call));
      const draft = { ...owner, files: there.kept, caption: args.caption, at: now };
      return { ...there, id: await tx.work.saveDraft(draft) };
    });
  const { id, kept, refused } = await save([
    { kind: "draft_kept", data: { files: files.length } },
  ]).catch((error: unknown) => {
    if (codeOf(error) !== "duplicate") throw error;
    // Kept before, but its buttons never reached anybody: files without a way on would be lost.
    return save([]);
  });
  const said = [...sentences, ...refused];
  if (id === null) return nothingKept(said);
  const page = { offset: 0, limit: DRAFT_CHOICES };
  const { lines } = await store.work.openTasks(who, { scope: "mine" }, today, page);
  return draftKept({ id, files: kept }, lines, said, today, who.member.language);
}

/** "#12", "nv12", "12", "/minhchung 12" anywhere a caption may have them. */
export function targetOf(caption: string): FileTarget | null {
  const marked = /(?:^|[^\p{L}\p{N}])#\s?(\d{1,9})(?!\d)/u.exec(caption);
  if (marked?.[1] !== undefined) return { number: Number(marked[1]), occurrence: null };
  const words = caption.trim().replace(/^\/\S+\s*/, "");
  const leading = readTaskNumber(words);
  const bare = /^(?:nv\s*)?\d{1,9}\s*$/i.test(words) || caption.trim().startsWith("/");
  if (leading !== null && (bare || /^nv/i.test(words))) {
    return { number: leading.number, occurrence: takeId(leading.rest, "o").id };
  }
  return null;
}

/** The question a file answers: "evidence 12 o57" asks for a file of that task. */
export function targetOfQuestion(ask: string | null): FileTarget | null {
  const match = /^(?:evidence|done) (\d+)(?: o(\d+))?/.exec(ask ?? "");
  if (match?.[1] === undefined) return null;
  return { number: Number(match[1]), occurrence: match[2] === undefined ? null : Number(match[2]) };
}
