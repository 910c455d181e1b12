import { z } from "zod";

/*
 * The payloads of Slack as far as the door looks into them: JSON and forms alike. What it does not know
 * it leaves alone.
 */

const Id = z.string().min(1);
const Team = z.object({ id: Id.nullish() }).nullish();

export const CommandBody = z.object({
  command: z.string().regex(/^\//),
  text: z.string().default(""),
  user_id: Id,
  channel_id: Id,
  channel_name: z.string().nullish(),
  team_id: z.string().nullish(),
  trigger_id: z.string().nullish(),
  response_url: z.string().nullish(),
});
export type CommandBody = z.infer<typeof CommandBody>;

export const SlackFile = z.object({
  id: Id,
  name: z.string().nullish(),
  title: z.string().nullish(),
  size: z.number().nullish(),
  mimetype: z.string().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
export type SlackFile = z.infer<typeof SlackFile>;

export const MessageEvent = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().nullish(),
  channel: Id,
  channel_type: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  team: z.string().nullish(),
  user_team: z.string().nullish(),
  text: z.string().nullish(),
  ts: Id,
  thread_ts: z.string().nullish(),
  files: z.array(SlackFile).nullish(),
  attachments: z.array(z.object({ files: z.array(SlackFile).nullish() })).nullish(),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

export const FileSharedEvent = z.object({
  type: z.literal("file_shared"),
  file_id: Id,
  user_id: z.string().nullish(),
  channel_id: z.string().nullish(),
});
export type FileSharedEvent = z.infer<typeof FileSharedEvent>;

export const HomeEvent = z.object({
  type: z.literal("app_home_opened"),
  user: Id,
  channel: z.string().nullish(),
  tab: z.string().nullish(),
});

export const EventBody = z.object({
  type: z.literal("event_callback"),
  team_id: z.string().nullish(),
  event_id: z.string().nullish(),
  event: z.looseObject({ type: z.string() }),
});

const Who = z.object({ id: Id, team_id: z.string().nullish() });
const View = z.object({
  id: Id,
  type: z.string().nullish(),
  callback_id: z.string().nullish(),
  private_metadata: z.string().nullish(),
});

export const ActionsBody = z.object({
  type: z.literal("block_actions"),
  user: Who,
  team: Team,
  channel: z.object({ id: Id, name: z.string().nullish() }).nullish(),
  container: z
    .object({
      message_ts: z.string().nullish(),
      channel_id: z.string().nullish(),
      thread_ts: z.string().nullish(),
      is_ephemeral: z.boolean().nullish(),
    })
    .nullish(),
  message: z.object({ ts: z.string().nullish(), thread_ts: z.string().nullish() }).nullish(),
  view: View.nullish(),
  trigger_id: z.string().nullish(),
  response_url: z.string().nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().nullish(),
        action_ts: z.string().nullish(),
      }),
    )
    .min(1),
});
export type ActionsBody = z.infer<typeof ActionsBody>;

export const SubmissionBody = z.object({
  type: z.literal("view_submission"),
  user: Who,
  team: Team,
  view: View.extend({
    state: z
      .object({
        values: z.record(
          z.string(),
          z.record(
            z.string(),
            z.object({
              value: z.string().nullish(),
              selected_date: z.string().nullish(),
              selected_option: z.object({ value: z.string() }).nullish(),
            }),
          ),
        ),
      })
      .nullish(),
  }),
});
export type SubmissionBody = z.infer<typeof SubmissionBody>;
