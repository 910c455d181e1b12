import type { OfficeRefusal } from "../domain/refusal.js";
import type { Say } from "./language.js";
import { counted, cut, day } from "./words.js";

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
    case "unit_ended":
    case "unit_too_early":
    case "date_to_come":
    case "unit_ended_that_day":
    case "group_unit":
    case "split_itself":
    case "split_wants_two":
    case "not_its_work":
    case "not_its_member":
      return unitChangeWords(why, say);
    case "name_too_long":
      return say(
        `Tên dài quá ${String(why.limit)} chữ. Anh/chị ghi tên ngắn hơn.`,
        `The name is longer than ${String(why.limit)} letters. Please give a shorter one.`,
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
    case "name_form":
      return say(
        "Tên người chỉ gồm chữ, số, dấu cách, dấu chấm và gạch nối.",
        "A person's name has letters, digits, spaces, points and hyphens only.",
      );
    case "member_left":
      return say(
        `${why.name} không còn trong danh sách cán bộ nên không sửa được nữa.`,
        `${why.name} is no longer a member, so nothing can be changed.`,
      );
    case "member_here":
      return say(
        `${why.name} vẫn đang trong danh sách cán bộ. Anh/chị cho thôi tham gia trước, sau đó mới xóa dữ liệu.`,
        `${why.name} is still a member. Remove them first, then erase their data.`,
      );
    case "cannot_take_over":
      return say(
        `${why.name} không nhận bàn giao việc được. Anh/chị chọn một cán bộ khác đang tham gia, không phải người theo dõi.`,
        `${why.name} cannot take over work. Choose another active member who is not a viewer.`,
      );
    case "still_in_charge":
      return say(
        `${why.name} đang phụ trách ${String(why.tasks)} việc chưa xong, mà người theo dõi không nộp kết quả được. Anh/chị bàn giao việc trước rồi mới đổi vai trò.`,
        `${why.name} is in charge of ${counted(why.tasks, "unfinished task")}, and a viewer cannot hand anything in. Hand the work over first, then change the role.`,
      );
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

type UnitChange = Extract<
  OfficeRefusal,
  {
    code:
      | "unit_ended"
      | "unit_too_early"
      | "date_to_come"
      | "unit_ended_that_day"
      | "group_unit"
      | "split_itself"
      | "split_wants_two"
      | "not_its_work"
      | "not_its_member";
  }
>;

/** Why units are not merged, split or named anew, and why work does not move. */
function unitChangeWords(why: UnitChange, say: Say): string {
  switch (why.code) {
    case "unit_ended": {
      const into = why.into.join("; ");
      return say(
        `${why.name} đã thôi hoạt động từ ngày ${day(why.day)}.${into === "" ? "" : ` Việc đang mở đã chuyển sang: ${into}.`}`,
        `${why.name} is no more since ${day(why.day)}.${into === "" ? "" : ` Its open work went to: ${into}.`}`,
      );
    }
    case "unit_too_early":
      return say(
        `Ngày thay đổi sớm hơn ngày ${why.name} có tên này (${day(why.since)}).`,
        `The day is before ${why.name} had this name (${day(why.since)}).`,
      );
    case "date_to_come":
      return say(
        `Ngày ${day(why.date)} chưa đến. Anh/chị ghi thay đổi khi đến ngày đó.`,
        `${day(why.date)} is still to come. Enter the change when that day has come.`,
      );
    case "unit_ended_that_day":
      return say(
        `Đã có một bộ phận tên ${why.name} thôi hoạt động đúng ngày ${day(why.day)}. Anh/chị ghi ngày khác.`,
        `Another unit called ${why.name} ended on ${day(why.day)} already. Give another day.`,
      );
    case "group_unit":
      return say(
        `${why.name} là tên chung của nhiều bộ phận nên không nhập, tách cùng một bộ phận được.`,
        `${why.name} is a name for several units, so it cannot be merged with a unit or split.`,
      );
    case "split_itself":
      return say(
        `Không tách ${why.name} thành chính nó. Nếu ${why.name} vẫn giữ tên, anh/chị chọn cách tách bớt.`,
        `${why.name} cannot be split into itself. If it goes on under its name, split off a part instead.`,
      );
    case "split_wants_two":
      return say(
        `Cần ghi tên các bộ phận nhận việc của ${why.name}: ít nhất hai bộ phận, hoặc một nếu ${why.name} vẫn giữ tên.`,
        `Name the units that take over from ${why.name}: at least two, or one if ${why.name} goes on.`,
      );
    case "not_its_work":
      return say(
        `Việc #${String(why.number)} không phải việc đang mở của ${why.name}.`,
        `Task #${String(why.number)} is not open work of ${why.name}.`,
      );
    case "not_its_member":
      return say(`${why.member} không thuộc ${why.name}.`, `${why.member} is not in ${why.name}.`);
  }
}
