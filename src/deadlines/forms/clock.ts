// "17 giờ 00", "17h", "20h00", "16:30", "5h chiều", "9 giờ 00 phút sáng"
const CLOCK =
  "(\\d{1,2})(?: ?(?:gio|h|g)(?: ?(\\d{2}))?|:(\\d{2}))(?: ?(?:phut|p))?(?: (sang|trua|chieu|t0i|toi))?";
const AT_END = new RegExp(`(?:^|[^\\d/.])${CLOCK},?$`);
const STICKY = new RegExp(`${CLOCK}(?! ?(?:lam viec|hanh chinh|ke tu|sau|\\d|/))(?![a-z0-9])`, "y");

const SPAN =
  /(?:tu )?\d{1,2}(?: ?(?:gio|h|g)(?: ?\d{2})?(?: ?phut)?|:\d{2}) ?(?:den|-) ?(?=\d{1,2}(?: ?(?:gio|h|g)(?![a-z])|:\d{2}))/g;

/** The key with the first of two clock times blotted out: "từ 7h30 đến 11h30 ngày 15/5" is done by 11:30. */
export function withoutTimeSpans(key: string): string {
  return key.replace(SPAN, (match) => " ".repeat(match.length));
}

/** A clock time at the end of `slice` as "HH:MM", and where it starts. */
export function clockTime(slice: string): { time: string; from: number } | null {
  const match = AT_END.exec(slice);
  if (match === null) return null;
  const time = timeOf(match);
  if (time === null) return null;
  const lead = /^\d/.test(match[0]) ? 0 : 1;
  return { time, from: match.index + lead };
}

/** A clock time that starts exactly at `from`. */
export function clockAt(key: string, from: number): { time: string; to: number } | null {
  STICKY.lastIndex = from;
  const match = STICKY.exec(key);
  if (match === null) return null;
  const time = timeOf(match);
  return time === null ? null : { time, to: from + match[0].length };
}

function timeOf(match: RegExpExecArray): string | null {
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? match[3] ?? "0");
  if (/chieu|t0i|toi/.test(match[4] ?? "") && hour < 12) hour += 12;
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  if (hour === 24) return "23:59";
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
