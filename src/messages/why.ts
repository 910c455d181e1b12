/** What a person has to look at in a row of a plan, in words. Codes: domain.md 0.3 and the reading's own. */
const WHY: Record<string, string> = {
  typo_day_written_as_month: "kế hoạch ghi “tháng” trước một ngày đầy đủ",
  typo_year_225: "năm bị gõ sai trong kế hoạch",
  typo_word: "có chữ bị gõ sai",
  trailing_punct: "có dấu câu thừa",
  interleaved_extraction: "chữ trong bảng bị xen kẽ khi trích",
  missing: "không ghi thời hạn",
  end_missing: "thiếu thời điểm kết thúc",
  not_a_deadline: "cột thời gian ghi nội dung công việc",
  wrong_cell: "cột thời gian ghi tên cơ quan",
  district_abolished: "chờ cấp huyện, cấp này không còn từ 01/7/2025",
  vague: "thời hạn ghi chung chung",
  named_is_holiday: "ngày nêu là ngày nghỉ",
  unread: "chưa hiểu được thời hạn",
  template_placeholder: "thời hạn còn để trống trong mẫu",
  past_event: "thời hạn nói về việc đã qua",
  conflicts_with_deadline_cell: "thời hạn trong nội dung khác với cột thời gian",
  no_lead: "không ghi bộ phận chủ trì",
  lead_from_heading: "bộ phận chủ trì lấy theo tiêu đề phụ lục",
  product_guessed: "thời hạn của một sản phẩm được suy ra",
  confirm: "cần xem lại thời hạn",
};

export function whyWords(codes: readonly string[]): string {
  return codes.map((code) => WHY[code] ?? WHY["confirm"]).join("; ");
}
