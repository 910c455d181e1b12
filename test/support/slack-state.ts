import type { Outcome } from "./slack-api.js";

/** What the emulated Slack workspace holds. */
export type SlackMessage = {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: SlackBlock[];
  thread: string | null;
  /** Whom alone it is shown to. */
  only: string | null;
  files: string[];
  edits: number;
};
export type SlackBlock = {
  type: string;
  text?: { type: string; text: string };
  elements?: SlackButton[];
  block_id?: string;
  element?: { type: string; action_id: string };
  label?: { text: string };
};
export type SlackButton = {
  text: { text: string };
  action_id: string;
  value: string;
  style?: string;
};
export type SlackView = {
  id: string;
  type: string;
  callback_id?: string;
  private_metadata?: string;
  title?: { text: string };
  blocks: SlackBlock[];
};
export type StoredFile = {
  id: string;
  name: string;
  user: string;
  bytes: Buffer;
  mimetype: string;
  /** Looks at it until Slack has it all; its address is not told before. */
  looksLeft: number;
  /** Another address than Slack's own. */
  elsewhere: string | null;
  shares: { channel: string; ts: string; thread: string | null }[];
};

export const TEAM = "T0OFFICE1";
export const BOT = "U0BOT0001";
export const BOT_TOKEN = "xoxb-test-1";
export const APP_TOKEN = "xapp-test-1";
export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";

export function makeState() {
  let last = 1_780_000_000_000_000;
  let count = 0;
  return {
    messages: [] as SlackMessage[],
    /** Views opened, latest last, and each person's Home. */
    views: [] as SlackView[],
    homes: new Map<string, SlackView>(),
    files: new Map<string, StoredFile>(),
    channels: new Map<string, { members: Set<string>; archived: boolean }>(),
    /** "D…" of each person with the bot. */
    chats: new Map<string, string>(),
    users: new Map<string, string>(),
    triggers: new Set<string>(),
    /** Response addresses: the message that they belong to, and the uses left. */
    responses: new Map<
      string,
      { ts: string | null; channel: string; user: string; left: number }
    >(),
    uploads: new Map<string, { name: string; bytes: Buffer | null }>(),
    calls: [] as { method: string; args: Record<string, string> }[],
    /** What a method answers instead, once each, in order. */
    faults: new Map<string, Outcome[]>(),
    /** Milliseconds that each call of a method takes. */
    delays: new Map<string, number>(),
    /** Everything that Slack would not have taken. */
    problems: [] as string[],
    token: BOT_TOKEN,
    /** Time stamps grow, whatever the clock does. */
    nextTs(): string {
      last += 1_000_001;
      return `${String(last).slice(0, 10)}.${String(last).slice(10)}`;
    },
    nextId(prefix: string): string {
      count += 1;
      return `${prefix}0${String(count).padStart(7, "0")}`;
    },
  };
}

export type SlackState = ReturnType<typeof makeState>;
