import { matchAt, type Form } from "../mention.js";
import { date } from "./date.js";

// "số liệu từ 15/12/2025 đến 14/3/2026", "kỳ số liệu tính từ ngày 15/12 đến ngày 14/6"
const HEAD =
  /(?:(?:thoi (?:gian|diem|ky) )?(?:chot |lay |tong hop |ky )?so lieu(?: bao cao| thong ke)?|ky bao cao|thoi gian chot so lieu|moc so lieu)(?: duoc)?(?: t[i0]nh| lay| chot)?,? ?(?:\(|:)? ?(?:t[i0]nh )?(?:ke )?tu (?:ngay )?/y;
const TO = / ?(?:den|-|→)(?: het)?(?: ngay)? /y;

export const window: Form = (input, from) => {
  const head = matchAt(HEAD, input.key, from);
  if (head === null) return null;
  const first = date(input, from + head[0].length);
  if (first?.value.type !== "dated") return null;
  const joint = matchAt(TO, input.key, first.to);
  const last = joint === null ? null : date(input, first.to + joint[0].length);
  if (last?.value.type !== "dated") return null;
  return {
    to: last.to,
    value: { type: "window", span: { type: "range", from: first.value, to: last.value } },
  };
};
