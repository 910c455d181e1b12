import { describe, expect, it } from "vitest";
import {
  bearsSecrecyMark,
  nameBearsSecrecyMark,
  textBearsSecrecyMark,
} from "../../src/domain/secrecy.js";

describe("a caption that bears a mark of secrecy", () => {
  it.each([
    "MẬT",
    "#12 TỐI MẬT",
    "Tuyệt mật",
    "tài liệu mật",
    "Độ mật: Mật",
    "công văn mật số 3",
    "văn bản M Ậ T",
    "đóng dấu mật",
    "CÔNG VĂN MẬT ĐỘ KHẨN: HỎA TỐC",
  ])("%j", (words) => {
    expect(bearsSecrecyMark(words)).toBe(true);
    expect(bearsSecrecyMark(words.normalize("NFD"))).toBe(true);
  });

  it.each([
    "Kế hoạch bảo vệ bí mật nhà nước",
    "KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "bảo mật thông tin",
    "BẢO MẬT",
    "Mặt trận Tổ quốc",
    "mật độ dân số",
    "báo cáo mật độ dân số",
    "BÁO CÁO MẬT ĐỘ DÂN SỐ",
    "HƯỚNG DẪN ĐỔI MẬT KHẨU",
    "GẶP MẶT THÂN MẬT",
    "báo cáo tháng 7",
  ])("%j does not", (words) => {
    expect(bearsSecrecyMark(words)).toBe(false);
  });
});

describe("a file name that bears a mark of secrecy", () => {
  it.each([
    "TOI MAT_bc.pdf",
    "bc-tuyet-mat.docx",
    "KH (MAT).pdf",
    "MẬT-15.pdf",
    "15_MẬT_KH.pdf",
    "MAT_KH.pdf",
    "tai lieu [mật].pdf",
    "tai lieu mat.pdf",
    "van-ban-mat-15.docx",
    "Cong_van_mat.pdf",
    "ho so mat (1).zip",
  ])("%j", (name) => {
    expect(nameBearsSecrecyMark(name)).toBe(true);
  });

  it.each([
    "Mat tran To quoc.pdf",
    "MAT_TRAN.pdf",
    "ke hoach.pdf",
    "bi-mat-nha-nuoc.pdf",
    "mat bang.xlsx",
    "bao cao mat.pdf",
    "van ban Mat tran To quoc.pdf",
    "ho so mat bang.pdf",
  ])("%j does not", (name) => {
    expect(nameBearsSecrecyMark(name)).toBe(false);
  });
});

describe("a text that bears the stamp", () => {
  it.each([
    "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nMẬT\nBÁO CÁO",
    "CỘNG HÒA\n  TỐI   MẬT  \nv/v",
    "x\nT U Y Ệ T  M Ậ T\ny",
    "a\nĐỘ MẬT: MẬT\nb",
    "a\nĐộ mật: Tối mật\nb",
    "a\nđộ mật: mật\nb",
    "a\nĐộ mật:\n\nMật\nb",
    "MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nb",
    `${"nội dung\n".repeat(500)}\fMẬT\n`,
  ])("%j", (text) => {
    expect(textBearsSecrecyMark(text)).toBe(true);
    expect(textBearsSecrecyMark(text.normalize("NFD"))).toBe(true);
  });

  it.each([
    "KẾ HOẠCH\nBảo vệ bí mật nhà nước năm 2025",
    "bí\nmật nhà nước",
    "Điều 1. Tài liệu độ Mật được bảo quản riêng",
    "TT | Mật độ | Mật\n1 | 20 | 30",
    "Độ mật\nMật\nTối mật",
    `${"nội dung\n".repeat(500)}MẬT\n`,
  ])("not %j", (text) => {
    expect(textBearsSecrecyMark(text)).toBe(false);
  });
});
