import type { Language } from "../domain/office.js";

/** What a person has to look at in a row of a plan, in words. Codes: domain.md 0.3 and the reading's own. */
const WHY: Record<string, Record<Language, string>> = {
  typo_day_written_as_month: {
    vi: "kế hoạch ghi “tháng” trước một ngày đầy đủ",
    en: "the plan writes “month” before a whole date",
  },
  typo_year_225: { vi: "năm bị gõ sai trong kế hoạch", en: "a year is mistyped in the plan" },
  typo_word: { vi: "có chữ bị gõ sai", en: "a word is mistyped" },
  trailing_punct: { vi: "có dấu câu thừa", en: "there is a stray punctuation mark" },
  interleaved_extraction: {
    vi: "chữ trong bảng bị xen kẽ khi trích",
    en: "words of the table were mixed up when they were taken from the document",
  },
  missing: { vi: "không ghi thời hạn", en: "no time is given" },
  end_missing: { vi: "thiếu thời điểm kết thúc", en: "the end is missing" },
  not_a_deadline: {
    vi: "cột thời gian ghi nội dung công việc",
    en: "the time column holds work to do",
  },
  wrong_cell: { vi: "cột thời gian ghi tên cơ quan", en: "the time column names an agency" },
  district_abolished: {
    vi: "chờ cấp huyện, cấp này không còn từ 01/7/2025",
    en: "waits for the district level, which ended on 01/7/2025",
  },
  vague: { vi: "thời hạn ghi chung chung", en: "the time is given in general words" },
  named_is_holiday: { vi: "ngày nêu là ngày nghỉ", en: "the day named is a day off" },
  unread: { vi: "chưa hiểu được thời hạn", en: "the time could not be understood" },
  template_placeholder: {
    vi: "thời hạn còn để trống trong mẫu",
    en: "the time is left blank in the template",
  },
  past_event: { vi: "thời hạn nói về việc đã qua", en: "the time speaks of something past" },
  conflicts_with_deadline_cell: {
    vi: "thời hạn trong nội dung khác với cột thời gian",
    en: "the time in the text differs from the time column",
  },
  no_lead: { vi: "không ghi bộ phận chủ trì", en: "no lead unit is given" },
  lead_from_heading: {
    vi: "bộ phận chủ trì lấy theo tiêu đề phụ lục",
    en: "the lead unit is taken from the heading of the annex",
  },
  product_guessed: {
    vi: "thời hạn của một sản phẩm được suy ra",
    en: "the time of one deliverable was inferred",
  },
  before_plan_date: {
    vi: "hạn suy ra nằm trước ngày ban hành kế hoạch",
    en: "the inferred due day lies before the plan's own date",
  },
  confirm: { vi: "cần xem lại thời hạn", en: "the time has to be checked" },
};

export function whyWords(codes: readonly string[], language: Language): string {
  return codes.map((code) => (WHY[code] ?? WHY["confirm"])?.[language]).join("; ");
}
