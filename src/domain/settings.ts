import type { Activity } from "./activity.js";
import { may } from "./may.js";
import type { Person, Settings } from "./office.js";
import { allow, type Decision } from "./refusal.js";

/** What is either on or off for a whole workspace. */
export const SWITCHES = ["verification", "answerInPrivate"] as const satisfies (keyof Settings)[];
export type Switch = (typeof SWITCHES)[number];

/** Turns a setting of the workspace on or off; nothing is recorded where it is so already. */
export function turn(
  person: Person,
  setting: Switch,
  on: boolean,
): Decision<{ settings: Settings; events: Activity[] }> {
  const allowed = may(person, "settings");
  if (!allowed.ok) return allowed;
  const { settings } = person.workspace;
  if (settings[setting] === on) return allow({ settings, events: [] });
  return allow({
    settings: { ...settings, [setting]: on },
    events: [{ kind: "settings_changed", data: { setting, from: settings[setting], to: on } }],
  });
}
