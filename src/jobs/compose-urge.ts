import type { Brief } from "../domain/brief.js";
import { nudged } from "../domain/nudge.js";
import type { Instant } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import { urgeNotice } from "../messages/urge-notice.js";
import { FORMER_MEMBER } from "../messages/words.js";
import type { OutboxItem } from "../ports.js";
import type { ComposeKit } from "./compose.js";
import { readingOf } from "./reading.js";

/** What is left of what somebody is urged about: still open, not blocked and still theirs. Null where nothing is. */
export async function composeUrge(
  brief: Extract<Brief, { kind: "urge" }>,
  item: OutboxItem,
  now: Instant,
  { store }: ComposeKit,
): Promise<Message | null> {
  const reading = await readingOf(item, now, store);
  if (reading === null) return null;
  const { person, today, calendar, late } = reading;
  const { member, workspace } = person;
  const [office] = await store.reminders.offices([workspace.id]);
  const found = await store.reminders.lines(workspace.id, brief.items);
  const lines = found.filter(
    (line) =>
      !line.blocked &&
      office !== undefined &&
      nudged(line, office).some(({ id }) => id === member.id),
  );
  if (lines.length === 0) return null;
  const by = (await store.office.member(brief.by))?.name ?? FORMER_MEMBER.vi;
  const { at, words } = brief;
  return urgeNotice({
    ...{ by, at, words, lines, today, calendar, late },
    language: member.language,
  });
}
