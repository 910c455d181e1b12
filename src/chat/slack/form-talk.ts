import { commandsOf, formOf, problemsOf } from "../../messages/forms.js";
import { SLACK_WORDS } from "../../messages/slack.js";
import type { Clock, Incoming, Log } from "../../ports.js";
import type { Admission } from "./admit.js";
import type { Api } from "./api.js";
import type { Ack } from "./bolt.js";
import type { Chats } from "./chats.js";
import { codeOf } from "./errors.js";
import { errorsOf, modalView, submitted, wholeError } from "./modal.js";
import { formWords, NO_WAY, type Heard, type Way } from "./read.js";
import { FORM } from "./render.js";

export type FormKit = {
  api: Api;
  clock: Clock;
  log: Log;
  admission: Admission;
  chats: Chats;
  /** The day where the office is: "2026-07-30". */
  today: () => string;
  work: (incoming: Incoming, way: Way) => Promise<void>;
  refused: Refusals;
};

/** How often the sender of a view was told that it was not taken. */
export type Refusals = Map<string, number>;

/** A button opens its form: at once, since Slack's permission for it is good for three seconds. */
export async function openForm(
  { actionId, ask, trigger, way, place, user }: Extract<Heard, { kind: "form" }>,
  ack: Ack,
  { api, log, admission, chats }: FormKit,
): Promise<void> {
  await ack();
  const language = FORM.exec(actionId)?.[1] === "en" ? "en" : "vi";
  const form = formOf(ask, language);
  if (form === null) return;
  admission.after(`slack:form:${trigger}`, async () => {
    const at = way.home === null ? place : { ...place, chat: await chats.of(user, user) };
    const view = modalView({ form, language, place: at, carrier: way.carrier });
    try {
      await api.openForm(trigger, view);
    } catch (error) {
      log.warn("a form did not open", { code: codeOf(error) });
      const from = { channel: "slack", id: user } as const;
      await admission.tell(SLACK_WORDS.modalFailed, { place: at, from }, way);
    }
  });
}

/** A form that was sent is so many typed commands; what is wrong with it stands at its fields. */
export async function hearForm(
  { body }: Extract<Heard, { kind: "submitted" }>,
  ack: Ack,
  { clock, log, admission, today, work, refused }: FormKit,
): Promise<void> {
  const sent = submitted(body);
  if (sent === null) return ack();
  const { form, filled, language, place, carrier } = sent;
  const problems = errorsOf(problemsOf(form, filled, today(), language), form);
  if (problems !== null) return ack(problems);
  const now = clock.now();
  const { id } = body.view;
  const tried = refused.get(id) ?? 0;
  const all = commandsOf(form, filled).map((words, at) =>
    formWords(body, at, words, tried, { place, carrier }, now),
  );
  let fresh: Incoming[];
  try {
    fresh = await admission.admitAll(all);
  } catch (error) {
    log.warn("a form could not be recorded", { code: codeOf(error) });
    // What was recorded late is dropped: sent again it is another one.
    refused.set(id, tried + 1);
    return ack(wholeError(SLACK_WORDS.notTaken, form));
  }
  await ack();
  admission.after(`slack:view:${id}`, async () => {
    for (const one of fresh) await work(one, NO_WAY);
  });
}
