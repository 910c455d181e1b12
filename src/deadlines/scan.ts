import { FORMS } from "./forms.js";
import type { Input, Mention } from "./mention.js";
import { opBefore } from "./op.js";

/** All that says when in a phrase, in order and without overlaps. */
export function mentionsOf(input: Input): Mention[] {
  const found: Mention[] = [];
  let floor = 0;
  for (let at = 0; at < input.key.length; at++) {
    if (!startsHere(input.key, at)) continue;
    const read = firstForm(input, at);
    if (read === null || read.to <= at) continue;
    found.push(withOp(input.key, at, floor, read));
    floor = read.to;
    at = read.to - 1;
  }
  return found;
}

function startsHere(key: string, at: number): boolean {
  const char = key.charAt(at);
  const before = at === 0 ? " " : key.charAt(at - 1);
  if (/[._[/-]/.test(char)) return !/[a-z0-9._/-]/.test(before);
  if (!/[a-z0-9]/.test(char) || /[a-z0-9]/.test(before)) return false;
  if (!/\d/.test(char)) return true;
  return before !== "/" && !(/[.,]/.test(before) && /\d/.test(key.charAt(at - 2)));
}

function firstForm(input: Input, at: number): { to: number; value: Mention["value"] } | null {
  for (const form of FORMS) {
    const read = form(input, at);
    if (read !== null) return read;
  }
  return null;
}

function withOp(
  key: string,
  at: number,
  floor: number,
  read: { to: number; value: Mention["value"] },
): Mention {
  const plain = { from: at, core: at, to: read.to, value: read.value };
  const { value } = read;
  if (
    value.type === "continuous" ||
    value.type === "event" ||
    value.type === "authority" ||
    value.type === "window"
  )
    return plain;
  const op = opBefore(key, at, floor);
  if (op === null) return plain;
  const mention = { ...plain, from: op.from };
  if (value.type === "dated")
    return {
      ...mention,
      value: { ...value, op, ...(op.time === undefined ? {} : { time: op.time }) },
    };
  if (value.type === "day" || value.type === "time") return { ...mention, value: { ...value, op } };
  if (value.type === "range" && value.from !== null)
    return { ...mention, value: { ...value, from: { ...value.from, op } } };
  if (value.type === "list") {
    const items = value.items.map((item) => ({ ...item, op }));
    return { ...mention, value: { ...value, items } };
  }
  if (value.type === "recurring" && value.days.length > 0) {
    return { ...mention, value: { ...value, days: value.days.map((day) => ({ ...day, op })) } };
  }
  if (value.type === "recurring" && op.which === "before") {
    return { ...mention, value: { ...value, confirm: true } };
  }
  return value.type === "broken" ? mention : { ...plain };
}
