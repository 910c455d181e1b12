import type { OfficeRefusal } from "../domain/refusal.js";
import type { Say } from "./language.js";
import { cut } from "./words.js";

/** Why a change to people, units or settings is not made. */
export function officeRefusalWords(why: OfficeRefusal, say: Say): string {
  switch (why.code) {
    case "no_such_person": {
      const near = why.nearest.map(({ name }) => name).join("; ");
      return say(
        `Không tìm thấy cán bộ “${cut(why.typed, 60)}”.${near === "" ? "" : ` Có phải: ${near}?`}`,
        `There is no member “${cut(why.typed, 60)}”.${near === "" ? "" : ` Did you mean: ${near}?`}`,
      );
    }
    case "no_such_unit": {
      const near = why.nearest.join("; ");
      return say(
        `Không tìm thấy bộ phận “${cut(why.typed, 60)}”.${near === "" ? "" : ` Có phải: ${near}?`}`,
        `There is no unit “${cut(why.typed, 60)}”.${near === "" ? "" : ` Did you mean: ${near}?`}`,
      );
    }
    case "unit_exists":
      return say(
        `Tên này đang là tên hoặc tên gọi khác của ${why.name}.`,
        `That name belongs to ${why.name} already.`,
      );
    case "same_unit":
      return say(
        `Hai tên này là cùng một bộ phận: ${why.name}.`,
        `Both names mean the same unit: ${why.name}.`,
      );
    case "last_admin":
      return say(
        "Đây là người quản trị duy nhất của đơn vị. Anh/chị giao quyền quản trị cho người khác trước.",
        "This is the only administrator. Make somebody else an administrator first.",
      );
    case "not_oneself":
      return say(
        "Anh/chị không tự đưa mình ra khỏi danh sách hoặc tự bỏ quyền quản trị của mình được.",
        "You cannot remove yourself or take your own administrator's right.",
      );
    case "name_wanted":
      return say("Tên không được để trống.", "The name must not be empty.");
    case "no_such_setting":
      return say(
        `Không có thiết lập “${cut(why.typed, 40)}”. Gõ /caidat để xem các thiết lập.`,
        `There is no setting “${cut(why.typed, 40)}”. Type /settings to see them.`,
      );
    case "setting_form":
      return say(
        `Giá trị của “${why.setting}” chưa đúng. Cách gõ: ${why.hint}.`,
        `That is no value for “${why.setting}”. Type it like this: ${why.hint}.`,
      );
  }
}
