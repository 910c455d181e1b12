/** How a command is shown in help, in menus and in the README: name, Vietnamese name, for whom, what. */
export type CommandWords = {
  name: string;
  vietnamese: string;
  /** How one types it, with an example where it takes words. */
  hint: string;
  who: "all" | "lead" | "units" | "reviewers" | "clerk";
  does: string;
};

export const COMMAND_WORDS: readonly CommandWords[] = [
  {
    name: "tasks",
    vietnamese: "nhiemvu",
    hint: "/nhiemvu",
    who: "all",
    does: "việc đang mở của tôi, gấp nhất trước; thêm từ để tìm, ví dụ /nhiemvu báo cáo",
  },
  { name: "task", vietnamese: "nv", hint: "/nv 12", who: "all", does: "xem toàn bộ việc số 12" },
  {
    name: "done",
    vietnamese: "xong",
    hint: "/xong 12",
    who: "lead",
    does: "nộp kết quả việc số 12, có thể thêm ghi chú",
  },
  {
    name: "evidence",
    vietnamese: "minhchung",
    hint: "/minhchung 12",
    who: "units",
    does: "thêm tệp, đường liên kết hoặc số văn bản cho việc số 12",
  },
  {
    name: "review",
    vietnamese: "duyet",
    hint: "/duyet",
    who: "reviewers",
    does: "các kết quả chờ duyệt",
  },
  {
    name: "plan",
    vietnamese: "kehoach",
    hint: "/kehoach",
    who: "clerk",
    does: "xem, nạp, rà soát và thực hiện kế hoạch",
  },
  {
    name: "link",
    vietnamese: "lienket",
    hint: "/lienket MÃ",
    who: "all",
    does: "liên kết tài khoản này với cán bộ bằng mã được cấp",
  },
  {
    name: "start",
    vietnamese: "batdau",
    hint: "/batdau",
    who: "all",
    does: "anh/chị là ai đối với trợ lý",
  },
  { name: "help", vietnamese: "trogiup", hint: "/trogiup", who: "all", does: "hướng dẫn này" },
];

/** How a command is typed, for the answer to wrong arguments. */
export const HINTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(COMMAND_WORDS.map(({ name, hint }) => [name, hint])),
  link: "/lienket MÃ, ví dụ /lienket 7QK2M9TD",
  done: "/xong SỐ ghi chú, ví dụ /xong 12 đã ban hành",
  evidence: "/minhchung SỐ kèm tệp, đường liên kết hoặc số văn bản, ví dụ /minhchung 12 15/KH-UBND",
  task: "/nv SỐ, ví dụ /nv 12",
};
