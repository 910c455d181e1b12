import type { Message } from "../../src/messages/message.js";
import type { ChannelName, Door, FileRef, Place, Sent } from "../../src/ports.js";
import { expectButtonsParse } from "./buttons.js";

/** A door that keeps what it is given; every message that passes it has buttons that parse. */
export function makeFakeDoor(
  name: ChannelName,
  answer: (place: Place, said: Message) => Sent = () => ({ ok: true, ref: "1" }),
) {
  const sent: { place: Place; said: Message }[] = [];
  const uploads = new Map<string, Uint8Array>();
  return {
    name,
    limits: { fileBytes: 1024 * 1024 },
    sent,
    uploads,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send(place: Place, said: Message) {
      expectButtonsParse(said);
      sent.push({ place, said });
      return Promise.resolve(answer(place, said));
    },
    download(file: FileRef) {
      const bytes = uploads.get(file.id);
      if (bytes === undefined) return Promise.reject(new Error("file is gone"));
      return Promise.resolve(streamOf(bytes));
    },
  } satisfies Door & Record<string, unknown>;
}

async function* streamOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
