import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message.js";
import { labelsOf, words } from "../support/office.js";
import {
  allLines,
  factsOf,
  handPlan,
  openRealPlan,
  type HandPlan,
  type RealPlan,
} from "../support/real-plan.js";
import { sharedDir } from "../support/shared.js";

/*
 * The year of plan 004 as its people live it: what falls due is handed in, some of it late, one thing a month is
 * returned first, dates that others set are entered when they come. At each month's end every list is what a small
 * model says, which knows the hand-made facts and the rules and nothing of the program.
 */

type Item = { due: string | null; rank: number; deliverable: number; open: boolean };

/** Who has done what by when, and what a list must therefore be. */
class Model {
  private readonly items = new Map<number, Item[]>();
  private readonly plan: HandPlan;

  constructor(plan: HandPlan) {
    this.plan = plan;
    const rank = { dated: 0, event: 2, authority: 2, continuous: 3 };
    for (const { number, deliverables } of plan.tasks) {
      const all = deliverables.flatMap(({ due, basis }, deliverable): Item[] => {
        const one = { rank: rank[basis], deliverable, open: true };
        return due.length > 0 ? due.map((day) => ({ ...one, due: day })) : [{ ...one, due: null }];
      });
      this.items.set(number, all);
    }
  }

  /** Days of what is open in a task, the earliest first; null for what has none. */
  open(number: number): (string | null)[] {
    return this.openItems(number).map(({ due }) => due);
  }

  /** The most urgent of it is done. */
  done(number: number): void {
    const [first] = this.openItems(number);
    if (first !== undefined) first.open = false;
  }

  dated(number: number, due: string): void {
    for (const item of this.items.get(number) ?? []) Object.assign(item, { due, rank: 0 });
  }

  list(unit: string, today: string): string[] {
    const lines = this.plan.tasks.flatMap(({ number, lead }) => {
      const open = this.openItems(number);
      const [next] = open;
      if (next === undefined) return [];
      const leads = lead.includes(unit);
      const { due, rank } = next;
      const basis = rank === 3 ? "continuous" : number === 11 ? "event" : "authority";
      const left = due === null ? 0 : (Date.parse(due) - Date.parse(today)) / 86_400_000;
      const mark =
        left < 0
          ? [`late ${-left}`]
          : due === today
            ? ["today"]
            : left <= 3 && due !== null
              ? ["soon"]
              : [];
      const many = new Set(open.map(({ deliverable }) => deliverable)).size;
      const facts = [`#${number}`, leads ? "lead" : "coordinating", due ?? basis, ...mark];
      if (many > 1) facts.push(`of_${many}`);
      const order = [leads ? 0 : 1, rank, due ?? "", String(number).padStart(2, "0")].join(" ");
      return [{ order, facts: facts.join(" ") }];
    });
    return lines.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ facts }) => facts);
  }

  private openItems(number: number): Item[] {
    const open = (this.items.get(number) ?? []).filter((item) => item.open);
    const order = (item: Item) => [item.rank, item.due ?? "", item.deliverable].join(" ");
    return open.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }
}

/** Tasks that are handed in in another month than the one in which they fall due. */
const OTHER_MONTH: Record<number, string> = {
  ...{ 14: "2024-01", 15: "2024-03", 17: "2024-05", 30: "2024-06" },
  ...{ 27: "2024-02", 22: "2024-08", 24: "2024-11" },
  12: "2024-12",
};
/** What nobody hands in. */
const NEVER = [29, 33];
/** How a result comes in where it is not by the number of a document. */
const BY_FILE = [1, 8, 21, 23];
const WITH_REASON = [2, 5, 32];
/** Dates that others set: when one hears of them, and what is then due. */
const HEARD = [
  { month: "2024-03", number: 11, name: "công bố các Chỉ số", on: "15/3/2024", due: "2024-05-31" },
  { month: "2024-09", number: 10, name: "UBND tỉnh", on: "15/11/2024", due: "2024-11-15" },
];

const MONTHS = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, "0")}`);

function lastDay(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}

describe.skipIf(sharedDir() === null)("the year of plan 004", () => {
  const hand = handPlan("004");
  const model = new Model(hand);
  let office: RealPlan;

  beforeAll(async () => {
    office = await openRealPlan("004", "2024-01-05T02:00:00.000Z");
  });
  afterAll(() => office.close());

  it.each(MONTHS)("%s: work comes in, is looked at, and the lists are right", async (month) => {
    office.clock.set(`${month}-20T02:00:00.000Z`);
    for (const heard of HEARD.filter((one) => one.month === month)) await enter(heard);
    let returned = false;
    for (const { number, lead } of hand.tasks) {
      while (isHandedIn(number, month)) {
        await handIn(lead[0] ?? "", number, !returned);
        returned = true;
        model.done(number);
      }
    }
    expect(words(await office.say("clerk", "/duyet"))).toContain("Không có kết quả nào chờ duyệt");
    office.clock.set(`${lastDay(month)}T10:00:00.000Z`);
    for (const unit of Object.keys(hand.units)) {
      const lines = await allLines(office, unit, "/tasks");
      expect(lines.map(factsOf), `${unit} ${month}`).toEqual(model.list(unit, lastDay(month)));
    }
  });

  it("ends with everything accepted or openly late", async () => {
    office.clock.set("2025-01-15T02:00:00.000Z");
    const left = await allLines(office, "clerk", "/tasks toàn cơ quan");
    expect(left.map((line) => /^#(\d+)/.exec(line)?.[1])).toEqual(NEVER.map(String));
    for (const line of left) expect(line).toContain("quá hạn 15 ngày");
    expect(await allLines(office, "clerk", "/tasks quá hạn toàn cơ quan")).toEqual(left);
    const shown = await office.desk.done("plan", "show", "--workspace", "TT");
    const states = (shown.tasks as Shown[]).map(({ number, deliverables }) => {
      const all = deliverables.flatMap(({ occurrences }) => occurrences.map((one) => one.state));
      return [number, [...new Set(all)]];
    });
    expect(states).toEqual(
      hand.tasks.map(({ number }) => [number, [NEVER.includes(number) ? "open" : "accepted"]]),
    );
    const check = await office.desk.done("audit", "verify", "--workspace", "TT");
    expect(check.ok).toBe(true);
  });

  type Shown = { number: number; deliverables: { occurrences: { state: string }[] }[] };

  function isHandedIn(number: number, month: string): boolean {
    const [due] = model.open(number);
    if (due === undefined || NEVER.includes(number)) return false;
    const other = OTHER_MONTH[number];
    return other === undefined ? due !== null && due <= lastDay(month) : other === month;
  }

  /** The day as the clerk hears of it, and the due day where the plan counts none from it. */
  async function enter({ name, on, due, number }: (typeof HEARD)[number]): Promise<void> {
    let said = await office.say("clerk", `/sukien ${name} ${on}`);
    if (!labelsOf(said).includes("Ghi ngày")) {
      said = await office.say("clerk", due.split("-").reverse().join("/"));
    }
    await office.press("clerk", said, "Ghi ngày");
    model.dated(number, due);
  }

  async function handIn(unit: string, number: number, returnFirst: boolean): Promise<void> {
    let said = BY_FILE.includes(number)
      ? await office.send(unit, [{ name: `Kết quả ${number}.pdf` }], `#${number}`)
      : await office.say(unit, `/xong ${number} ${noteOf(number)}`);
    if (labelsOf(said).includes("Nộp")) said = await office.press(unit, said, "Nộp");
    const which = said.buttons.flat().find(({ command }) => command.startsWith(`done ${number} o`));
    if (!words(said).includes("Đã nộp") && which !== undefined) {
      said = await office.press(unit, said, which.label);
    }
    expect(words(said), `${unit} #${number}`).toContain(`Đã nộp #${number}`);
    if (returnFirst) await sendBack(unit, number);
    const accepted = await decide("Duyệt");
    expect(words(accepted)).toContain(`Đã duyệt #${number}`);
    await office.news();
  }

  async function sendBack(unit: string, number: number): Promise<void> {
    await office.news();
    await decide("Trả lại");
    await office.say("clerk", "thiếu dấu của đơn vị");
    const news = await office.news();
    const mine = news.find(({ words: said }) => said.includes("thiếu dấu của đơn vị"));
    expect(mine?.words).toContain(`#${number}`);
    const open = await allLines(office, unit, "/tasks");
    const line = open.find((one) => one.startsWith(`#${number} `));
    expect(line).toContain("bị trả lại, cần nộp lại");
    let again = await office.press(unit, mine!.said, "Nộp lại");
    // A reason that was sent back does not do a second time: now there is a document.
    if (!words(again).includes("Đã nộp")) {
      again = await office.say(unit, `/xong ${number} ${number}/BC-UBND`);
    }
    expect(words(again)).toContain(`Đã nộp #${number}`);
  }

  async function decide(label: string): Promise<Message> {
    return office.press("clerk", await office.say("clerk", "/duyet"), label);
  }
});

function noteOf(number: number): string {
  return WITH_REASON.includes(number) ? "đã họp thống nhất, chưa có văn bản" : `${number}/KH-UBND`;
}
