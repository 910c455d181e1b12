import { may } from "../domain/may.js";
import type { Message } from "../messages/message.js";
import { settingsView } from "../messages/settings.js";
import { menuView, mineView } from "../messages/settings-menus.js";
import { command, refused, type Call, type Kit } from "./command.js";
import { SETTINGS_ARGS, type SettingsArgs } from "./settings-args.js";
import { changeChat, showChats, tieChat } from "./settings-chats.js";
import { changeDay, showDays } from "./settings-days.js";
import { changeOffice, turnPeriod } from "./settings-office.js";
import { setHour, setLanguage, setPlace } from "./settings-own.js";

/** /settings, /caidat: one's own language and reminders; for clerk and admin what the office has chosen. */
export const settings = command<SettingsArgs>({
  name: "settings",
  vietnamese: "caidat",
  aliases: ["thietlap"],
  who: "all",
  reads: false,
  args: SETTINGS_ARGS,
  async run(call, kit) {
    const { args } = call;
    switch (args.step) {
      case "show":
      case "mine":
      case "menu":
        return show({ ...call, args }, kit);
      case "unknown":
        return refused({ code: "no_such_setting", typed: args.typed }, call, kit);
      case "language":
        return setLanguage(call, args.language, kit);
      case "hour":
        return setHour(call, args.to, kit);
      case "place":
        return setPlace(call, args.to, kit);
      case "change":
        return changeOffice({ ...call, args }, kit);
      case "period":
        return turnPeriod({ ...call, args }, kit);
      case "days":
        return showDays(call, kit);
      case "day":
      case "noday":
        return changeDay({ ...call, args }, kit);
      case "chats":
        return showChats(call, kit.store);
      case "here":
        return tieChat(call, kit);
      case "chat":
        return changeChat({ ...call, args }, kit);
    }
  },
});

type Shown = Extract<SettingsArgs, { step: "show" | "mine" | "menu" }>;

async function show({ who, args }: Call<Shown>, { store }: Kit): Promise<Message> {
  const { member, workspace } = who;
  const manages = may(who, "settings").ok;
  if (args.step === "menu") {
    const options = { manages, note: null, replaces: false };
    return menuView(args.menu, workspace.settings, options, member.language);
  }
  const wish = await store.reminders.wish(member.id);
  if (args.step === "show") return settingsView(who, wish, manages);
  const options = { note: null, replaces: false };
  return mineView(wish, workspace.settings, options, member.language);
}
