import type { FileRef, Incoming, Place } from "../../ports.js";
import {
  ActionsBody,
  CommandBody,
  EventBody,
  FileSharedEvent,
  HomeEvent,
  MessageEvent,
  type SlackFile,
  SubmissionBody,
} from "./payloads.js";
import { FORM, PRESS } from "./render.js";
import { names, typedWords } from "./typed.js";

/** Who the bot is on Slack. */
export type Me = { user: string; bot: string | null; team: string };

/** Whatever reading needs to know. */
export type Reading = { me: Me; now: Incoming["at"]; isCommand: (words: string) => boolean };

/** The bot's message whose button was pressed. */
export type Carrier = { channel: string; ts: string; thread: string | null; ephemeral: boolean };

/** How an answer may go back besides the place it was said in. */
export type Way = {
  /** Good for 30 minutes and 5 uses. */
  responseUrl: string | null;
  carrier: Carrier | null;
  /** Pressed on the App Home, which showed the answer to this command. */
  home: string | null;
  /** Typed in a chat where the bot is not: its answer is for that person's eyes there. */
  elsewhere: boolean;
};

/** What came from Slack. */
export type Heard =
  | { kind: "said"; incoming: Incoming; way: Way; by: "event" | "command" | "button" }
  /** A file that may belong to a message of its own event. */
  | { kind: "lone_file"; incoming: Incoming & { kind: "files" }; file: string; channel: string }
  /** A button that opens a form. */
  | {
      kind: "form";
      actionId: string;
      ask: string;
      trigger: string;
      user: string;
      way: Way;
      place: Place;
    }
  | { kind: "submitted"; body: SubmissionBody }
  | { kind: "home"; user: string; chat: string | null; source: string }
  /** From another Slack workspace. */
  | { kind: "foreign"; by: "event" | "command" | "button" | "form"; responseUrl: string | null }
  | { kind: "nothing" };

export const NO_WAY: Way = { responseUrl: null, carrier: null, home: null, elsewhere: false };

/** The types of events that are listened to: those of the app's manifest. */
export const EVENTS = [
  ...["app_home_opened", "app_mention", "file_shared"],
  ...["message.channels", "message.groups", "message.im", "message.mpim"],
] as const;

/** The command behind which all others stand. */
export const UMBRELLA = "/cchc";

/** Any payload; what is not known is "nothing", never a fault. */
export function read(body: unknown, reading: Reading): Heard {
  const event = EventBody.safeParse(body);
  if (event.success) return readEvent(event.data, reading);
  const command = CommandBody.safeParse(body);
  if (command.success) return readCommand(command.data, reading);
  const actions = ActionsBody.safeParse(body);
  if (actions.success) return readActions(actions.data, reading);
  const submission = SubmissionBody.safeParse(body);
  if (!submission.success) return { kind: "nothing" };
  const { user, team } = submission.data;
  if (isForeign(team?.id ?? user.team_id, reading)) {
    return { kind: "foreign", by: "form", responseUrl: null };
  }
  return { kind: "submitted", body: submission.data };
}

/**
 * Text that answers what a form asked, under the source of its view: however often Slack brings it, it is one.
 * `tried` counts how often its sender was told before that it was not taken.
 */
export function formWords(
  { view, user }: SubmissionBody,
  at: number,
  words: string,
  tried: number,
  from: { place: Place; carrier: Carrier | null },
  now: Incoming["at"],
): Incoming {
  return {
    source: `slack:view:${view.id}:${String(at)}${tried === 0 ? "" : `:${String(tried)}`}`,
    from: { channel: "slack", id: user.id },
    place: from.place,
    at: now,
    ...(from.carrier === null ? {} : { replyTo: refOf(from.carrier) }),
    kind: "text",
    text: `/${words}`,
  };
}

/** What a reply to that message is known by: the thread it stands in, else itself. */
export function refOf({ ts, thread }: { ts: string; thread: string | null }): string {
  return thread ?? ts;
}

/** Direct messages begin with D, or go by this name; so do those between two people. */
export function kindOfChannel(channel: string, name?: string | null): Place["kind"] {
  return channel.startsWith("D") || name === "directmessage" ? "private" : "group";
}

/** Only workspaces are compared, "T…": in an organisation people may come under its own id, "E…". */
function isForeign(team: string | null | undefined, { me }: Reading): boolean {
  return team?.startsWith("T") === true && me.team !== "" && team !== me.team;
}

// ---- events ---------------------------------------------------------------------------------

function readEvent(body: EventBody, reading: Reading): Heard {
  if (isForeign(body.team_id, reading)) return { kind: "foreign", by: "event", responseUrl: null };
  const message = MessageEvent.safeParse(body.event);
  if (message.success) return readMessage(message.data, reading);
  const file = FileSharedEvent.safeParse(body.event);
  if (file.success) return readLoneFile(file.data, reading);
  const home = HomeEvent.safeParse(body.event);
  if (!home.success || (home.data.tab ?? "home") !== "home") return { kind: "nothing" };
  const { user, channel } = home.data;
  const chat = channel?.startsWith("D") === true ? channel : null;
  return { kind: "home", user, chat, source: `slack:home:${body.event_id ?? reading.now}` };
}

type EventBody = ReturnType<typeof EventBody.parse>;

/** Messages of people; what Slack says itself, changes and the bot's own are left alone. */
const SPOKEN = new Set(["file_share", "me_message", "thread_broadcast"]);

function readMessage(event: MessageEvent, reading: Reading): Heard {
  const { me } = reading;
  const { user, subtype } = event;
  const isPerson = user !== null && user !== undefined && user !== me.user;
  const isTalk = subtype === null || subtype === undefined || SPOKEN.has(subtype);
  // Somebody of another Slack workspace in a shared channel is nobody of this office.
  if (isForeign(event.user_team ?? event.team, reading)) return { kind: "nothing" };
  if (!isPerson || !isTalk || (event.bot_id ?? "") !== "") return { kind: "nothing" };
  const raw = event.text ?? "";
  const isPrivate = event.channel_type === "im" || kindOfChannel(event.channel) === "private";
  const addressed = !isPrivate && (event.type === "app_mention" || names(raw, me.user));
  const thread = event.thread_ts === event.ts ? null : (event.thread_ts ?? null);
  const common = {
    source: `slack:message:${event.channel}:${event.ts}`,
    from: { channel: "slack" as const, id: user },
    place: placeOf(event.channel, isPrivate ? "private" : "group", thread),
    at: reading.now,
    ...(thread === null ? {} : { replyTo: thread }),
    ...(addressed ? { addressed: true as const } : {}),
  };
  const typed = typedWords(raw, me.user);
  const words = addressed ? meantFor(typed, filesOf(event), reading) : typed;
  const incoming = { ...common, ...contentOf(words, filesOf(event), isPrivate) };
  return { kind: "said", incoming, way: NO_WAY, by: "event" };
}

type Content =
  | { kind: "text"; text: string }
  | { kind: "files"; files: FileRef[]; caption: string }
  | { kind: "unknown"; what: string };

function contentOf(words: string, files: FileRef[], isPrivate: boolean): Content {
  if (files.length > 0) return { kind: "files", files, caption: words };
  if (words === "" && isPrivate) return { kind: "unknown", what: "message" };
  return { kind: "text", text: words };
}

function filesOf(event: MessageEvent): FileRef[] {
  const all = [
    ...(event.files ?? []),
    ...(event.attachments ?? []).flatMap(({ files }) => files ?? []),
  ];
  const seen = new Set<string>();
  return all
    .filter(({ id, mode }) => {
      if (seen.has(id) || mode === "tombstone" || mode === "hidden_by_limit") return false;
      seen.add(id);
      return true;
    })
    .map(fileRef);
}

/** A file of another workspace, or one that is still on its way, comes without its name: "". */
export function fileRef({ id, name, title, size, mimetype }: SlackFile): FileRef {
  const known = size === 0 ? null : (size ?? null);
  return { id, name: name ?? title ?? "", size: known, mime: mimetype ?? null };
}

const LONE_FILE = "slack:file:";

/** Only Slack's notice of the file came, without the words beside it. */
export function isLoneFile({ source }: Incoming): boolean {
  return source.startsWith(LONE_FILE);
}

function readLoneFile(event: FileSharedEvent, { me, now }: Reading): Heard {
  const { file_id: file, user_id: user, channel_id: channel } = event;
  const isPerson = user !== null && user !== undefined && user !== me.user;
  if (!isPerson || channel === null || channel === undefined) return { kind: "nothing" };
  const incoming = {
    source: `${LONE_FILE}${channel}:${file}`,
    from: { channel: "slack" as const, id: user },
    place: placeOf(channel, kindOfChannel(channel), null),
    at: now,
    kind: "files" as const,
    files: [{ id: file, name: "", size: null, mime: null }],
    caption: "",
  };
  return { kind: "lone_file", incoming, file, channel };
}

function placeOf(chat: string, kind: Place["kind"], thread: string | null): Place {
  return { channel: "slack", chat, kind, ...(thread === null ? {} : { thread }) };
}

// ---- commands, buttons ----------------------------------------------------------------------

function readCommand(body: CommandBody, reading: Reading): Heard {
  const responseUrl = body.response_url ?? null;
  if (isForeign(body.team_id, reading)) return { kind: "foreign", by: "command", responseUrl };
  const { user_id: user, channel_id: channel } = body;
  const typed = typedWords(body.text, reading.me.user);
  const own = `${body.command} ${typed}`.trim();
  const text = body.command === UMBRELLA ? asCommand(typed === "" ? "help" : typed, reading) : own;
  const incoming: Incoming = {
    source: `slack:command:${body.trigger_id ?? `${user}:${reading.now}`}`,
    from: { channel: "slack", id: user },
    place: placeOf(channel, kindOfChannel(channel, body.channel_name), null),
    at: reading.now,
    addressed: true,
    kind: "text",
    text,
  };
  const way = { ...NO_WAY, responseUrl };
  return { kind: "said", incoming, way, by: "command" };
}

/** Words said to the bot by name; its name alone asks for help. */
function meantFor(words: string, files: FileRef[], reading: Reading): string {
  return words === "" && files.length === 0 ? "/help" : asCommand(words, reading);
}

/** "tasks late" → "/tasks late"; what is no command stays as it is: a number, or words to search. */
function asCommand(words: string, { isCommand }: Reading): string {
  if (words.startsWith("/")) return words;
  return isCommand(words) ? `/${words}` : words;
}

function readActions(body: ActionsBody, reading: Reading): Heard {
  const responseUrl = body.response_url ?? null;
  if (isForeign(body.team?.id ?? body.user.team_id, reading)) {
    return { kind: "foreign", by: "button", responseUrl };
  }
  const action = body.actions.find(({ action_id: id }) => PRESS.test(id) || FORM.test(id));
  const value = action?.value ?? "";
  if (action === undefined || value === "") return { kind: "nothing" };
  const carrier = carrierOf(body);
  const way: Way = { responseUrl, carrier, home: homeOf(body), elsewhere: false };
  const { user } = body;
  const thread = carrier?.thread ?? null;
  const channel = carrier?.channel ?? "";
  // Without a message it was pressed on the App Home: the answer goes to the person's own chat.
  const kind = carrier === null ? "private" : kindOfChannel(channel, body.channel?.name);
  const place = placeOf(channel, kind, thread);
  const trigger = body.trigger_id ?? "";
  if (FORM.test(action.action_id)) {
    return {
      kind: "form",
      actionId: action.action_id,
      ask: value,
      trigger,
      user: user.id,
      way,
      place,
    };
  }
  const press = `${action.action_ts ?? reading.now}:${trigger}`;
  const incoming: Incoming = {
    source: `slack:button:${user.id}:${carrier?.ts ?? "home"}:${press}`,
    from: { channel: "slack", id: user.id },
    place,
    at: reading.now,
    ...(carrier === null ? {} : { replyTo: refOf(carrier) }),
    kind: "button",
    command: way.home === null ? value : onHome(value),
  };
  return { kind: "said", incoming, way, by: "button" };
}

function carrierOf({ container, channel, message }: ActionsBody): Carrier | null {
  const id = container?.channel_id ?? channel?.id;
  const ts = container?.message_ts ?? message?.ts;
  if (id === undefined || ts === null || ts === undefined) return null;
  const thread = container?.thread_ts ?? message?.thread_ts ?? null;
  const ephemeral = container?.is_ephemeral === true;
  return { channel: id, ts, thread: thread === ts ? null : thread, ephemeral };
}

/** What the App Home shows first: the front page, with the week's figures for leaders. */
export const HOME_COMMAND = "home";

/** A list that is asked for on the Home is shown there, as the same front page: "tasks late" → "home late". */
function onHome(command: string): string {
  return command.replace(/^tasks(?= |$)/, HOME_COMMAND);
}

/** The command whose answer the App Home shows. */
function homeOf({ view }: ActionsBody): string | null {
  if (view?.type !== "home") return null;
  const shown = view.private_metadata ?? "";
  return shown === "" ? HOME_COMMAND : onHome(shown);
}
