import { matchAt, type Form, type Input } from "../mention.js";
import { tailEnd } from "../tail.js";
import { AGENCY } from "../words.js";

const BASES: readonly [RegExp, string][] = [
  [
    /^(?:dung |cac |nhung )*(?:moc |khung )?thoi (?:gian|han|diem)[^,]*?(?:qui dinh|yeu cau|huong dan|chi dao)/,
    "thời gian quy định",
  ],
  [/^(?:cac |nhung |dung |chuc nang, |noi dung )*qui dinh/, "quy định"],
  [/^(?:cac |tung |noi dung |muc tieu |dung )*(?:ke hoach|kh(?![a-z]))/, "kế hoạch"],
  [/^(?:cac |van ban |cong van )*huong dan/, "hướng dẫn"],
  [/^(?:cac |van ban |cong van |noi dung )*(?:yeu cau|de nghi)/, "yêu cầu"],
  [/^(?:cac |van ban |cong van |tinh than |su )*(?:chi dao|lanh dao|dieu hanh)/, "chỉ đạo"],
  [/^(?:dung )?tien do/, "tiến độ"],
  [/^(?:su )?phan cong/, "phân công"],
  [/^lich/, "lịch"],
  [/^chuong trinh/, "chương trình"],
  [/^(?:thong bao|giay moi)/, "thông báo"],
  [/^lo trinh/, "lộ trình"],
  [/^(?:cong van|cv(?![a-z]))/, "công văn yêu cầu"],
  [/^van ban/, "văn bản"],
  [/^(?:moc |khung )?thoi (?:gian|han|diem)/, "thời gian quy định"],
];

// "Theo quy định", "thực hiện theo Kế hoạch của UBND tỉnh", "căn cứ hướng dẫn của Sở Nội vụ"
const HEAD =
  /(?:(?:thuc hien|trien khai|bao cao|to chuc thuc hien|tuy|can cu|phu hop voi|dam bao|bao dam|dung)(?: dung)? )?(?:theo|tuy theo|can cu(?: vao)?|phu hop voi) (?:dung )?(?!doi|do(?![a-z])|ca |thu tu|huong (?!dan))/y;
// "đúng tiến độ", "đảm bảo thời gian quy định", "trong thời hạn quy định", "đúng hạn", "thông báo sau", "có kế hoạch riêng"
const FIXED =
  /(?:(?:thuc hien |hoan thanh )?(?:dam bao |bao dam )?dung (?:thoi gian|thoi han|tien do|lich|ke hoach|qui dinh|han)(?: (?:qui dinh|yeu cau|duoc giao|de ra|giao))?|trong (?:thoi gian|thoi han) (?:qui dinh|yeu cau|duoc giao|de ra|giao)|(?:dam bao|bao dam) (?:thoi gian|tien do)(?: (?:qui dinh|yeu cau|de ra))?|thoi (?:gian|han) (?:qui dinh|duoc giao|giao)|(?:se |co )?thong bao (?:sau|rieng|cu the sau)|(?:co |theo )?(?:ke hoach|lich|van ban|thong bao|huong dan) (?:rieng|cu the rieng)|tuy t[i0]nh hinh(?: thuc te)?)(?![a-z0-9])/y;
// "Do UBND tỉnh quy định", "UBND tỉnh thông báo", "Sở Nội vụ yêu cầu"
const AGENCY_SAYS = new RegExp(
  `(?:do |khi )?(${AGENCY}(?: [a-z0-9]+){0,5}?) (?:qui dinh|yeu cau|thong bao|giao|an dinh|chi dao|huong dan|quyet dinh)(?![a-z])(?= *[.;)]?$)`,
  "y",
);
const NAMED = new RegExp(`(?:^|[^a-z])(?:cua|do|tu|voi) (?=(?:cac )?${AGENCY}(?![a-z]))`);
const PLAIN = new RegExp(`(?:^|[^a-z])(?=${AGENCY}(?![a-z]))`, "g");
/** Names that are also common words; only with a capital are they bodies. */
const SHORT =
  /^(?:so|bo|ban|phong|cuc|doan|hoi|nganh|dang|luat|quan|xa|phuong|tinh|co quan)(?![a-z])/;
const CITED =
  /(?:nghi dinh|quyet dinh|nghi quyet|thong tu|luat|ke hoach|cong van|chi thi|de an|chuong trinh|nd|qd|nq|tt|kh|cv|dieu)[^,;]*#/;

/** "98% hồ sơ đúng hạn": a quality, not a day. */
const RATED = /[%#]|(?:ho s[0o]|tthc|giai quyet|ket qua|ty le|truoc va) $/;

export const authority: Form = (input, from) => {
  const { key, text } = input;
  const fixed = matchAt(FIXED, key, from);
  if (fixed !== null && fixed[0] === "dung han" && RATED.test(key.slice(0, from))) return null;
  const head = fixed === null ? matchAt(HEAD, key, from) : null;
  if (head !== null) {
    const start = from + head[0].length;
    const to = tailEnd(input, start, true);
    if (to <= start) return null;
    return {
      to,
      value: {
        type: "authority",
        authority: authorityOf(input, start, to),
        basis: basisOf(input, start, to),
      },
    };
  }
  if (fixed !== null) {
    const to = from + fixed[0].length;
    const start = from + (/^(?:theo|co|trong|dung|se) /.exec(fixed[0])?.[0].length ?? 0);
    const end = Math.max(to, ownerEnd(input, to));
    return {
      to: end,
      value: {
        type: "authority",
        authority: authorityOf(input, to, end),
        basis: basisOf(input, start, to),
      },
    };
  }
  const says = matchAt(AGENCY_SAYS, key, from);
  if (says === null) return null;
  const name = text.slice(
    key.indexOf(says[1] ?? "", from),
    key.indexOf(says[1] ?? "", from) + (says[1]?.length ?? 0),
  );
  return {
    to: from + says[0].length,
    value: { type: "authority", authority: name, basis: "quy định" },
  };
};

/** "đúng thời gian quy định của UBND tỉnh": the owner belongs to it. */
function ownerEnd(input: Input, at: number): number {
  return /^ (?:cua|theo|do|tai) /.test(input.key.slice(at, at + 6))
    ? tailEnd(input, at + 1, true)
    : at;
}

function basisOf(input: Input, start: number, to: number): string {
  const key = input.key.slice(start, to);
  const known = BASES.find(([pattern]) => pattern.test(key));
  if (known !== undefined) return known[1];
  const inner = BASES.find(([pattern]) => pattern.test(key.replace(/^[a-z]+ (?:[a-z]+ )?/, "")));
  return inner?.[1] ?? input.text.slice(start, to).trim();
}

/** The body that sets the day, in the phrase's words; a cited document where no body is named; else null. */
function authorityOf(input: Input, start: number, to: number): string | null {
  const key = input.key.slice(start, to);
  const text = input.text.slice(start, to);
  const owner = NAMED.exec(key);
  if (owner !== null) return agencyName(text.slice(owner.index + owner[0].length));
  PLAIN.lastIndex = 0;
  const plain = PLAIN.exec(key);
  const cited = CITED.exec(key);
  if (cited !== null) return text.slice(cited.index).trim();
  if (plain === null) return null;
  const begins = plain.index + plain[0].length;
  if (SHORT.test(key.slice(begins)) && !/\p{Lu}/u.test(text.charAt(begins))) return null;
  const name = text.slice(plain.index).trim();
  return /^(?:hoi nghi|ban hanh|so lieu|bo phan|bo tieu chi|ban giao|phong trao|hoi thi|nganh|luat)/.test(
    key.slice(plain.index).trim(),
  )
    ? null
    : agencyName(name);
}

/** "huyện" → "UBND huyện", "UBND tỉnh, huyện" → "UBND tỉnh, UBND huyện". */
function agencyName(written: string): string {
  const names = written
    .replace(/[.,;\s]+$/, "")
    .split(/\s*,\s*/)
    .map((name) =>
      /^(?:tỉnh|huyện|xã|phường|thành phố|quận|thị xã|đặc khu)$/i.test(name)
        ? `UBND ${name.toLowerCase()}`
        : name,
    );
  return names.join(", ");
}
