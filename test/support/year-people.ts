import type { openOffice } from "./office.js";
import { words } from "./office.js";
import { dice, type YearOffice } from "./year-office.js";
import {
  plusDays,
  type ModelItem,
  type ModelPerson,
  type ModelRound,
  type ModelTask,
} from "./year-shapes.js";

type Office = Awaited<ReturnType<typeof openOffice>>;
type Work = { task: ModelTask; item: ModelItem };
type Asked = { work: Work; wanted: string; id: number; by: number };

/**
 * People at work in one office through a year, by dice: each thing is done through the receiver that every door
 * uses, has to be answered as done, and is put down in the model.
 */
export class YearPeople {
  private readonly roll: (sides: number) => number;
  private readonly submitted: Work[] = [];
  private readonly asked: Asked[] = [];
  private readonly raised: { task: ModelTask; id: number; until: string }[] = [];
  private readonly putOffs = new Map<string, number>();
  private count = 0;

  private readonly o: Office;
  readonly office: YearOffice;

  constructor(o: Office, office: YearOffice, seed: number) {
    this.o = o;
    this.office = office;
    this.roll = dice(seed);
  }

  /** What is done on a working day before noon; the clock shows the moment. */
  async work(day: string): Promise<void> {
    for (const one of this.near(day, -30, 6)) if (this.roll(8) === 0) await this.handIn(one);
    for (const one of this.submitted.splice(0)) await this.review(one);
    for (const one of this.asked.splice(0)) await this.settle(one);
    for (const one of this.raised.splice(0)) {
      if (one.until <= day) await this.answer(one);
      else this.raised.push(one);
    }
    for (const round of this.office.model.rounds) await this.report(round);
    if (this.roll(10) === 0) await this.raise(this.oneOf(this.near(day, -20, 10)), day);
    if (this.roll(9) === 0) await this.extend(this.oneOf(this.near(day, -9, 5)), day);
    if (this.roll(20) === 0) await this.assign(this.oneOf(this.near(day, -5, 30)));
    if (this.roll(9) === 0) await this.note(this.oneOf(this.ongoing()), day);
    if (this.roll(5) === 0) await this.putOff(this.oneOf(this.near(day, -2, 9)), day);
  }

  /** Somebody hands in what is due, though a nudge may be on its way. */
  async handInEarly(day: string): Promise<void> {
    await this.handIn(this.oneOf(this.near(day, 0, 3)));
  }

  async takeDayOff(day: string): Promise<void> {
    const [y, m, d] = day.split("-");
    await this.must(
      this.office.clerk,
      `/caidat ngaynghi ${d ?? ""}/${m ?? ""}/${y ?? ""} Ngày hội`,
      /ngày/i,
    );
    this.office.model.off.add(day);
  }

  /** One of the officials goes; their work falls to the units. */
  async leave(which: number): Promise<void> {
    const { model, admin } = this.office;
    const leaver = this.officials()[which];
    if (leaver === undefined) throw new Error("nobody is left to leave");
    await this.must(admin, `/nhansu m${String(leaver.id)} remove unit`, /không còn|đã/i);
    const member = await this.o.store.office.member(leaver.id);
    if (member?.state !== "left") throw new Error("they are still there");
    leaver.left = true;
    for (const task of model.tasks) if (task.inCharge === leaver.id) task.inCharge = null;
  }

  async chooseHour(which: number, hour: string | null): Promise<void> {
    const person = this.officials()[which];
    if (person === undefined) throw new Error("no such official");
    await this.must(person.id, `/caidat gionhac ${hour ?? "như đơn vị"}`, /giờ|lúc/i);
    const wish = await this.o.store.reminders.wish(person.id);
    if (wish.nudgeAt !== hour) throw new Error("another hour was understood");
    person.hour = hour;
  }

  /** Some units hand in their reports, in some something is in the way. */
  private async report(round: ModelRound): Promise<void> {
    const { model, silent, workspace } = this.office;
    for (const unit of round.missing) {
      const by = model.reporters([unit]).find(({ id }) => !silent.has(id));
      const deed = [1, 2].includes(this.roll(14)) ? "done" : this.roll(40) === 0 ? "stuck" : null;
      if (by === undefined || deed === null || (deed === "stuck" && round.stuck.has(unit)))
        continue;
      const open = await this.o.store.rounds.openRounds([workspace]);
      const id = open.find(({ period }) => period === round.period)?.id ?? 0;
      const words = deed === "stuck" ? " chưa đủ số liệu" : "";
      const command = `round ${String(id)} ${deed} u${String(unit)}${words}`;
      await this.press(by.id, command, deed === "stuck" ? /vướng mắc/i : /nộp báo cáo/i);
      if (deed === "stuck") round.stuck.add(unit);
      else round.missing.delete(unit);
    }
  }

  private async handIn(work: Work | undefined): Promise<void> {
    const by = this.actor(work);
    if (work === undefined || by === null) return;
    const { number, id } = work.item;
    const proof = `${String((this.count += 1))}/BC-UBND`;
    await this.must(by, `/xong ${String(number)} o${String(id)} ${proof}`, /Đã nộp/);
    work.item.open = false;
    this.submitted.push(work);
  }

  private async review(work: Work): Promise<void> {
    const id = `o${String(work.item.id)}`;
    if (this.roll(5) > 0) {
      await this.press(this.office.clerk, `accept ${id}`, /Đã duyệt/);
      return;
    }
    await this.press(this.office.chair, `return ${id} thiếu dấu của đơn vị`, /trả lại/);
    work.item.open = true;
  }

  private async raise(work: Work | undefined, day: string): Promise<void> {
    const by = this.actor(work);
    if (work === undefined || by === null || work.task.obstacles.length > 0) return;
    const { task } = work;
    const what = `chưa có kinh phí lần ${String((this.count += 1))}`;
    await this.must(by, `/vuongmac ${String(task.number)} ${what}`, /Đã ghi vướng mắc/);
    const id = (await this.sheet(task)).obstacles.find(({ text }) => text === what)?.id ?? 0;
    task.obstacles.push({ id, day, told: false });
    this.raised.push({ task, id, until: plusDays(day, 1 + this.roll(14)) });
  }

  private async answer({ task, id }: { task: ModelTask; id: number }): Promise<void> {
    await this.press(this.office.chair, `answer b${String(id)} đã bố trí đủ`, /Đã trả lời/);
    task.obstacles = task.obstacles.filter((one) => one.id !== id);
  }

  private async extend(work: Work | undefined, day: string): Promise<void> {
    const by = this.actor(work);
    if (work === undefined || by === null || work.item.due === null) return;
    if (this.asked.some(({ work: other }) => other.item === work.item)) return;
    const wanted = plusDays(work.item.due > day ? work.item.due : day, 4 + this.roll(20));
    const [y, m, d] = wanted.split("-");
    const { number, id } = work.item;
    const date = `${d ?? ""}/${m ?? ""}/${y ?? ""}`;
    await this.must(
      by,
      `/giahan ${String(number)} o${String(id)} ${date} chờ số liệu`,
      /Đã gửi đề nghị/,
    );
    const all = (await this.sheet(work.task)).extensions;
    const asked = all.find((one) => one.occurrenceId === id && one.state === "asked");
    this.asked.push({ work, wanted, id: asked?.id ?? 0, by });
  }

  /** Nobody decides on what they asked for. */
  private async settle({ work, wanted, id, by }: Asked) {
    if (!work.item.open) return;
    const { clerk, chair } = this.office;
    if (this.roll(4) === 0) {
      await this.press(
        by === clerk ? chair : clerk,
        `refuse x${String(id)} cần đúng hạn`,
        /không đồng ý/i,
      );
      return;
    }
    await this.press(chair, `grant x${String(id)}`, /Đã đồng ý/);
    Object.assign(work.item, { due: wanted, confirm: false });
  }

  private async assign(work: Work | undefined): Promise<void> {
    const to = this.officials()[this.roll(this.officials().length)];
    if (work === undefined || to === undefined || work.task.inCharge === to.id) return;
    const { number } = work.task;
    await this.must(this.office.clerk, `/giao ${String(number)} m${String(to.id)}`, /Đã giao/);
    work.task.inCharge = to.id;
  }

  private async note(work: Work | undefined, day: string): Promise<void> {
    const by = this.actor(work);
    if (work === undefined || by === null) return;
    await this.must(by, `/tiendo ${String(work.task.number)} đang làm đều`, /Đã ghi tiến độ/);
    work.task.noted = day;
  }

  /** For three working days, not beyond the due day; of what is due or late for two. */
  private async putOff(work: Work | undefined, day: string): Promise<void> {
    const { model, silent } = this.office;
    const person = work && model.nudged(work.task).find(({ id }) => !silent.has(id));
    const due = work?.item.due ?? null;
    if (work === undefined || due === null || person === undefined) return;
    const { item, task } = work;
    const key = `${String(person.id)} ${String(item.id)}`;
    const times = this.putOffs.get(key) ?? 0;
    if (task.obstacles.length > 0 || times === 3 || model.hasSnoozed(person.id, item.id)) return;
    const last = model.isWorked(due) ? due : model.back(due, 1);
    const ahead = model.ahead(day, last <= day ? 2 : 3);
    const until = last > day && ahead > last ? last : ahead;
    await this.press(person.id, `snooze o${String(item.id)}`, /nhắc/i);
    this.putOffs.set(key, times + 1);
    model.snooze(person.id, item.id, until);
  }

  private officials(): ModelPerson[] {
    const { model, silent } = this.office;
    return model.people.filter(
      ({ role, left, id }) => role === "official" && !left && !silent.has(id),
    );
  }

  /** Open work that is due so many days from now, earliest first. */
  private near(day: string, from: number, to: number): Work[] {
    const [first, last] = [plusDays(day, from), plusDays(day, to)];
    return this.office.model.tasks.flatMap((task) =>
      task.items
        .filter(({ open, due }) => open && due !== null && due >= first && due <= last)
        .map((item) => ({ task, item })),
    );
  }

  private ongoing(): Work[] {
    return this.office.model.tasks.flatMap((task) =>
      task.items
        .filter(({ open, basis }) => open && basis === "continuous")
        .map((item) => ({ task, item })),
    );
  }

  private oneOf(list: Work[]): Work | undefined {
    return list[this.roll(Math.max(1, list.length))];
  }

  /** Who may do it: of those who are nudged about it one who has an account and is no viewer. */
  private actor(work: Work | undefined): number | null {
    if (work === undefined) return null;
    const { model, silent, clerk } = this.office;
    const able = model
      .nudged(work.task)
      .filter(({ id, role }) => !silent.has(id) && (role === "official" || role === "clerk"));
    return able[this.roll(Math.max(1, able.length))]?.id ?? clerk;
  }

  private async sheet({ number }: ModelTask) {
    const sheet = await this.o.store.work.task(this.office.workspace, number);
    if (sheet === null) throw new Error(`no task ${String(number)}`);
    return sheet;
  }

  private async must(as: number, typed: string, answer: RegExp): Promise<void> {
    const said = words(await this.o.say(as, typed));
    if (!answer.test(said)) throw new Error(`${typed}: ${said}`);
  }

  private async press(as: number, command: string, answer: RegExp): Promise<void> {
    const said = words(await this.o.type(as, command));
    if (!answer.test(said)) throw new Error(`${command}: ${said}`);
  }
}
