import { EVENT_SCOPES, METHOD_SCOPES } from "../../src/chat/slack/api.js";
import { EVENTS, UMBRELLA } from "../../src/chat/slack/read.js";
import { COMMAND_WORDS } from "../../src/messages/command-words.js";

/** Names that Slack keeps for itself or for its own commands: behind the umbrella only. */
const TAKEN = new Set(["help", "open", "people", "search", "status", "remind", "invite", "leave"]);

/** The app's manifest as the code needs it. */
export function neededManifest() {
  return {
    display_information: {
      name: "Đôn đốc",
      description: "Trợ lý theo dõi, đôn đốc nhiệm vụ cải cách hành chính",
      background_color: "#1f3d5c",
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: "dondoc", always_online: true },
      slash_commands: commands(),
    },
    oauth_config: { scopes: { bot: scopes() } },
    settings: {
      event_subscriptions: { bot_events: [...EVENTS].sort() },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}

function commands() {
  const umbrella = {
    command: UMBRELLA,
    description: "mọi lệnh của trợ lý, ví dụ /cchc nhiemvu",
    usage_hint: "lệnh",
    should_escape: true,
  };
  const own = COMMAND_WORDS.flatMap(({ name, vietnamese, hint, does }) =>
    [name, vietnamese]
      .filter((one) => !TAKEN.has(one))
      .map((one) => {
        const words = hint.vi.split(" ").slice(1).join(" ");
        const usage = words === "" ? {} : { usage_hint: words };
        return { command: `/${one}`, description: does.vi, ...usage, should_escape: true };
      }),
  );
  return [umbrella, ...own];
}

function scopes(): string[] {
  const needed = [...Object.values(METHOD_SCOPES), ...Object.values(EVENT_SCOPES)];
  return [...new Set(needed.filter((scope) => scope !== null))].sort();
}
