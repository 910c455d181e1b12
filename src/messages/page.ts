import { ROLES, type Role } from "../domain/office.js";
import { fileSize, roleName } from "./words.js";

/*
 * What the local workspace says by itself: the words of its page, which gets them as JSON, and why
 * a request was not taken. What the bot says is elsewhere in this room. The page is the same for
 * whomever one plays on it, so its own words are in one language; the bot's are each person's.
 */

/** Why the door did not take a request; the sentence for each is below. */
export type WebRefusalCode = keyof typeof REFUSALS;

export type WebRefusalFacts = {
  /** Largest file, bytes. */
  limit?: number;
  /** Most files, or most letters. */
  most?: number;
  name?: string;
  incident?: string;
};

const REFUSALS = {
  bad_request: () => "Yêu cầu không đúng mẫu.",
  missing_person: () => "Thiếu “as”: chưa nói người gửi là ai.",
  unknown_person: () => "Không có người này; xin chọn lại người.",
  chat_not_found: () => "Không có cuộc trò chuyện này.",
  message_not_found: () => "Không có tin nhắn này trong cuộc trò chuyện.",
  empty_message: () => "Tin nhắn trống: xin gõ nội dung hoặc chọn tệp.",
  text_too_long: ({ most = 0 }: WebRefusalFacts) =>
    `Tin nhắn quá dài, nhiều nhất ${String(most)} ký tự; nội dung dài xin gửi bằng tệp.`,
  bad_multipart: () => "Biểu mẫu gửi tệp bị hỏng hoặc dở dang; chưa có gì được ghi, xin gửi lại.",
  file_too_large: ({ limit = 0, name = "" }: WebRefusalFacts) =>
    `Tệp ${name === "" ? "" : `“${name}” `}quá lớn, nhiều nhất ${fileSize(limit, "vi").replace(",0", "")}. Xin gửi đường liên kết tới tệp thay cho tệp.`,
  too_many_files: ({ most = 0 }: WebRefusalFacts) =>
    `Mỗi lần gửi nhiều nhất ${String(most)} tệp; xin chia làm nhiều lần.`,
  too_large: () => "Yêu cầu quá lớn; nội dung dài xin gửi bằng tệp.",
  unsupported_media: () => "Chỉ nhận JSON hoặc biểu mẫu multipart/form-data.",
  token_needed: () => "Cần mã truy cập của không gian làm việc này.",
  not_recorded: () => "Chưa nhận được, xin gửi lại.",
  stopping: () => "Máy chủ chưa sẵn sàng hoặc đang dừng, chưa nhận được; xin gửi lại sau ít phút.",
  too_many_streams: () => "Đang có quá nhiều trang cùng mở; xin đóng bớt.",
  file_gone: () => "Tệp không được lưu.",
  not_found: () => "Không có địa chỉ này.",
  fault: ({ incident = "" }: WebRefusalFacts) =>
    `Có lỗi khi xử lý, mã ${incident}. Xin thử lại sau ít phút; nếu vẫn lỗi thì báo mã này cho cán bộ công nghệ thông tin.`,
};

export function webRefusal(code: WebRefusalCode, facts: WebRefusalFacts = {}): string {
  return REFUSALS[code](facts);
}

/** Shown in place of the page to a browser without the code of entry. */
export const TOKEN_PAGE = {
  title: "Cần mã truy cập",
  says: "Không gian làm việc này cần mã truy cập do cán bộ công nghệ thông tin cấp.",
  wrong: "Mã truy cập không đúng.",
  label: "Mã truy cập",
  enter: "Vào",
};

/** Above a reply, what it replies to. */
export function replyQuote(words: string): string {
  return `Trả lời: “${words}”`;
}

/** Stands for a message without words. */
export const WORDLESS = "tệp";

const ROLE_LABELS = Object.fromEntries(ROLES.map((role) => [role, roleName(role, "vi")])) as Record<
  Role,
  string
>;

/** Every word of the page; `{…}` is filled in by the page. */
export const PAGE_WORDS = {
  product: "Đôn đốc",
  bot: "Trợ lý đôn đốc",
  roles: ROLE_LABELS,
  playing: "Đang đóng vai",
  choosePerson: "Chọn người để đóng vai",
  choosePersonHint:
    "Mỗi người thấy việc, nút bấm và tin nhắn của riêng mình. Có thể mở nhiều thẻ, mỗi thẻ một người.",
  changePerson: "Đổi người",
  searchPeople: "Tìm theo tên, vai trò, bộ phận",
  nobodyFound: "Không có ai khớp với “{words}”.",
  noPeople:
    "Chưa có ai. Thêm người bằng lệnh: npx dondoc member add, hoặc nạp xã mẫu: npx dondoc demo.",
  close: "Đóng",
  chats: "Trò chuyện",
  openChats: "Mở danh sách trò chuyện",
  closeChats: "Đóng danh sách trò chuyện",
  privateChat: "Riêng với trợ lý",
  groupChat: "Nhóm",
  unread: "{count} tin chưa đọc",
  messages: "Tin nhắn trong {chat}",
  empty: "Chưa có tin nhắn nào.",
  emptyHint:
    "Gõ /tasks hoặc bấm nút dưới đây để xem việc của mình. Gửi tệp kèm chú thích #12 để lưu vào việc số 12.",
  emptyGroupHint:
    "Gõ /tasks để xem việc; tin thường của nhóm ai cũng thấy, trợ lý chỉ trả lời lệnh.",
  firstSteps: [
    { label: "Việc của tôi", text: "/tasks" },
    { label: "Trợ giúp", text: "/help" },
  ],
  you: "Bạn",
  someone: "Người đã rời đi",
  /** Shown beside a line of that state, unless the line says it already in one of these ways. */
  states: {
    late: ["quá hạn"],
    soon: ["sắp đến hạn", "hạn hôm nay"],
    confirm: ["cần xác nhận"],
    done: ["đã xong", "đã nộp", "đã hoàn thành", "đã duyệt"],
  },
  reply: "Trả lời",
  replyTo: "Trả lời tin của {name}",
  replyingTo: "Đang trả lời {name}",
  cancelReply: "Bỏ trả lời",
  write: "Viết tin nhắn",
  writeHint: "Viết tin, gõ / để chọn lệnh",
  writeCaption: "Chú thích cho tệp, ví dụ #12",
  send: "Gửi",
  attach: "Chọn tệp",
  dropHere: "Thả tệp vào đây để gửi",
  removeFile: "Bỏ tệp {name}",
  chosenFiles: "Tệp sẽ gửi",
  pastedPicture: "Ảnh chụp {time}",
  tooManyFiles: "Mỗi lần gửi nhiều nhất {most} tệp; các tệp còn lại chưa được chọn.",
  fileTooLarge: "Tệp “{name}” lớn hơn {limit}, chưa được chọn. Xin gửi đường liên kết tới tệp.",
  textTooLong: "Tin nhắn quá dài, nhiều nhất {most} ký tự; nội dung dài xin gửi bằng tệp.",
  commands: "Các lệnh",
  openFile: "Mở tệp {name}, {size}",
  fileGone: "tệp không được lưu",
  openPicture: "Mở ảnh {name}",
  unknownPerson: "Không có người có mã {id}; xin chọn lại.",
  sending: "Đang gửi…",
  notSent: "Chưa gửi được.",
  sendAgain: "Gửi lại",
  discard: "Bỏ",
  buttonFailed: "Chưa thực hiện được, xin bấm lại.",
  lost: "Mất kết nối, đang nối lại…",
  newMessages: "Có tin mới",
  cannotLoad: "Không tải được trang. Máy chủ có thể đang dừng.",
  tryAgain: "Thử lại",
};
