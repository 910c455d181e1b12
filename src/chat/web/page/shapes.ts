/*
 * What goes over the wire between the door and its page. Types only, read by both; nothing of a
 * browser or of Node in here.
 */

export type WireFile = { name: string; url: string; size: number };

export type WireBlock =
  | { type: "text"; text: string; tone?: "title" | "plain" | "note" | "warning" }
  | { type: "list"; items: WireItem[] }
  | { type: "image"; alt: string; name: string; url: string; size: number };

export type WireState = "late" | "soon" | "confirm" | "done";
export type WireItem = { text: string; state?: WireState };
export type WireButton = { label: string; command: string; style?: "primary" | "danger" };

/** `from` is a person's id, or "bot". */
export type WireMessage = {
  id: string;
  chat: string;
  from: string;
  at: string;
  blocks: WireBlock[];
  buttons: WireButton[][];
  files: WireFile[];
  /** On one's own message: the `id` it was sent with. */
  sentId?: string;
};

export type WirePerson = {
  id: string;
  name: string;
  role: string;
  units: string[];
  workspace: string;
};

export type WireChat = { id: string; title: string; kind: "private" | "group" };

/** A command as the slash menu offers it. */
export type WireCommand = { name: string; vietnamese: string; hint: string; does?: string };

export type WireError = { error: { code: string; message: string } };

/** What the page is told when it opens. */
export type PageFacts = {
  words: PageWords;
  commands: WireCommand[];
  timeZone: string;
  limits: { files: number; fileBytes: number; text: number };
};

export type History = {
  messages: WireMessage[];
  /** Where the stream of events goes on after these. */
  lastEventId: string;
};

type Sentence =
  | ("product" | "bot" | "playing" | "choosePerson" | "choosePersonHint")
  | ("changePerson" | "searchPeople" | "nobodyFound" | "noPeople" | "close" | "chats")
  | ("openChats" | "closeChats" | "privateChat" | "groupChat" | "unread" | "messages" | "empty")
  | ("emptyHint" | "emptyGroupHint" | "you" | "someone" | "reply")
  | ("replyTo" | "replyingTo" | "cancelReply" | "write" | "writeHint" | "writeCaption" | "send")
  | ("attach" | "dropHere" | "removeFile" | "chosenFiles" | "pastedPicture" | "tooManyFiles")
  | ("fileTooLarge" | "textTooLong" | "commands" | "openFile" | "fileGone" | "openPicture")
  | ("sending" | "notSent" | "sendAgain" | "discard" | "buttonFailed" | "lost")
  | ("newMessages" | "cannotLoad" | "tryAgain" | "unknownPerson");

export type PageWords = Record<Sentence, string> & {
  roles: Record<string, string>;
  states: Record<WireState, string[]>;
  firstSteps: { label: string; text: string }[];
};
