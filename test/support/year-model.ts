import {
  blocked,
  type Brief,
  capped,
  closes,
  countryDays,
  EMPTY,
  type Entry,
  minutes,
  type ModelItem,
  type ModelPerson,
  type ModelRound,
  type ModelTask,
  NUDGE_DAYS,
  OFFICE_HOUR,
  openedLine,
  other,
  PERIOD_MONTHS,
  plusDays,
  stillOwed,
  URGENCY,
  usualDue,
} from "./year-shapes.js";

/*
 * What people are told unasked, by a model that knows the rules of the design and nothing of the program: days are
 * counted one by one, lists are gone through from end to end, and everything is kept in plain maps.
 */

export class OfficeModel {
  readonly off = new Set<string>();
  readonly madeUp = new Set<string>();
  /** What each person put off, by item, until when. */
  private readonly snoozed = new Map<string, string>();
  private readonly announced = new Map<string, string>();
  private readonly escalated = new Set<string>();
  private readonly swept = new Set<string>();
  private readonly weeks = new Set<string>();
  readonly rounds: ModelRound[] = [];
  private waiting: Brief[] = [];

  readonly people: ModelPerson[];
  readonly tasks: ModelTask[];
  private readonly units: number[];
  /** How its group is named in what is sent there. */
  private readonly group: string;

  constructor(given: {
    people: ModelPerson[];
    tasks: ModelTask[];
    units: number[];
    group: string;
  }) {
    this.people = given.people;
    this.tasks = given.tasks;
    this.units = given.units;
    this.group = given.group;
    for (const { date, kind } of countryDays()) (kind === "off" ? this.off : this.madeUp).add(date);
  }

  isWorked(day: string): boolean {
    if (this.off.has(day)) return false;
    if (this.madeUp.has(day)) return true;
    return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  }

  /** The working day so many before. */
  back(day: string, count: number): string {
    let at = day;
    for (let left = count; left > 0;) {
      at = plusDays(at, -1);
      if (this.isWorked(at)) left -= 1;
    }
    return at;
  }

  /** The working day so many after. */
  ahead(day: string, count: number): string {
    let at = day;
    for (let left = count; left > 0;) {
      at = plusDays(at, 1);
      if (this.isWorked(at)) left -= 1;
    }
    return at;
  }

  /** Working days after the one up to and with the other day. */
  worked(from: string, to: string): number {
    let count = 0;
    for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
      if (this.isWorked(day)) count += 1;
    }
    return count;
  }

  snooze(person: number, item: number, until: string): void {
    this.snoozed.set(`${String(person)} ${String(item)}`, until);
  }

  hasSnoozed(person: number, item: number): boolean {
    return this.snoozed.has(`${String(person)} ${String(item)}`);
  }

  /** What becomes due to be said at a moment: once for each day and hour. */
  decide(day: string, time: string): void {
    this.digest(day, time);
    if (!this.isWorked(day)) return;
    const here = this.people.filter(({ left }) => !left);
    const hours = new Set([OFFICE_HOUR, ...here.flatMap(({ hour }) => hour ?? [])]);
    for (const hour of [...hours].sort()) {
      if (time < hour || time >= closes(hour) || this.swept.has(`${day} ${hour}`)) continue;
      this.swept.add(`${day} ${hour}`);
      const told = here.filter((one) => (one.hour ?? OFFICE_HOUR) === hour);
      if (hour === OFFICE_HOUR) this.openRounds(day);
      this.nudge(day, hour, told);
      if (hour === OFFICE_HOUR) this.escalate(day);
    }
  }

  /** What is sent at a moment, each as one line; what nothing is left of, or whose day is over, is sent never. */
  send(day: string, time: string): string[] {
    const briefs = this.waiting;
    this.waiting = [];
    return briefs.flatMap((brief) => {
      const sameDay = brief.kind === "nudge" || brief.kind === "escalation";
      if (sameDay ? brief.day !== day || time > closes(brief.hour) : day > brief.until) return [];
      if (brief.to?.left === true) return [];
      const words = this.wordsOf(brief, day);
      const isLate = brief.day < day || minutes(time) - minutes(brief.hour) > 30;
      const to = brief.to === null ? this.group : `m${String(brief.to.id)}`;
      return words === null ? [] : [`${day} ${time} ${to} ${isLate ? "late " : ""}${words}`];
    });
  }

  private wordsOf(brief: Brief, day: string): string | null {
    switch (brief.kind) {
      case "nudge":
        return this.nudgeLine(brief, day);
      case "escalation":
        return this.raisedLine(brief, day);
      case "digest":
        return "digest";
      case "opened":
        return openedLine(brief);
    }
  }

  /** On Monday, or the working day before where that is off; until Thursday, once for each week. */
  private digest(day: string, time: string): void {
    for (const ahead of [7, 0, -7]) {
      const monday = plusDays(day, ahead - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
      const on = this.isWorked(monday) ? monday : this.back(monday, 1);
      if (on <= plusDays(monday, -7) || day < on || day > plusDays(monday, 3)) continue;
      if ((day === on && time < OFFICE_HOUR) || this.weeks.has(monday) || this.tasks.length === 0)
        continue;
      this.weeks.add(monday);
      const until = plusDays(monday, 3);
      const chairs = this.people.filter(({ role, left }) => role === "chair" && !left);
      for (const to of [...chairs, null]) {
        this.waiting.push({ ...EMPTY, kind: "digest", to, day: on, hour: OFFICE_HOUR, until });
      }
      return;
    }
  }

  /** Ten days before it is due, or the working day before where that is off, a report is asked for. */
  private openRounds(day: string): void {
    const year = day.slice(0, 4);
    const usual = Object.entries(PERIOD_MONTHS).map(([month, { code }]) => {
      return [`${year}-${code}`, `${year}-${month}-20`] as const;
    });
    const planned = this.tasks
      .flatMap(({ items }) => items)
      .filter(({ report }) => report !== null);
    const periods = new Map([
      ...usual,
      ...planned.map(({ report }) => [report ?? "", null] as const),
    ]);
    const opened: ModelRound[] = [];
    for (const period of periods.keys()) {
      const own = planned.filter(({ report }) => report === period);
      const said = own.filter(({ basis, confirm }) => basis === "dated" && !confirm);
      const due = said.flatMap((item) => item.due ?? []).sort()[0] ?? usualDue(period);
      const ahead = plusDays(due, -10);
      const opens = this.isWorked(ahead) ? ahead : this.back(ahead, 1);
      if (day < opens || day > due || this.rounds.some((one) => one.period === period)) continue;
      if (own.length > 0 && own.every(({ open }) => !open)) continue;
      const missing = this.units.filter((unit) => this.reporters([unit]).length > 0);
      if (missing.length === 0) continue;
      opened.push({ period, due, missing: new Set(missing), stuck: new Set() });
    }
    for (const round of opened) {
      this.rounds.push(round);
      for (const to of [...this.reporters([...round.missing]), null]) {
        const brief = { ...EMPTY, kind: "opened" as const, to, day, hour: OFFICE_HOUR };
        this.waiting.push({ ...brief, rounds: [round], until: round.due });
      }
    }
  }

  /** Those who report for some units. */
  reporters(units: readonly number[]): ModelPerson[] {
    return this.people.filter(
      ({ role, left, units: own }) =>
        !left && ["official", "clerk"].includes(role) && own.some((unit) => units.includes(unit)),
    );
  }

  /** Reports that the units of a person owe and are chased for on that day. */
  private owed(to: ModelPerson, day: string): ModelRound[] {
    return this.rounds.filter(({ due, missing, stuck }) => {
      if (!to.units.some((unit) => missing.has(unit) && !stuck.has(unit))) return false;
      if (!["official", "clerk"].includes(to.role)) return false;
      const days = NUDGE_DAYS.map((count) => plusDays(due, -count));
      return due < day || this.spokenFor(day).some((one) => days.includes(one));
    });
  }

  /** In charge, else those of the units that lead, else the clerks. */
  nudged(task: ModelTask): ModelPerson[] {
    const here = this.people.filter(({ left }) => !left);
    const inCharge = here.filter(({ id }) => id === task.inCharge);
    if (inCharge.length > 0) return inCharge;
    const own = here.filter(
      ({ role, units }) =>
        ["official", "clerk"].includes(role) && units.some((unit) => task.lead.has(unit)),
    );
    return own.length > 0 ? own : here.filter(({ role }) => role === "clerk");
  }

  private nudge(day: string, hour: string, told: ModelPerson[]): void {
    const lists = new Map<number, Entry[]>(told.map(({ id }) => [id, []]));
    const said: string[] = [];
    for (const { task, item } of this.openItems()) {
      const why = this.reason(task, item, day);
      if (this.begins(item, day) && !blocked(task))
        said.push(`start ${String(item.id)} ${item.start ?? ""}`);
      if (why === "period") said.push(`period ${String(item.id)} ${day.slice(0, 7)}`);
      for (const { id } of this.nudged(task)) {
        const list = lists.get(id);
        if (list === undefined) continue;
        const until = this.snoozed.get(`${String(id)} ${String(item.id)}`);
        if (until !== undefined && until > day) continue;
        const own = until === undefined ? why : (why ?? (blocked(task) ? "blocked" : "snoozed"));
        if (own !== null) list.push({ task, item, why: own });
      }
    }
    for (const mark of said) if (!this.announced.has(mark)) this.announced.set(mark, day);
    for (const to of told) {
      const entries = lists.get(to.id) ?? [];
      const rounds = this.owed(to, day);
      if (entries.some(({ why }) => why !== "blocked") || rounds.length > 0) {
        this.waiting.push({ ...EMPTY, kind: "nudge", to, day, hour, entries, rounds });
      }
      for (const [key, until] of [...this.snoozed]) {
        if (key.startsWith(`${String(to.id)} `) && until <= day) this.snoozed.delete(key);
      }
    }
  }

  private reason(task: ModelTask, item: ModelItem, day: string): string | null {
    const due = this.dueReason(item, day);
    if (due !== null) return blocked(task) ? "blocked" : due;
    if (blocked(task)) return null;
    if (this.begins(item, day)) return "start";
    return this.isAsked(task, item, day) ? "period" : null;
  }

  private dueReason({ due, basis, confirm }: ModelItem, day: string): string | null {
    if (due === null) return null;
    if (due < day) return basis === "dated" && !confirm ? "late" : null;
    const days = NUDGE_DAYS.map((count) => plusDays(due, -count));
    return this.spokenFor(day).some((one) => days.includes(one)) ? "due" : null;
  }

  private begins({ id, start, due }: ModelItem, day: string): boolean {
    if (start === null || start > (this.spokenFor(day).at(-1) ?? "") || start < this.back(day, 3)) {
      return false;
    }
    if (due !== null && due <= plusDays(start, 7)) return false;
    return !this.wasAnnounced(`start ${String(id)} ${start}`, day);
  }

  private isAsked(task: ModelTask, item: ModelItem, day: string): boolean {
    const period = PERIOD_MONTHS[day.slice(5, 7)];
    if (period === undefined || item.basis !== "continuous") return false;
    if (day.slice(8) > "20" || !this.spokenFor(day).some((one) => one.slice(8) >= "14"))
      return false;
    const from = period.from(Number(day.slice(0, 4)));
    if (item.start !== null && item.start > day) return false;
    if (item.until !== null && item.until < from) return false;
    if (task.noted !== null && task.noted >= from) return false;
    return !this.wasAnnounced(`period ${String(item.id)} ${day.slice(0, 7)}`, day);
  }

  private wasAnnounced(mark: string, day: string): boolean {
    const on = this.announced.get(mark);
    return on !== undefined && on < day;
  }

  /** The day itself and the days off behind it. */
  private spokenFor(day: string): string[] {
    const days = [day];
    for (let next = plusDays(day, 1); !this.isWorked(next); next = plusDays(next, 1))
      days.push(next);
    return days;
  }

  private escalate(day: string): void {
    const lists = { clerk: [] as Entry[], chair: [] as Entry[] };
    for (const { task, item } of this.openItems()) {
      if (blocked(task) || this.dueReason(item, day) !== "late" || item.due === null) continue;
      const late = this.worked(item.due, day);
      for (const [step, after] of [
        ["clerk", 3],
        ["chair", 7],
      ] as const) {
        const mark = `${String(item.id)} ${step} ${item.due}`;
        if (late < after || this.escalated.has(mark)) continue;
        this.escalated.add(mark);
        lists[step].push({ task, item, why: "late" });
      }
    }
    const obstacles = this.tasks.flatMap((task) =>
      task.obstacles
        .filter((one) => !one.told && this.worked(one.day, day) >= 3)
        .map((one) => Object.assign(one, { told: true }))
        .map(({ id }) => ({ task, id })),
    );
    const here = this.people.filter(({ left }) => !left);
    for (const to of here) {
      const hears = (role: "clerk" | "chair") =>
        to.role === role || (to.role === other(role) && here.every((one) => one.role !== role));
      const own = [...(hears("clerk") ? lists.clerk : []), ...(hears("chair") ? lists.chair : [])];
      const raised = hears("chair") ? obstacles : [];
      if (own.length + raised.length === 0) continue;
      const entries = own.filter(
        (entry, at) => own.findIndex((one) => one.item === entry.item) === at,
      );
      const brief = { ...EMPTY, kind: "escalation" as const, to, day, hour: OFFICE_HOUR };
      this.waiting.push({ ...brief, entries, obstacles: raised });
    }
  }

  private nudgeLine({ to, entries, rounds }: Brief, day: string): string | null {
    if (to === null) return null;
    const left = entries.filter(({ task, item }) => {
      const until = this.snoozed.get(`${String(to.id)} ${String(item.id)}`) ?? "";
      return item.open && until <= day && this.nudged(task).includes(to);
    });
    const spoken = left.filter(({ task, why }) => !blocked(task) && why !== "blocked");
    const owes = rounds.flatMap((round) =>
      stillOwed(round, to).map((unit) => `round ${round.due} u${String(unit)}`),
    );
    if (spoken.length + owes.length === 0) return null;
    const waits = left.filter(({ task }) => blocked(task)).length;
    const order = ({ why, item }: Entry) =>
      `${String(URGENCY.indexOf(why))} ${item.due ?? "9999"} ${String(item.number).padStart(6, "0")} ${String(item.id).padStart(9, "0")}`;
    const lines = spoken
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      .map(({ why, item }) => {
        const which = why === "start" || why === "period" ? "" : ` o${String(item.id)}`;
        return `${why} #${String(item.number)}${which}`;
      });
    return ["nudge", ...capped(lines, 10), ...owes.sort(), waits > 0 && `blocked ${String(waits)}`]
      .filter((part) => part !== false)
      .join(" | ");
  }

  private raisedLine({ entries, obstacles }: Brief, day: string): string | null {
    const late = entries
      .filter(
        ({ task, item }) => item.open && !blocked(task) && this.dueReason(item, day) === "late",
      )
      .sort((a, b) => a.item.number - b.item.number || a.item.id - b.item.id)
      .map(({ item }) => `late #${String(item.number)} ${item.due ?? ""}`);
    const open = obstacles
      .filter(({ task, id }) => task.obstacles.some((one) => one.id === id))
      .sort((a, b) => a.id - b.id)
      .map(({ task, id }) => `obstacle #${String(task.number)} b${String(id)}`);
    if (late.length + open.length === 0) return null;
    return ["escalation", ...capped(late, 8), ...capped(open, 8)].join(" | ");
  }

  private openItems(): { task: ModelTask; item: ModelItem }[] {
    return this.tasks.flatMap((task) =>
      task.items.filter(({ open }) => open).map((item) => ({ task, item })),
    );
  }
}
