import type { ClockTime } from "../domain/hours.js";
import type { Language } from "../domain/office.js";
import { changeWish, type Wish, type WishChange } from "../domain/settings.js";
import type { Message } from "../messages/message.js";
import { languageSet, ownChanged, settingForm } from "../messages/settings.js";
import { mineView } from "../messages/settings-menus.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";

export async function setLanguage(
  call: Call<unknown>,
  language: Language | null,
  kit: Kit,
): Promise<Message> {
  const { member } = call.who;
  if (language === null) return refused(settingForm("language", member.language), call, kit);
  if (language === member.language) return languageSet(language);
  await kit.store.transaction(async (tx) => {
    await tx.office.setLanguage(member.id, language);
    const data = { setting: "language", from: member.language, to: language };
    await tx.record([{ kind: "settings_changed", data }], stampOf(call));
  });
  return languageSet(language);
}

/** One's own hour, or the office's again. */
export async function setHour(
  call: Call<unknown>,
  to: { hour: ClockTime | null } | null,
  kit: Kit,
): Promise<Message> {
  if (to === null) return refused(settingForm("ownHour", call.who.member.language), call, kit);
  return setWish(call, { what: "hour", to: to.hour }, kit);
}

/** Whether one is reminded in private or in the group. */
export async function setPlace(
  call: Call<unknown>,
  to: Wish["nudgeIn"] | null,
  kit: Kit,
): Promise<Message> {
  if (to === null) return refused(settingForm("ownPlace", call.who.member.language), call, kit);
  return setWish(call, { what: "place", to }, kit);
}

async function setWish(call: Call<unknown>, change: WishChange, kit: Kit): Promise<Message> {
  const { who, incoming } = call;
  const { member, workspace } = who;
  return kit.store.transaction(async (tx) => {
    // Read again: quiet hours may have changed meanwhile.
    const office = (await tx.office.workspace(workspace.code)) ?? workspace;
    const before = await tx.reminders.wish(member.id);
    const decided = changeWish({ member, workspace: office }, before, change);
    if (!decided.ok) return refused(decided.why, call, kit);
    const { wish, events } = decided.value;
    if (events.length > 0) {
      await tx.reminders.setWish(member.id, wish);
      await tx.record(events, stampOf(call));
    }
    const note = ownChanged(
      change.what === "hour" ? "ownHour" : "ownPlace",
      wish,
      office.settings,
      member.language,
    );
    const options = { note, replaces: incoming.kind === "button" };
    return mineView(wish, office.settings, options, member.language);
  });
}
