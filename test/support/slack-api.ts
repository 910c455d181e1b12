import { messageProblems, viewProblems } from "./block-kit.js";
import { BOT, TEAM, type SlackBlock, type SlackState, type SlackView } from "./slack-state.js";

/** What a call is answered with. */
export type Outcome = {
  status?: number;
  headers?: Record<string, string>;
  body: Record<string, unknown>;
};

type Args = Record<string, string>;
type Method = (args: Args, state: SlackState, origin: string) => Outcome["body"];

const no = (error: string) => ({ ok: false, error });

/** One call of the Web API, as Slack answers it. */
export function callApi(
  method: string,
  args: Args,
  bearer: string,
  state: SlackState,
  origin: string,
): Outcome {
  state.calls.push({ method, args });
  const fault = state.faults.get(method)?.shift();
  if (fault !== undefined) return fault;
  if (method === "apps.connections.open") return { body: connection(bearer, origin) };
  if (bearer !== state.token) return { body: no(bearer === "" ? "not_authed" : "invalid_auth") };
  const handler = METHODS[method];
  return { body: handler === undefined ? no("unknown_method") : handler(args, state, origin) };
}

function connection(bearer: string, origin: string) {
  if (!bearer.startsWith("xapp-")) return no("not_allowed_token_type");
  return { ok: true, url: `${origin.replace("http:", "ws:")}/link?ticket=1` };
}

const METHODS: Record<string, Method> = {
  "auth.test": () => ({ ok: true, team: "Office", team_id: TEAM, user_id: BOT, bot_id: "B0BOT" }),
  "chat.postMessage": (args, state) => post(args, state, null),
  "chat.postEphemeral": (args, state) => post(args, state, args["user"] ?? ""),
  "chat.update": update,
  "conversations.open": ({ users = "" }, state) => {
    const chat = state.chats.get(users);
    return chat === undefined ? no("user_not_found") : { ok: true, channel: { id: chat } };
  },
  "conversations.history": (args, state) => ({ ok: true, messages: messagesAt(args, state) }),
  "conversations.replies": (args, state) => ({ ok: true, messages: messagesAt(args, state) }),
  "users.info": ({ user = "" }, state) => {
    const name = state.users.get(user);
    return name === undefined
      ? no("user_not_found")
      : { ok: true, user: { id: user, real_name: name } };
  },
  "files.info": fileInfo,
  "files.getUploadURLExternal": ({ filename = "", length = "" }, state, origin) => {
    if (filename === "" || Number(length) < 1) return no("invalid_arguments");
    const id = state.nextId("F");
    state.uploads.set(id, { name: filename, bytes: null });
    return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
  },
  "files.completeUploadExternal": completeUpload,
  "views.open": openView,
  "views.publish": ({ user_id: user = "", view = "{}" }, state) => {
    const read = JSON.parse(view) as SlackView;
    const problems = viewProblems(read);
    state.problems.push(...problems);
    if (problems.length > 0) return no("invalid_blocks");
    const home = { ...read, id: state.nextId("V") };
    state.homes.set(user, home);
    return { ok: true, view: home };
  },
};

function channelProblem(channel: string, state: SlackState): string | null {
  const found = state.channels.get(channel);
  if (found === undefined) return "channel_not_found";
  if (found.archived) return "is_archived";
  return found.members.has(BOT) ? null : "not_in_channel";
}

function post(args: Args, state: SlackState, only: string | null) {
  const asked = args["channel"] ?? "";
  const channel = state.chats.get(asked) ?? asked;
  const problem = channelProblem(channel, state);
  if (problem !== null) return no(problem);
  const said = saidOf(args);
  const problems = messageProblems(said);
  state.problems.push(...problems);
  if (problems.length > 0) return no("invalid_blocks");
  const message = {
    ...{ channel, ts: state.nextTs(), user: BOT, ...said, only, edits: 0, files: [] },
    thread: args["thread_ts"] ?? null,
  };
  state.messages.push(message);
  if (only !== null) return { ok: true, message_ts: message.ts };
  return {
    ok: true,
    channel,
    ts: message.ts,
    message: { type: "message", ...said, ts: message.ts },
  };
}

function saidOf({ text = "", blocks = "[]" }: Args) {
  return { text, blocks: JSON.parse(blocks) as SlackBlock[] };
}

function update(args: Args, state: SlackState) {
  const { channel = "", ts = "" } = args;
  const problem = channelProblem(channel, state);
  if (problem !== null) return no(problem);
  const message = state.messages.find((one) => one.channel === channel && one.ts === ts);
  if (message === undefined || message.only !== null) return no("message_not_found");
  if (message.user !== BOT) return no("cant_update_message");
  const said = saidOf(args);
  const problems = messageProblems(said);
  state.problems.push(...problems);
  if (problems.length > 0) return no("invalid_blocks");
  Object.assign(message, said, { edits: message.edits + 1 });
  return { ok: true, channel, ts, text: said.text };
}

function messagesAt({ channel, latest }: Args, state: SlackState) {
  return state.messages.filter((one) => one.channel === channel && one.ts === latest);
}

function fileInfo({ file: id = "" }: Args, state: SlackState, origin: string) {
  const file = state.files.get(id);
  if (file === undefined) return no("file_not_found");
  const { name, mimetype, user, elsewhere } = file;
  const ready = file.looksLeft <= 0;
  file.looksLeft -= 1;
  const url = elsewhere ?? `${origin}/files-pri/${id}/${encodeURIComponent(name)}`;
  const shares: Record<string, unknown[]> = {};
  for (const { channel, ts, thread } of file.shares) {
    shares[channel] = [{ ts, ...(thread === null ? {} : { thread_ts: thread }) }];
  }
  return {
    ok: true,
    file: {
      ...{ id, name, title: name, mimetype, user, mode: "hosted", shares: { private: shares } },
      size: ready ? file.bytes.length : 0,
      ...(ready ? { url_private: url, url_private_download: url } : {}),
    },
  };
}

function completeUpload(args: Args, state: SlackState) {
  const channel = args["channel_id"] ?? "";
  const problem = channelProblem(channel, state);
  if (problem !== null) return no(problem);
  const asked = JSON.parse(args["files"] ?? "[]") as { id: string; title?: string }[];
  const done = asked.map(({ id }) => state.uploads.get(id));
  if (done.some((upload) => (upload?.bytes ?? null) === null)) return no("file_not_found");
  const thread = args["thread_ts"] ?? null;
  const ts = state.nextTs();
  for (const { id } of asked) {
    const { name, bytes } = state.uploads.get(id)!;
    const shares = [{ channel, ts, thread }];
    const rest = { mimetype: "application/octet-stream", looksLeft: 0, elsewhere: null, shares };
    state.files.set(id, { id, name, user: BOT, bytes: bytes!, ...rest });
  }
  const files = asked.map(({ id }) => id);
  const said = { text: "", blocks: [], only: null, edits: 0 };
  state.messages.push({ channel, ts, user: BOT, thread, files, ...said });
  return { ok: true, files: asked };
}

function openView({ trigger_id: trigger = "", view = "{}" }: Args, state: SlackState) {
  if (!state.triggers.delete(trigger)) return no("exchanged_trigger_id");
  const read = JSON.parse(view) as SlackView;
  const problems = viewProblems(read);
  state.problems.push(...problems);
  if (problems.length > 0) return no("invalid_blocks");
  const opened = { ...read, id: state.nextId("V") };
  state.views.push(opened);
  return { ok: true, view: { ...opened, hash: "1" } };
}
