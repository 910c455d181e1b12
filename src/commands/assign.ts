import { z } from "zod";
import type { Activity } from "../domain/activity.js";
import { assign as assignTask, assignable, mayAssign } from "../domain/assign.js";
import { fold } from "../domain/fold.js";
import { matchMember } from "../domain/member-names.js";
import type { Member, Unit } from "../domain/office.js";
import type { TaskSheet } from "../domain/task.js";
import * as words from "../messages/assign.js";
import { plainText, type Message } from "../messages/message.js";
import type { Notice, Shelves } from "../ports.js";
import { readTaskNumber, takeId, wrong } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { noSuchTask, showTask } from "./task.js";

/** Whom the words name: by a button, by a name, nobody, or not yet. */
type To = { id: number } | { name: string } | "nobody" | "unsaid";
type Args = { numbers: number[]; to: To };

/** Numbers and a person's id must fit one button. */
const NUMBERS_LETTERS = 40;

const NOBODY = new Set([
  ...["none", "nobody", "no one", "-", "0", "bo", "bo giao", "huy giao", "khong"],
  ...["khong ai", "khong giao", "khong giao ai", "khong giao cho ai"],
]);

/** "12 Lan", "3,5,7 @Lan", "#3 và #5 m7", "12 không giao ai". */
const ASSIGN_ARGS = z.string().transform((typed, context): Args => {
  const numbers: number[] = [];
  let rest = typed.replace(/(\d)\s*(?:[,;+&]|và|and)\s*(?=(?:#|nv)?\s*\d)/giu, "$1 ");
  for (let read = readTaskNumber(rest); read !== null; read = readTaskNumber(rest)) {
    numbers.push(read.number);
    rest = read.rest;
  }
  const distinct = [...new Set(numbers)];
  if (distinct.length === 0 || distinct.join(",").length > NUMBERS_LETTERS) return wrong(context);
  return { numbers: distinct, to: readPerson(rest.replace(/^(?:cho|to)\s+/iu, "").trim()) };
});

function readPerson(said: string): To {
  if (said === "") return "unsaid";
  const { id, rest } = takeId(said, "m");
  if (id !== null && rest === "") return { id };
  return NOBODY.has(fold(said)) ? "nobody" : { name: said };
}

/** /assign N @person, /giao: who is in charge, said by the clerk or the head of the lead unit. */
export const assign = command<Args>({
  name: "assign",
  vietnamese: "giao",
  aliases: ["giaoviec", "phancong"],
  who: "assigners",
  reads: false,
  args: ASSIGN_ARGS,
  async run(call, kit) {
    const answer = await kit.store.transaction(async (tx): Promise<Message | number> => {
      const { who, args } = call;
      const found = await tx.work.tasks(who.workspace.id, args.numbers);
      const tasks: TaskSheet[] = [];
      for (const number of args.numbers) {
        const task = found.find((one) => one.number === number);
        if (task === undefined) return number;
        tasks.push(task);
      }
      const units = await tx.office.units(who.workspace.id);
      const all = tasks.map((task) => mayAssign(who, task, units));
      const [first] = all;
      if (first?.ok === false && !all.some(({ ok }) => ok)) return refused(first.why, call, kit);
      const members = await tx.office.members(who.workspace.id);
      const to = choose(call, { tasks, units, members }, kit);
      return "said" in to ? to.said : give(call, { tasks, units, members, to: to.member }, tx, kit);
    });
    return typeof answer === "number" ? noSuchTask(answer, call, kit) : answer;
  },
  again: ({ who, args }, kit) => showTask(who, args.numbers[0] ?? 0, kit),
});

type Office = { tasks: TaskSheet[]; units: Unit[]; members: Member[] };

/** The person meant, or what is asked where that is not clear. */
function choose(
  call: Call<Args>,
  { tasks, units, members }: Office,
  kit: Kit,
): { member: Member | null } | { said: Message } {
  const { who, args } = call;
  const { language } = who.member;
  const { to } = args;
  const people = assignable(who, members, tasks, units);
  if (to === "nobody") return { member: null };
  if (to === "unsaid") return { said: words.whoTakesIt(tasks, people, language) };
  if ("id" in to) {
    const member = members.find(({ id }) => id === to.id);
    if (member !== undefined) return { member };
    return { said: refused({ code: "no_such_thing" }, call, kit) };
  }
  const own = matchMember(to.name, people);
  const match = own.state === "none" ? matchMember(to.name, members) : own;
  switch (match.state) {
    case "found":
      return { member: match.member };
    case "several": {
      const said = words.namesakes(to.name, match.members.length, language);
      return { said: words.whichPerson(said, tasks, match.members, language) };
    }
    case "none": {
      const nearest = own.state === "none" ? own.nearest : [];
      const why = refused({ code: "no_such_person", typed: to.name, nearest }, call, kit);
      return { said: words.whichPerson(plainText(why), tasks, nearest, language) };
    }
  }
}

async function give(
  call: Call<Args>,
  { tasks, units, members, to }: Office & { to: Member | null },
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const { who } = call;
  const given: TaskSheet[] = [];
  const events: Activity[] = [];
  const not: Message[] = [];
  for (const task of tasks) {
    const decided = assignTask({ task, person: who, units, to });
    if (!decided.ok) {
      not.push(refused(decided.why, call, kit));
      continue;
    }
    await tx.work.assign(task.id, to?.id ?? null);
    given.push(task);
    events.push(...decided.value);
  }
  const [first] = not;
  if (given.length === 0 && not.length === 1 && first !== undefined) return first;
  await tx.record(events, stampOf(call));
  await tx.mail.enqueue(assignedNotices(call, given, to, members));
  return words.assigned(given, to, not.map(plainText), who.member.language);
}

/** One message to whoever is in charge now, and one to each who was before; none to the one who did it. */
function assignedNotices(
  { who, incoming }: Call<Args>,
  given: TaskSheet[],
  to: Member | null,
  members: Member[],
): Notice[] {
  const by = who.member.name;
  const others = members.filter(({ id }) => id !== who.member.id);
  const notice = (member: Member, message: Message): Notice => ({
    key: `assigned/${incoming.source}/${String(member.id)}`,
    workspaceId: who.workspace.id,
    to: { member: member.id },
    message,
  });
  return others.flatMap((member) => {
    if (given.length === 0) return [];
    if (member.id === to?.id) {
      return [notice(member, words.assignedNotice(given, by, member.language))];
    }
    const lost = given.filter(({ personInCharge }) => personInCharge?.id === member.id);
    if (lost.length === 0) return [];
    return [notice(member, words.releasedNotice(lost, by, to, member.language))];
  });
}
