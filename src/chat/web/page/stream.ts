import { eventsAddress } from "./api.js";
import type { WireMessage } from "./shapes.js";

export type Stream = { close(): void };

type Heard = {
  message(said: WireMessage): void;
  /** The connection is there (again), or was lost. */
  connected(yes: boolean): void;
};

const AGAIN_MS = 2000;
/** A hidden tab gives its connection back: a browser has few for one server. */
const HIDDEN_MS = 60_000;

/** The events of a person from a mark on; goes on where it was after every interruption. */
export function openStream(as: string, from: string, heard: Heard): Stream {
  let mark = from;
  let source: EventSource | null = null;
  let timer: number | undefined;
  const begin = () => {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(eventsAddress(as, mark));
    source = opened;
    opened.onopen = () => {
      heard.connected(true);
    };
    opened.onmessage = (event: MessageEvent<string>) => {
      mark = event.lastEventId;
      heard.message(JSON.parse(event.data) as WireMessage);
    };
    opened.onerror = () => {
      heard.connected(false);
      // A refusal ends an EventSource for good; a broken line it mends itself.
      if (opened.readyState === EventSource.CLOSED) timer = window.setTimeout(begin, AGAIN_MS);
    };
  };
  const rest = () => {
    source?.close();
    source = null;
  };
  const seen = () => {
    clearTimeout(timer);
    if (document.hidden) timer = window.setTimeout(rest, HIDDEN_MS);
    else if (source === null || source.readyState === EventSource.CLOSED) begin();
  };
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("online", seen);
  begin();
  return {
    close() {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("online", seen);
      rest();
    },
  };
}
