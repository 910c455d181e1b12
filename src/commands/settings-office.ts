import { isBetween } from "../domain/hours.js";
import { may } from "../domain/may.js";
import type { Person, Settings } from "../domain/office.js";
import type { PeriodCode } from "../domain/schedule.js";
import { changeSetting, type SettingChange } from "../domain/settings.js";
import type { Message } from "../messages/message.js";
import { changedNote, settingForm, switched } from "../messages/settings.js";
import { menuOf, menuView } from "../messages/settings-menus.js";
import type { Shelves } from "../ports.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import { personAgain } from "./person-again.js";
import type { SettingsArgs } from "./settings-args.js";

type Of<S extends SettingsArgs["step"]> = Extract<SettingsArgs, { step: S }>;

export async function changeOffice(call: Call<Of<"change">>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const allowed = may(who, "settings");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  const { change, setting } = args;
  if (change === null) return refused(settingForm(setting, who.member.language), call, kit);
  return kit.store.transaction(async (tx) => write(call, await again(call, tx), change, tx, kit));
}

/** One period more, or one less: the others are read in the same transaction. */
export async function turnPeriod(call: Call<Of<"period">>, kit: Kit): Promise<Message> {
  const { args } = call;
  return kit.store.transaction(async (tx) => {
    const person = await again(call, tx);
    const { roundPeriods } = person.workspace.settings;
    const to = turned(roundPeriods, args.code, args.on);
    return write(call, person, { setting: "roundPeriods", to }, tx, kit);
  });
}

/** The last one stays. */
function turned(periods: readonly PeriodCode[], code: PeriodCode, on: boolean): PeriodCode[] {
  const others = periods.filter((one) => one !== code);
  return on || others.length === 0 ? [...others, code] : others;
}

/** Two people may change two settings at once: both are kept. */
async function again({ who }: Call<unknown>, tx: Shelves): Promise<Person> {
  const { member } = await personAgain(tx, who);
  const workspace = (await tx.office.workspace(who.workspace.code)) ?? who.workspace;
  return { member, workspace };
}

async function write(
  call: Call<unknown>,
  person: Person,
  change: SettingChange,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const { id } = person.workspace;
  const { language } = call.who.member;
  const decided = changeSetting(person, change);
  if (!decided.ok) return refused(decided.why, call, kit);
  const { settings, events } = decided.value;
  let moved = 0;
  if (events.length > 0) {
    await tx.office.setSettings(id, settings);
    moved = change.setting === "quiet" ? await dropQuietHours(id, settings, tx) : 0;
    await tx.record(events, stampOf(call));
  }
  const menu = menuOf(change.setting);
  if (menu === null && typeof change.to === "boolean") {
    const waiting = await tx.work.reviewQueue(id, { offset: 0, limit: 1 });
    return switched(change.setting, change.to, waiting.total, language);
  }
  const note = changedNote(change.setting, settings, moved, language);
  const options = { manages: true, note, replaces: call.incoming.kind === "button" };
  return menuView(menu ?? "nudges", settings, options, language);
}

/** People whose own hour is quiet now get the office's; how many they are. */
async function dropQuietHours(
  workspaceId: number,
  { quietFrom, quietTo }: Settings,
  { reminders }: Shelves,
): Promise<number> {
  const own = (await reminders.ownHours()).filter((one) => one.workspaceId === workspaceId);
  const quiet = own
    .map(({ nudgeAt }) => nudgeAt)
    .filter((hour) => isBetween(hour, quietFrom, quietTo));
  return quiet.length === 0 ? 0 : reminders.dropOwnHours(workspaceId, quiet);
}
