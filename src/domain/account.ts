export type ChannelName = "web" | "telegram" | "slack";

/** A platform account; `id` is the platform's own. */
export type Account = { channel: ChannelName; id: string };

export type Place = {
  channel: ChannelName;
  chat: string;
  kind: "private" | "group";
  thread?: string;
};
