/*
 * The folded words (see `fold`) by which units of a commune are written, before and after 1/7/2025.
 * Data for `unit-names.ts`; a caller may hand in its own.
 */

export type UnitWords = {
  /** Short form → long form, folded words, longest short form first, as it wins. */
  abbreviations: readonly (readonly [string, string])[];
  /** The keys of the one office that every commune has, by all the names it goes by. */
  office: readonly string[];
  /** Words that begin the name of a unit: "phòng", "trung tâm". */
  heads: readonly string[];
  /** Words that begin like a unit and are none: "ban hành", "phòng chống". */
  notHeads: readonly string[];
  /** Fields of work that stand for the official in charge: "Tư pháp - Hộ tịch". */
  posts: readonly string[];
  /** Words that make a group of what follows, e.g. "các". */
  groups: readonly string[];
  /** Words said or left out at the end of a name: "xã", "của xã". */
  endings: readonly string[];
  /** Words that count for nothing inside a name: "và". */
  fillers: readonly string[];
};

export const UNIT_WORDS: UnitWords = {
  abbreviations: longestFirst([
    ["hdnd", "hoi dong nhan dan"],
    ["ubnd", "uy ban nhan dan"],
    ["vp", "van phong"],
    ["tk", "thong ke"],
    ["vhxh", "van hoa xa hoi"],
    ["vh xh", "van hoa xa hoi"],
    // A slip seen in a real plan's heading.
    ["vh hx", "van hoa xa hoi"],
    ["tc kt", "tai chinh ke toan"],
    ["dc xd", "dia chinh xay dung"],
    ["tp ht", "tu phap ho tich"],
    ["tt pvhcc", "trung tam phuc vu hanh chinh cong"],
    ["tt pv hcc", "trung tam phuc vu hanh chinh cong"],
    ["ttpvhcc", "trung tam phuc vu hanh chinh cong"],
    ["pvhcc", "phuc vu hanh chinh cong"],
    ["pv hcc", "phuc vu hanh chinh cong"],
    ["trung tam hanh chinh cong", "trung tam phuc vu hanh chinh cong"],
    ["ktht dt", "kinh te ha tang do thi"],
    ["tn tkq", "tiep nhan tra ket qua"],
    ["tntkq", "tiep nhan tra ket qua"],
    ["bcd", "ban chi dao"],
    ["cchc", "cai cach hanh chinh"],
    ["ubmttq", "uy ban mat tran to quoc"],
    ["ub mttq", "uy ban mat tran to quoc"],
    ["mttq", "mat tran to quoc"],
    ["du", "dang uy"],
    ["cbcc", "can bo cong chuc"],
  ]),
  office: [
    "van phong",
    "van phong uy ban nhan dan",
    "van phong hoi dong nhan dan uy ban nhan dan",
    "van phong thong ke",
    "cong chuc van phong thong ke",
  ],
  heads: [
    "van phong",
    "vp",
    "phong",
    "trung tam",
    "tt",
    "ttpvhcc",
    "bo phan",
    "cong an",
    "cong chuc",
    "can bo",
    "ban",
    "bcd",
    "tram",
    "dai",
    "to",
    "hoi",
    "doan",
    "ubnd",
    "uy ban",
    "hdnd",
    "dang uy",
    "mttq",
    "mttqvn",
    "ubmttq",
    "mat tran",
    "truong",
    "thanh tra",
    "lanh dao",
    "chu tich",
    "pho chu tich",
    "thuong truc",
    "don vi",
    "co quan",
    "toan the",
    "cac",
    "thon",
  ],
  notHeads: [
    "ban hanh",
    "ban sao",
    "to chuc",
    "to trinh",
    "phong chong",
    "phong trao",
    "phong ngua",
    "hoi nghi",
    "truong hop",
  ],
  posts: [
    "tu phap",
    "ke toan",
    "tai chinh",
    "dia chinh",
    "van hoa",
    "quan su",
    "thong ke",
    "ho tich",
  ],
  groups: [
    ...["cac", "toan the", "tat ca", "moi", "nhung"],
    // Said of everybody who works on something, in the plural or not.
    ...[
      "cong chuc chuyen mon",
      "can bo chuyen mon",
      "cong chuc lien quan",
      "cong chuc co lien quan",
    ],
  ],
  endings: ["cua xa", "cua phuong", "cap xa", "xa", "phuong"],
  fillers: ["va", "cua"],
};

function longestFirst(pairs: [string, string][]): [string, string][] {
  return pairs.sort((a, b) => b[0].length - a[0].length);
}
