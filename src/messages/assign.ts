import type { Language, Member } from "../domain/office.js";
import type { TaskSheet } from "../domain/task.js";
import { openHeads } from "../domain/urgency.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { myTasks, numberButton, rows, seeTask } from "./tasks.js";
import { andMore, counted, cut, dueWords, names, plural } from "./words.js";

const SHOWN_PEOPLE = 12;
const SHOWN_TASKS = 10;
/** Letters of a button. */
const LABEL = 60;

/** "#3, #5". */
function numbers(tasks: readonly TaskSheet[]): string {
  return tasks.map(({ number }) => `#${String(number)}`).join(", ");
}

/** What a button of the choice types: "assign 3,5". */
function assigning(tasks: readonly TaskSheet[]): string {
  return `assign ${tasks.map(({ number }) => String(number)).join(",")}`;
}

/** No name was given: people one may choose, those of the lead unit first. */
export function whoTakesIt(
  tasks: readonly TaskSheet[],
  people: readonly Member[],
  language: Language,
): Message {
  const say = sayIn(language);
  const left = people.length - SHOWN_PEOPLE;
  const taken = tasks.filter(({ personInCharge }) => personInCharge !== null);
  const release: Button[] =
    taken.length === 0
      ? []
      : [{ label: say("Không giao ai", "Nobody"), command: `${assigning(tasks)} none` }];
  return message(
    [
      say(
        `Giao ${numbers(tasks)} cho ai phụ trách? Anh/chị chọn người hoặc trả lời tin này bằng tên.`,
        `Who is to be in charge of ${numbers(tasks)}? Choose a person or reply to this message with a name.`,
      ),
      list(taken.map((task) => inChargeNow(task, language))),
      andMore(left, say("người", left === 1 ? "person" : "people"), language),
    ],
    [...peopleButtons(tasks, people.slice(0, SHOWN_PEOPLE)), release],
    { ...about(tasks), ask: assigning(tasks) },
  );
}

function inChargeNow({ number, personInCharge }: TaskSheet, language: Language): string {
  const now = sayIn(language)("đang phụ trách", "in charge now");
  return `#${String(number)}, ${now}: ${personInCharge?.name ?? ""}`;
}

/** Namesakes, or nobody of that name but some who are near: which one. Those behind are found by more of the name. */
export function whichPerson(
  said: string,
  tasks: readonly TaskSheet[],
  people: readonly Member[],
  language: Language,
): Message {
  const left = people.length - SHOWN_PEOPLE;
  const say = sayIn(language);
  const more = say(
    `… và ${String(left)} người nữa. Anh/chị trả lời tin này bằng họ tên đầy đủ hơn.`,
    `… and ${String(left)} more. Reply to this message with more of the name.`,
  );
  return message(
    [said, left > 0 ? more : null],
    peopleButtons(tasks, people.slice(0, SHOWN_PEOPLE)),
    { ...about(tasks), ask: assigning(tasks) },
  );
}

export function namesakes(typed: string, count: number, language: Language): string {
  const name = cut(typed, 60);
  return sayIn(language)(
    `Có ${String(count)} người khớp với “${name}”. Anh/chị giao cho ai?`,
    `${String(count)} people fit “${name}”. Whom do you mean?`,
  );
}

/** Each with the unit, so that namesakes can be told apart. */
function peopleButtons(tasks: readonly TaskSheet[], people: readonly Member[]): Button[][] {
  return rows(
    people.map(({ id, name, units }) => {
      const unit = units[0] === undefined ? "" : ` (${cut(units[0].name, 30)})`;
      return {
        label: `${cut(name, LABEL - unit.length)}${unit}`,
        command: `${assigning(tasks)} m${String(id)}`,
      };
    }),
    2,
  );
}

/** What was done, and beside it each task that was not given, with its reason. */
export function assigned(
  tasks: readonly TaskSheet[],
  to: Member | null,
  not: readonly string[],
  language: Language,
): Message {
  const say = sayIn(language);
  const done =
    to === null
      ? say(
          `${numbers(tasks)} không còn giao riêng cho ai; việc do cả bộ phận chủ trì thực hiện.`,
          `Nobody in person is in charge of ${numbers(tasks)} any more; it is up to the lead unit.`,
        )
      : say(
          `Đã giao ${numbers(tasks)} cho ${to.name} phụ trách.`,
          `${to.name} is now in charge of ${numbers(tasks)}.`,
        );
  const [only] = tasks;
  const see =
    tasks.length === 1 && only !== undefined
      ? [seeTask(only.number, language)]
      : tasks.slice(0, 5).map(({ number }) => numberButton(number));
  return message(
    [tasks.length === 0 ? null : done, ...not],
    [[...see, myTasks(language)]],
    about(tasks),
  );
}

/** To the person who is in charge now: everything that was given at once. */
export function assignedNotice(
  tasks: readonly TaskSheet[],
  by: string,
  language: Language,
): Message {
  const many = String(tasks.length);
  const head = sayIn(language)(
    tasks.length === 1
      ? `${by} giao anh/chị phụ trách việc sau:`
      : `${by} giao anh/chị phụ trách ${many} việc:`,
    tasks.length === 1
      ? `${by} has put you in charge of this task:`
      : `${by} has put you in charge of ${many} tasks:`,
  );
  return taskNotice(head, tasks, language);
}

/** To the person who was in charge before. */
export function releasedNotice(
  tasks: readonly TaskSheet[],
  by: string,
  to: Member | null,
  language: Language,
): Message {
  const which = counted(tasks.length, "task");
  const head =
    to === null
      ? sayIn(language)(
          `${by} không giao riêng anh/chị phụ trách nữa, việc do cả bộ phận chủ trì thực hiện:`,
          `${by} has taken ${which} off you; the lead unit as a whole is to do it:`,
        )
      : sayIn(language)(
          `${by} đã giao cho ${to.name} phụ trách thay anh/chị:`,
          `${by} has put ${to.name} in charge in your place:`,
        );
  return taskNotice(head, tasks, language);
}

function taskNotice(head: string, tasks: readonly TaskSheet[], language: Language): Message {
  const shown = tasks.slice(0, SHOWN_TASKS);
  const left = tasks.length - shown.length;
  return message(
    [
      text(head, "title"),
      list(shown.map((task) => taskLine(task, language))),
      andMore(left, sayIn(language)("việc", plural(left, "task")), language),
    ],
    rows(
      shown.map(({ number }) => numberButton(number)),
      5,
    ),
    about(tasks),
  );
}

function taskLine(task: TaskSheet, language: Language): string {
  const next = openHeads(task)[0];
  const due = next === undefined ? "" : ` · ${dueWords(next, language)}`;
  const lead = `${sayIn(language)("chủ trì", "lead")}: ${names(task.lead, language)}`;
  return `#${String(task.number)} ${cut(task.title, 160)}${due} · ${lead}`;
}

/** A file sent in reply belongs to the task where there is but one. */
function about(tasks: readonly TaskSheet[]): { about?: number } {
  const [only, ...others] = tasks;
  return only === undefined || others.length > 0 ? {} : { about: only.number };
}
