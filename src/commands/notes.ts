import type { Occurrence } from "../domain/task.js";
import { CHOICES_A_PAGE, type ChoiceView } from "../messages/choice.js";
import type { Draft, Shelves } from "../ports.js";
import { pageWithin, takePage } from "./args.js";
import type { Call } from "./command.js";

/** A choice between deliverables: the words that wait for it, and the page of it that is turned to. */
export type Noted = { draft: number | null; words: string; page: number | null };

/** "12 d4 p2" turns a page of the choice; "p2" behind other words is a part of them. */
export function withPage<A extends { occurrence: number | null; words: string }>(
  args: A,
): A & { page: number | null } {
  const { page, turned, rest } = takePage(args.words);
  const turns = args.occurrence === null && turned && rest === "";
  return { ...args, ...(turns ? { page, words: "" } : { page: null }) };
}

/** The words that wait: one's own, and nothing that files hang on. */
export async function draftOf(
  { who, args }: Pick<Call<Pick<Noted, "draft">>, "who" | "args">,
  tx: Shelves,
): Promise<Draft | null> {
  if (args.draft === null) return null;
  const draft = await tx.work.draft(who.workspace.id, args.draft);
  return draft?.memberId === who.member.id && draft.files.length === 0 ? draft : null;
}

/** What is shown where several deliverables fit; what was typed with it waits as a draft, and waits on. */
export async function choiceOf(
  { who, now, args, incoming }: Call<Noted>,
  all: readonly Occurrence[],
  waiting: Draft | null,
  tx: Shelves,
): Promise<ChoiceView> {
  const { page, pages } = pageWithin(args.page ?? 1, all.length, CHOICES_A_PAGE);
  const note = { workspaceId: who.workspace.id, memberId: who.member.id, files: [], at: now };
  const draft =
    args.words === ""
      ? (waiting?.id ?? null)
      : await tx.work.saveDraft({ ...note, caption: args.words });
  return {
    shown: all.slice((page - 1) * CHOICES_A_PAGE, page * CHOICES_A_PAGE),
    total: all.length,
    page,
    pages,
    draft,
    turned: args.page !== null && incoming.kind === "button",
    language: who.member.language,
  };
}
