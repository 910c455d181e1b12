import type { Op } from "../domain/schedule.js";
import { clockTime } from "./forms/clock.js";

/** The words before a date: `which` says what they mean, `word` which they were ("den" also joins two ends of a range). */
export type OpRead = {
  which: Op | "after" | "from" | "about";
  word: string;
  from: number;
  time?: string;
};

const OPS: readonly [RegExp, OpRead["which"]][] = [
  [
    /(?:truoc het|cham nhat|muon nhat|tre nhat|khong (?:de )?qua|khong (?:muon|cham|tre|tre qua) hon|khong vuot qua)$/,
    "by",
  ],
  [/truoc$/, "before"],
  [/(?:den het|cho den|cho toi|den|toi|het|han cuoi|han chot|thoi han|han|deadline|t0i d0)$/, "by"],
  [/sau$/, "after"],
  [/(?:t[i0]nh tu|ke tu|bat dau tu|bat dau|tu)$/, "from"],
  [/(?:khoang|du kien|uoc|tam)$/, "about"],
  [/(?:trong|vao|tai|nga0 trong|trong khoang|trong thoi gian|trong dip)$/, "in"],
];

const FILLER =
  /(?:thoi gian (?:thuc hien|hoan thanh|ket thuc)|thoi diem|dip le|dip|ngay le|le|cuoi ngay|cuoi|moc|ngay|het|la|cua|luc|vao hoi|dau|cac|thang|,|:)$/;

const STRENGTH = ["before", "by", "after", "from", "about", "in"] as const;

/**
 * Reads backwards from `at`: "chậm nhất là trước 17 giờ ngày |15/6". `floor` is the end of what was read before.
 * Bare dates get nothing.
 */
export function opBefore(key: string, at: number, floor: number): OpRead | null {
  const lowest = Math.max(floor, at - 80);
  let end = at;
  let found: OpRead | null = null;
  let time: string | undefined;
  for (let step = 0; step < 8; step++) {
    const slice = key.slice(lowest, end).trimEnd();
    const op = time === undefined && /\d/.test(slice.slice(-14)) ? clockTime(slice) : null;
    if (op !== null) {
      time = op.time;
      end = lowest + op.from;
      if (found === null) found = { which: "on", word: "time", from: end };
      continue;
    }
    const hit = lastOp(slice);
    if (hit !== null) {
      end = lowest + hit.from;
      found = found === null ? { ...hit, from: end } : stronger(found, hit, end);
      continue;
    }
    const filler = FILLER.exec(slice);
    if (filler === null || !startsWord(slice, filler.index, filler[0])) break;
    if (/^(?:dau|thang|cac)$/.test(filler[0]) && found === null) break;
    end = lowest + filler.index;
  }
  if (found === null) return null;
  return time === undefined ? found : { ...found, time };
}

function lastOp(slice: string): OpRead | null {
  for (const [pattern, which] of OPS) {
    const match = pattern.exec(slice);
    if (match === null || !startsWord(slice, match.index, match[0])) continue;
    return { which, word: match[0], from: match.index };
  }
  return null;
}

function startsWord(slice: string, at: number, word: string): boolean {
  return /[a-z]/.test(word) ? at === 0 || !/[a-z0-9]/.test(slice.charAt(at - 1)) : true;
}

function stronger(found: OpRead, hit: OpRead, from: number): OpRead {
  const rank = (op: OpRead): number => {
    const place = STRENGTH.findIndex((which) => which === op.which);
    return place < 0 ? STRENGTH.length : place;
  };
  return rank(hit) < rank(found) ? { ...hit, from } : { ...found, from };
}
