import type { Brief } from "../domain/brief.js";
import { workingDaysBetween } from "../domain/calendar.js";
import { isLateLine } from "../domain/escalation.js";
import { dayOf, type Instant } from "../domain/time.js";
import { escalation, type Unanswered } from "../messages/escalation.js";
import type { Message } from "../messages/message.js";
import { names } from "../messages/words.js";
import type { OutboxItem } from "../ports.js";
import type { ComposeKit } from "./compose.js";
import { readingOf, type Reading } from "./reading.js";

/** What is left of what clerk or chair is told: late still, and not answered still. */
export async function composeEscalation(
  brief: Extract<Brief, { kind: "escalation" }>,
  item: OutboxItem,
  now: Instant,
  { store }: ComposeKit,
): Promise<Message | null> {
  const reading = await readingOf(item, now, store);
  if (reading === null) return null;
  const { person, today, late: note } = reading;
  const { workspace, member } = person;
  const lines = (await store.reminders.lines(workspace.id, brief.late)).filter(
    (line) => isLateLine(line, today) && !line.blocked,
  );
  const sheets = await store.work.tasks(
    workspace.id,
    lines.map(({ number }) => number),
  );
  const urges = await store.reminders.urges(
    workspace.id,
    lines.map(({ taskId }) => taskId),
  );
  const late = lines.map((line) => {
    const sheet = sheets.find(({ number }) => number === line.number);
    const times = urges.filter(({ taskId }) => taskId === line.taskId).map((one) => one.times);
    return {
      line,
      units: names(sheet?.lead ?? [], member.language),
      person: sheet?.personInCharge?.name ?? null,
      urged: Math.max(0, ...times),
    };
  });
  const obstacles = await unanswered(brief.obstacles, reading, store);
  if (late.length + obstacles.length === 0) return null;
  return escalation({
    ...{ date: brief.date, today, late, obstacles, note },
    language: member.language,
  });
}

async function unanswered(
  ids: readonly number[],
  { person, today, calendar }: Reading,
  store: ComposeKit["store"],
): Promise<Unanswered[]> {
  const { id, timeZone } = person.workspace;
  const found: Unanswered[] = [];
  for (const obstacleId of ids) {
    const task = await store.work.taskOfObstacle(id, obstacleId);
    const obstacle = task?.obstacles.find((one) => one.id === obstacleId);
    if (task?.plan.state !== "active" || obstacle?.state !== "open") continue;
    const days = workingDaysBetween(dayOf(obstacle.raisedAt, timeZone), today, calendar);
    const { text, raisedBy } = obstacle;
    found.push({ id: obstacleId, number: task.number, text, raisedBy: raisedBy.name, days });
  }
  return found;
}
