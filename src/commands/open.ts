import { evidenceSaid, handOut } from "../messages/evidence.js";
import { idAndWords } from "./args.js";
import { command, refused } from "./command.js";

/** `open e31`: hands out a piece of evidence. */
export const open = command({
  name: "open",
  vietnamese: "motep",
  aliases: [],
  who: "all",
  reads: true,
  hidden: true,
  args: idAndWords("e"),
  async run(call, kit) {
    const { who, args } = call;
    const { language } = who.member;
    const task = await kit.store.work.taskOfEvidence(who.workspace.id, args.id);
    const item = task?.evidence.find(({ id }) => id === args.id);
    if (!task || item === undefined) return refused({ code: "no_such_thing" }, call, kit);
    if (item.kind !== "file" || item.sha256 === null)
      return evidenceSaid(task, item.name, language);
    if (!(await kit.files.has(item.sha256))) {
      kit.log.error("evidence is in the books but not on disk", { evidence: item.id });
      return refused({ code: "file_lost", name: item.name }, call, kit);
    }
    const { sha256, name, size, mime } = item;
    const file = { sha256, name, size: size ?? 0, mime: mime ?? "application/octet-stream" };
    return handOut(task, file, language);
  },
});
