import type { Value } from "../mention.js";
import { PRODUCT } from "../words.js";
import { FILLER, LISTED, type Rule } from "./gap.js";

export const continuing: Rule = ({ a, b, gap, hard }) => {
  if (b.type === "onwards" && !hard) return a;
  const forReport =
    b.type === "recurring" &&
    b.generic &&
    /^[\s,]*(?:\(|\(?(?:doi voi|cho)(?: cac)?)\s*$/.test(gap);
  if (
    !hard &&
    forReport &&
    (a.type === "dated" || a.type === "list" || (a.type === "recurring" && a.days.length > 0))
  )
    return a;
  const near = !hard && (LISTED.test(gap) || FILLER.test(gap));
  if (a.type === "continuous" && b.type === "continuous" && (near || LISTED.test(gap)))
    return a.span === undefined ? b : a;
  if (a.type === "continuous" && b.type === "recurring" && near) {
    if (b.every.join() === "year" && b.days.length + b.yearDays.length === 0) return a;
    return /^\s*(?:,|va|;|\/|-)/.test(gap) ? null : b;
  }
  if (b.type === "continuous" && a.type === "recurring") {
    const bare = a.days.length + a.yearDays.length === 0;
    if (a.every.join() === "year" && bare && near) return b;
    return /^[\s(]*$/.test(gap) ? a : null;
  }
  return null;
};

/** Who sets the day matters only where nothing else does, unless it is a milestone of its own. */
export const authorities: Rule = ({ a, b, gap, hard }) => {
  if (hard) return null;
  const own = /[,.;]|va(?![a-z])/.test(gap) && PRODUCT.test(` ${gap} `);
  if (b.type === "authority" && a.type === "authority" && LISTED.test(gap))
    return joinAuthorities(a, b);
  if (own) return null;
  if (b.type === "authority" && a.type !== "authority" && a.type !== "broken")
    return a.type === "time" || a.type === "now" ? b : a;
  if (a.type === "authority" && b.type !== "broken" && b.type !== "event") return b;
  return null;
};

function joinAuthorities(
  a: Extract<Value, { type: "authority" }>,
  b: Extract<Value, { type: "authority" }>,
): Value {
  const names = [a.authority, b.authority].filter((name) => name !== null);
  return { ...a, authority: names.length === 0 ? null : names.join(", ") };
}

export const events: Rule = ({ a, b, gap, hard }) => {
  if (hard) return null;
  if (a.type === "event" && b.type === "dated" && b.op?.which === "about") return a;
  if (
    a.type === "event" &&
    b.type === "dated" &&
    !a.before &&
    !a.repeat &&
    (b.op?.which === "by" || b.op?.which === "before" || b.op?.which === "in")
  ) {
    const own = PRODUCT.test(` ${gap.replace(/hoan thanh|thuc hien/g, "")} `);
    return own ? null : { type: "range", from: null, to: b, startEvent: a.event };
  }
  if (
    a.type === "event" &&
    b.type === "event" &&
    a.repeat &&
    b.repeat &&
    (LISTED.test(gap) || FILLER.test(gap))
  )
    return a;
  return null;
};
