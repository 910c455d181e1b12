/** What `audit` says at the desk. */
export const auditWords = {
  badHead: () =>
    "Cần mốc như lệnh này đã in ra: số của mục, dấu hai chấm và 64 chữ số, chữ cái, ví dụ 120:3f9a….",

  whole: (workspace: string, entries: number) =>
    entries === 0
      ? `Nhật ký của ${workspace} chưa có mục nào.`
      : `Nhật ký của ${workspace} còn nguyên vẹn, ${String(entries)} mục.`,
  head: (head: string) => `Mốc hiện tại, hãy ghi lại ở nơi khác ngoài máy chủ này: ${head}`,
  contains: (position: number) => `Nhật ký vẫn chứa mốc đã ghi ở mục số ${String(position)}.`,

  broken: (workspace: string, firstBroken: number) =>
    `Nhật ký của ${workspace} không còn nguyên vẹn: mục số ${String(firstBroken)} đã bị sửa, xóa, chèn thêm hoặc đổi chỗ.`,
  fitBefore: (entries: number) =>
    entries === 0 ? "Không mục nào phía trước khớp." : `${String(entries)} mục đầu khớp với nhau.`,
  rewritten: (workspace: string, position: number) =>
    `Nhật ký của ${workspace} không còn chứa mốc đã ghi ở mục số ${String(position)}: phần đến mốc ấy đã bị viết lại hoặc cắt bỏ.`,
  whatToDo: () =>
    "Hãy giữ nguyên cơ sở dữ liệu để xem xét và đối chiếu với các bản sao lưu trước đây.",
};
