/*
 * The Vietnamese of official papers, as data: heads of columns, words that mark a cell, reasons and warnings.
 */

export const REASONS = {
  empty: "Tệp không có nội dung.",
  too_large: "Tệp quá lớn, không đọc được.",
  not_text: "Tệp không phải là văn bản đọc được.",
  unknown_kind: "Chưa đọc được loại tệp này. Hãy gửi tệp Word (.docx) hoặc văn bản (.txt).",
  pdf_not_readable: "Chưa đọc được tệp PDF. Hãy gửi tệp Word (.docx) hoặc văn bản (.txt).",
  old_word_not_readable:
    "Chưa đọc được tệp Word kiểu cũ (.doc). Hãy lưu lại thành .docx rồi gửi lại.",
  sheet_not_readable: "Chưa đọc được bảng tính. Hãy gửi tệp Word (.docx) hoặc văn bản (.txt).",
  picture_not_readable: "Chưa đọc được bản chụp. Hãy gửi tệp Word (.docx) hoặc văn bản (.txt).",
  docx_damaged: "Tệp Word bị hỏng, không mở được.",
  archive_damaged: "Tệp nén bị hỏng, không mở được.",
  archive_bomb: "Tệp nén phình ra quá lớn, bị từ chối vì lý do an toàn.",
  too_slow:
    "Đọc tệp này mất quá nhiều thời gian, đã dừng. Hãy tách phụ lục thành tệp nhỏ hơn rồi gửi lại.",
  too_many: "Đang đọc nhiều tệp khác, hãy gửi lại tệp này sau ít phút.",
  reading_failed: "Không đọc được tệp này.",
} as const;

/** What a warning says; `{…}` is filled with the document's words. */
export const WARNINGS = {
  no_tasks:
    "Không đọc được nhiệm vụ nào trong văn bản này. Anh/chị gửi tệp Word (.docx) của kế hoạch hoặc phụ lục có bảng nhiệm vụ.",
  conflicting_targets: "Chỉ tiêu không thống nhất trong văn bản: {first} / {second}",
  unplaced_text: "Chưa xếp được đoạn này vào nhiệm vụ nào: {text}",
  note_kept_apart: "{ref}: ghi chú trong bảng: {text}",
  unplaced_task: "Có thể là một nhiệm vụ nhưng không có trong bảng: {text}",
  unit_unclear: "Tên đơn vị “{text}” chưa rõ, có thể là “{nearest}”.",
  lead_from_heading: "{ref}: đơn vị chủ trì lấy từ tiêu đề, không có trong hàng.",
  lead_missing: "{ref}: không có đơn vị chủ trì.",
  deadline_missing: "{ref}: không có thời gian thực hiện.",
  deadline_unread: "{ref}: chưa hiểu thời gian “{text}”.",
  title_missing: "{ref}: không có nội dung nhiệm vụ.",
  cells_uncertain: "{ref}: các cột bị lẫn vào nhau khi trích văn bản, cần đối chiếu với bản gốc.",
  deliverable_schedule_guessed: "{ref}: thời hạn của một trong các sản phẩm là phỏng đoán: {text}",
  numbering_gap: "Số thứ tự nhảy từ {first} sang {second}.",
  plan_year_missing: "Không tìm thấy năm của kế hoạch.",
  appendix_missing: "Văn bản nhắc tới phụ lục kèm theo nhưng không có phụ lục.",
} as const;

export type WarningCode = keyof typeof WARNINGS;

// ---- heads of tables --------------------------------------------------------------------------

/** A table begins with one of these, alone or followed by the other heads. */
export const NUMBER_HEADS = ["tt", "stt", "số tt", "số"] as const;

/** Every word that a head of columns is made of. */
export const HEAD_WORDS: ReadonlySet<string> = new Set(
  (
    "tt stt số nhiệm vụ cụ thể nội dung công việc tên giải pháp sản phẩm kết quả đầu ra dự kiến cơ quan đơn vị bộ phận phòng " +
    "người chủ trì phối hợp tham mưu thực hiện trách nhiệm phân công thời gian thời hạn hạn tiến độ hoàn thành bắt đầu kết thúc " +
    "ghi chú yêu cầu mục tiêu chỉ tiêu tổ chức và năm của các lĩnh vực tiêu chí"
  ).split(" "),
);

export const HEADS = {
  title: ["nhiệm vụ", "nội dung", "công việc", "tên việc"],
  requirement: ["tổ chức thực hiện", "yêu cầu", "mục tiêu", "chỉ tiêu"],
  product: ["sản phẩm", "kết quả", "đầu ra"],
  agency: ["cơ quan", "đơn vị", "bộ phận", "người"],
  responsible: ["trách nhiệm", "phân công"],
  lead: ["chủ trì", "tham mưu"],
  coordinating: ["phối hợp"],
  time: ["thời gian", "thời hạn", "tiến độ"],
  start: ["bắt đầu"],
  end: ["kết thúc"],
  note: ["ghi chú"],
} as const;

// ---- words of cells ---------------------------------------------------------------------------

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

export const TIME_WORDS = set(
  "tháng quý quí năm ngày tuần kỳ trước sau khi trong cuối đầu giữa thường xuyên định hàng hằng mỗi chậm nhất muộn theo quy định quy " +
    "yêu cầu còn lại hoàn thành xong đến hết từ i ii iii iv # lần sáu chín có khi",
);
/** Who sets a day, in "theo quy định của UBND tỉnh" or "sau khi UBND huyện công bố chỉ số". */
export const AUTHORITY_WORDS = set(
  "ubnd huyện tỉnh xã phường công bố chỉ số cchc các bộ sở thẩm quyền lịch văn hướng dẫn phân giao hđnd trung ương papi",
);
/** Words that label a milestone inside a deadline: "Kế hoạch ban hành …; báo cáo …". */
export const LABEL_WORDS = set(
  "kế hoạch báo cáo ban hành kết quả quyết định văn bản tổ chức thực hiện đăng ký của và cấp trên",
);
export const TIME_HEADS = set(
  "tháng quý quí năm ngày trước sau trong cuối đầu thường định hàng hằng mỗi chậm theo đến hết từ hoàn kế báo tổ ban quyết # khi thực xong",
);
export const PRODUCT_WORDS = set(
  "kế hoạch báo cáo kết quả thực hiện rà soát văn bản quyết định qđ kh bc hoặc và của các tự chấm điểm kiểm tra đào tạo tuyên truyền " +
    "kiến nghị đề xuất nếu có thông công tờ trình nghị danh sách hồ sơ phương án đề theo quy đinh hướng dẫn biên chương tổng hợp ban hành số liệu bảng",
);
/** How the name of a product begins. */
export const PRODUCT_HEADS = [
  "kế hoạch",
  "kê hoạch",
  "báo cáo",
  "quyết định",
  "quyêt định",
  "qđ",
  "kh",
  "bc",
  "văn bản",
  "các văn bản",
  "thông báo",
  "công văn",
  "tờ trình",
  "nghị quyết",
  "hồ sơ",
  "danh sách",
  "danh mục",
  "phương án",
  "đề án",
  "chương trình",
  "biên bản",
  "hệ thống",
  "bảng",
  "kết quả",
  "hội nghị",
  "tin",
  "bài",
  "quy chế",
  "giấy mời",
  "lịch",
  "sổ",
  "phiếu",
  "tài liệu",
] as const;
export const AFTER_EVENT = /^(?:ngay )?sau khi(?!\p{L})/iu;
export const OPTIONAL_PRODUCT = /(?<!\p{L})nếu\s+có(?!\p{L})/iu;

export const UNIT_TOKENS = set(
  "văn phòng hđnd và ubnd xã phường phòng kinh tế hóa hoá xã hội vhxh vh-xh vh-hx vh hx trung tâm tt pv hcc pvhcc phục vụ hành chính công " +
    "các cơ quan đơn vị bộ phận có liên quan chuyên môn công chức của tư pháp hộ tịch kế toán ngân sách tài địa xây dựng an ban chỉ " +
    "đạo cchc ngành đoàn thể thôn quân sự đài truyền thanh một cửa tiếp nhận trả kết thống kê tổ số cộng đồng nghiệp môi trường dịch " +
    "sự cung ứng hạ tầng đô thị trạm y ủy đảng mttq thành viên toàn cán bộ nông thông tin - ; vp cá nhân lãnh",
);

/** Behind these a unit's name is part of another's: "Trưởng các Phòng", "thành viên Ban Chỉ đạo". */
export const BEFORE_A_UNIT = set("và của - – với các viên");

/** A cell that ends so is not finished. */
export const DANGLING = set("và của các từ về cho với trong theo tại do được là để bằng - – đến");

/** Sentences that begin so tell somebody to do something; used to find tasks outside of tables. */
export const TASK_VERBS = [
  "xây dựng",
  "ban hành",
  "tổ chức",
  "triển khai",
  "tham mưu",
  "thực hiện",
  "báo cáo",
  "rà soát",
  "kiểm tra",
  "đăng ký",
  "hoàn thành",
] as const;

/** Neighbours that belong together in papers of this kind, where the document itself is too short to show it. */
export const COMMON_PAIRS =
  "hành chính,thủ tục,cải cách,kế hoạch,báo cáo,kết quả,thực hiện,rà soát,văn bản,quy phạm,phạm pháp,pháp luật,cán bộ,công chức,viên chức," +
  "chuyên môn,cơ quan,đơn vị,bộ phận,liên quan,thường xuyên,định kỳ,hàng quý,hàng tháng,hàng năm,năm #,tháng #,ngày #,quý #,quý i,quý ii,quý iii," +
  "quý iv,cuối năm,đầu năm,trực tuyến,toàn trình,một phần,một cửa,liên thông,dịch vụ,vụ công,chính phủ,dữ liệu,cơ sở,thông tin,điện tử,chuyển đổi," +
  "đổi số,số hóa,giải quyết,hồ sơ,người dân,doanh nghiệp,tổ chức,cá nhân,phục vụ,hài lòng,đánh giá,mức độ,chất lượng,hiệu quả,nâng cao,tuyên truyền," +
  "công khai,đầy đủ,kịp thời,đúng hạn,trước hạn,tỷ lệ,thanh toán,giao dịch,ban hành,triển khai,theo dõi,thi hành,kiểm tra,giám sát,đào tạo,bồi dưỡng," +
  "sắp xếp,tinh gọn,tài chính,tài sản,ngân sách,tiết kiệm,lãng phí,địa bàn,văn phòng,phòng kinh,kinh tế,văn hóa,văn hoá,xã hội,trung tâm,công an,hđnd và," +
  "và ubnd,ubnd xã,có liên,các phòng,các đơn,các cơ,các bộ,quyết định,quy định,thẩm quyền,trở lên,chủ trì,phối hợp,thời gian,chậm nhất,trước ngày,trước tháng," +
  "đề xuất,kiến nghị,nếu có,hệ thống,còn lại,lại năm,tháng cuối,từ #,đạt #,# trở,thẩm định,hướng dẫn,tiếp nhận,khảo sát,kỷ luật,kỷ cương,công vụ,bộ máy,biên chế,vị trí,việc làm";

// ---- headings and endings ---------------------------------------------------------------------

export const ANNEX_HEAD = /^phụ lục(?:\s+(?:số\s+)?(\d{1,2}|[ivx]{1,5}))?\s*(?:[:.\-–]\s*(.*))?$/iu;
export const LEADS_WORDS = /\s*(?:chịu trách nhiệm\s+)?chủ trì(?:\s+thực(?:\s+hiện)?)?\s*$/iu;
export const FIELD_HEAD = /^lĩnh vực\s+(?:thứ\s+)?([ivx]+|\d+)(?!\p{L})[\s.:]*(.*)$/iu;
/** Before the name of a field: "LĨNH VỰC CẢI CÁCH THỂ CHẾ". */
export const FIELD_WORD = /^(?:về\s+)?lĩnh vực\s+/iu;
/** The last row of a table counts the rows above it. */
export const TOTAL_HEAD = /^(?:tổng cộng|tổng số(?!\p{L})|cộng\s*(?=[:(]|$))/iu;
export const NOTE_HEAD = /^\(?(?:\*\s*)?(?:ghi chú|lưu ý)(?!\p{L})/iu;
export const GROUP_HEAD = /^nhiệm vụ\s+(\d{1,2})(?=[\s.:]|$)[\s.:]*(.*)$/iu;
export const TABLE_END =
  /^(?:nơi nhận|tm\.\s|kt\.\s|tl\.\s|(?:[ivx]+|\d+)\.\s*(?:tổ chức thực hiện|kinh phí)\s*$)/iu;
export const ISSUED_WITH = /^\(?\s*(?:ban hành\s+)?kèm theo/iu;

/** Kept in capitals when a heading in capitals is put in sentence case. */
export const ACRONYMS: ReadonlySet<string> = new Set(
  (
    "UBND HĐND CCHC TTHC PV HCC PVHCC QPPL MTTQ CNTT VHXH VH-XH VH-HX KT-XH NTM QĐ CBCC CBCCVC DVC DVCTT ISO TCVN KSTTHC I II III IV V VI VII VIII " +
    "SIPAS PAPI PCI ICT DTI"
  ).split(" "),
);

/** What is handed in where the plan names no product. */
export const DEFAULT_PRODUCT = "Kết quả thực hiện";

/** Kinds of products by their folded words; what comes first in the name counts. */
export const PRODUCT_KINDS: readonly (readonly [string, readonly string[]])[] = [
  ["plan", ["ke hoach", "kh"]],
  ["report", ["bao cao", "bc"]],
  ["decision", ["quyet dinh", "qd"]],
  ["letter", ["cong van", "cv"]],
  ["notice", ["thong bao", "tb"]],
  ["proposal", ["to trinh", "ttr"]],
  ["resolution", ["nghi quyet", "nq"]],
  ["scheme", ["de an", "phuong an"]],
  ["list", ["danh sach", "danh muc"]],
  ["paper", ["van ban"]],
];

/** Labels of the lines of a block "Tiêu chí …", folded. */
export const BLOCK_LABELS = {
  lead: ["bo phan chu tri", "don vi chu tri", "co quan chu tri", "trach nhiem bo phan", "chu tri"],
  coordinating: ["don vi phoi hop", "co quan phoi hop", "bo phan phoi hop", "phoi hop"],
  deadline: ["thoi gian", "thoi han", "tien do"],
  product: ["san pham", "ket qua dau ra"],
  requirement: ["dinh huong khac phuc", "huong khac phuc", "giai phap", "noi dung", "bien phap"],
} as const;
export const BLOCK_FIELD = /^[a-zđ]\)\s*(?:đối với\s+)?lĩnh vực\s+(.+)$/iu;
export const BLOCK_TITLE =
  /^\*?\s*(?:tiêu chí(?: thành phần)?\s+(?:số\s+)?(\d+(?:\.\d+)*)\s*[:.]\s*)?(.+)$/iu;
export const CRITERION =
  /tiêu chí(?: thành phần)?\s+(?:số\s+)?(\d+(?:\.\d+)*)|\((\d+\.\d+(?:\.\d+)*)\)/giu;
export const POINTS_LOST = /(?:bị\s+)?(?:trừ|mất)\s+(\d+(?:,\d+)?)\s+điểm/iu;

/** Of a plan's first page. */
export const PLACE_LINE =
  /^(xã|phường|đặc khu|thị trấn)\s+([\p{Lu}][\p{Lu}\s]+?)(?=\s+độc lập|\s+cộng hòa|\s*$)/iu;
export const PLACE_NAMED =
  /(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(xã|phường|đặc khu|thị trấn)\s+(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)+)/gu;
/** "Xuân Bình, ngày …": the place, without its kind. */
export const PLACE_OF_DATE = /^(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)*),\s*ngày/u;
export const PLACE_KINDS = ["xã", "phường", "đặc khu", "thị trấn"] as const;
export const ISSUER = "UBND";
export const PLAN_WORD = /^KẾ HOẠCH$/u;
/** Begins a title ("Triển khai công tác …") or the sentence behind one. */
export const TITLE_OR_SENTENCE =
  /^(?:Thực hiện|Để|Nhằm|Triển khai|Tiếp tục|Ủy ban|Uỷ ban|UBND)(?!\p{L})/u;
export const PLAN_LINE = /^KẾ HOẠCH\s+\p{Lu}/u;
/** A title may end behind its year. */
export const TITLE_YEAR = /năm 20\d\d(?:\s*[-–]\s*20\d\d)?$/iu;
export const PLAN_TITLE = "Kế hoạch";
export const TITLE_ENDS =
  /^(?:căn cứ|theo|chủ đề|trên cơ sở|\(|[ivx]+\.|_{3,}|-{3,}|số:|\p{L}+[^.]{0,20}, ngày)/iu;
export const NUMBER_LINE =
  /^(?:\(?kèm theo (?:quyết định|kế hoạch)\s+)?số\s*:?\s*(\d+)\s*\/\s*((?:kh|qđ|ctr|tb|cv|nq)[\p{L}-]*)/iu;
export const DATED = /,\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;
export const DATED_SHORT =
  /^\(?(?:ban hành )?kèm theo .*số\s*:?\s*\d+\s*\/\S+\s+ngày\s+(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4})/iu;
/** The time that a plan's title names. */
export const PERIODS = {
  year: /năm\s+(20\d\d)(?!\d)/giu,
  years: /năm\s+(20\d\d)\s*(?:và|đến|[,–-])\s*(?:(?:cả\s+)?năm\s+)?(20\d\d)(?!\d)/giu,
  stage: /giai đoạn\s+(?:từ\s+)?(?:năm\s+)?(20\d\d)\s*(?:[–-]|đến)\s*(?:năm\s+)?(20\d\d)(?!\d)/iu,
  quarters:
    /(?<!\p{L})qu[ýí]\s+((?:IV|I{1,3}|[1-4])(?:\s*(?:,|và|[–-])\s*(?:qu[ýí]\s+)?(?:IV|I{1,3}|[1-4])(?![\p{L}\d]))*)(?=\s*(?:\/|năm|$))/giu,
  months: /(?<!\p{L})(\d{1,2}|sáu) tháng (đầu|cuối) năm/iu,
  month: /(?<!\p{L})tháng (\d{1,2})\s*(?:\/|năm)\s*20\d\d/iu,
  late: /(?<!\p{L})cuối năm/iu,
};
export const CHAIR_LINE = /^\**(?:(?:kt|q|tm|tl)\.\s*)?(?:phó\s+)?chủ tịch\**$/iu;
export const SCORE =
  /(?:đạt|tổng số|tổng điểm)[^.;]{0,40}?\s(\d{1,3}(?:,\d+)?)(?:\s*\/\s*100)?\s+điểm/iu;
export const RANK = /thứ\s+(?:hạng\s+)?(\d{1,3}\s*\/\s*\d{1,3})(?!\d|\/)/iu;
export const TASK_SECTION = /nhiệm vụ/iu;
export const ANNEX_CITED = /phụ lục/iu;

/** Before and behind the figure of an indicator. */
export const INDICATOR = {
  atLeast: /(?:từ|ít nhất|tối thiểu|không thấp hơn|không dưới|>=|≥)\s*$/iu,
  more: /(?:trên|hơn|vượt|>)\s*$/iu,
  atMost: /(?:không quá|tối đa|nhiều nhất|không vượt quá|không muộn hơn|<=|≤)\s*$/iu,
  less: /(?:dưới|<)\s*$/iu,
  orMore: /^\s*trở lên/iu,
  orLess: /^\s*trở xuống/iu,
} as const;

/** Folded words that say nothing about what an indicator measures. */
export const INDICATOR_FILLERS: ReadonlySet<string> = set(
  "dat tu tren tro len bao dam phan dau duy tri nang ty le muc toi thieu it nhat so cac cua va duoc trong tai hoac la tong voi theo cho doi khong " +
    "xa cap ubnd",
);
