import type { ChannelName } from "../../src/ports.js";

/*
 * In what the doors may differ, each with its reason; everything else that the contract sees must be alike.
 *
 * 1. Buttons of the door's own (`extras`), which carry no command of the office.
 * 2. Who sees an answer in a group (`whispered`): on Slack what concerns one person is shown to that person.
 * 3. How words are laid out: the mark before an item of a list, where a long text is cut, whether a file stands
 *    in the message or after it (`linesOf` and `together` of contract-day.ts).
 * 4. How a question is answered: on Slack by its form, elsewhere by a message (`fill` of each harness).
 * 5. How one speaks to the bot in a group: "/tasks@name" on Telegram under privacy mode, a slash command or a
 *    thread on Slack (`say` of each harness).
 * 6. The platform's own names of accounts, chats and deliveries in the records, and what is made from them
 *    (`OF_THE_DOOR` of contract-office.ts).
 */
type Ways = {
  extras: string[];
  /** The turns whose answers one person alone sees in the group. */
  whispered: string[];
};

export const OWN_WAYS: Record<ChannelName, Ways> = {
  web: { extras: [], whispered: [] },
  // The greeting in private shows the way into a group.
  telegram: { extras: ["Thêm trợ lý vào nhóm"], whispered: [] },
  slack: {
    // A form opens beside a question, and beside a hand-in.
    extras: [
      ...["Chọn ngày", "Nhập lý do", "Nhập nội dung", "Nhập số việc", "Nhập số văn bản"],
      "Nộp kèm ghi chú",
    ],
    // Lists of one's own, refusals and what is said to strangers; what is said of a task is for all.
    whispered: [
      "hoa in group: /tasks",
      "van in group: /tasks",
      "viewer in group: /xong 2 thử",
      "minh in group: /tasks",
    ],
  },
};
