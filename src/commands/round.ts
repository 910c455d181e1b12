import { z } from "zod";
import type { Answering } from "../domain/round-answer.js";
import type { Round } from "../domain/round.js";
import type { Message } from "../messages/message.js";
import type { Shelves } from "../ports.js";
import { takeId, takePage, wrong } from "./args.js";
import { command, refused, type Call, type Kit } from "./command.js";
import { answerDeed, isAnswer, type AnswerDeed } from "./round-answer.js";
import { changeDeed, isChange, type ChangeDeed } from "./round-change.js";
import { readerOf, showRound, showUnit } from "./round-show.js";

/** `unit` and `words` are what stands behind the deed: "more u3 25/3 chờ số liệu". */
export type RoundArgs = {
  id: number;
  deed: AnswerDeed | ChangeDeed | "show";
  unit: number | null;
  words: string;
  page: number;
  turned: boolean;
};

/** `round 7`, `round 7 done u3`, `round 7 due 20/3`: what the buttons of a reporting round type. */
export const round = command<RoundArgs>({
  name: "round",
  vietnamese: "motkybaocao",
  aliases: [],
  who: "all",
  reads: false,
  hidden: true,
  args: z.string().transform((typed, context): RoundArgs => {
    const [, number, behind = ""] = /^(\d{1,9})(?:\s+(.*))?$/su.exec(typed.trim()) ?? [];
    if (number === undefined) return wrong(context);
    const [first = "", ...others] = behind.split(" ");
    const deed = isAnswer(first) || isChange(first) ? first : "show";
    const unit = takeId(deed === "show" ? behind : others.join(" "), "u");
    const { page, turned, rest } = takePage(unit.rest);
    const pages = deed === "show" || deed === "pick";
    if (deed === "show" && rest !== "") return wrong(context);
    if (isAnswer(deed) && unit.id === null) return wrong(context);
    const words = pages ? rest : unit.rest;
    return { id: Number(number), deed, unit: unit.id, words, page, turned };
  }),
  run: (call, kit) =>
    kit.store.transaction(async (tx) => {
      const { args } = call;
      const found = await roundOf(call, tx);
      if (found === null) return refused({ code: "no_such_thing" }, call, kit);
      if (args.deed === "show") return show(call, found, tx);
      if (isChange(args.deed)) return changeDeed({ ...call, args }, args.deed, found, tx, kit);
      const answering = answeringOf(call, found);
      return answerDeed(call, args.deed, answering, tx, kit);
    }),
  again: async (call, kit: Kit) => {
    const found = await roundOf(call, kit.store);
    return found && show(call, found, kit.store);
  },
});

/** What is being prepared is the clerks' alone. */
async function roundOf({ who, args }: Call<RoundArgs>, on: Shelves): Promise<Round | null> {
  const found = await on.rounds.round(who.workspace.id, args.id);
  return found?.state === "draft" && !readerOf(who).clerk ? null : found;
}

function answeringOf({ who, args, today, now }: Call<RoundArgs>, of: Round): Answering {
  return { round: of, unitId: args.unit ?? 0, person: who, today, now };
}

function show(call: Call<RoundArgs>, found: Round, on: Shelves): Promise<Message> {
  const { unit, page, turned } = call.args;
  return unit === null || found.state === "draft"
    ? showRound(call, found, on, { page, turned })
    : showUnit(call, found, unit, on);
}
