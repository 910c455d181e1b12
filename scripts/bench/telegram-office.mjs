// Makes the office of `telegram.mjs`: FOLDER CHATS TASKS. In a process of its own, so that its memory does not count.
import { join } from "node:path";
import { migrate } from "../../dist/store/migrate.js";
import { openStore } from "../../dist/store/open.js";

const [dir, chats, tasks] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
/** Where the bench's chats begin: those to warm up with, and those that are measured. */
const FIRST_CHATS = [1_000_000, 2_000_000];
const UNIT_SIZE = 5;
const UNITS_OF_OFFICE = 8;
const YEAR = new Date().getFullYear();

const url = `file:${join(dir, "dondoc.db")}`;
await migrate(url);
const store = await openStore(url);
const offices = Math.ceil(chats / (UNIT_SIZE * UNITS_OF_OFFICE));
let chat = 0;
for (let number = 1; number <= offices; number += 1) await makeOffice(number);
await store.close();

async function makeOffice(number) {
  const office = await store.office.createWorkspace({
    code: `B${number}`,
    name: `UBND xã Số ${number}`,
    province: null,
    timeZone: "Asia/Ho_Chi_Minh",
  });
  const units = [];
  for (let at = 1; at <= UNITS_OF_OFFICE && chat < chats; at += 1) {
    const named = { name: `Phòng chuyên môn ${at}`, kind: "unit", aliases: [], members: [] };
    const unit = await store.office.addUnit(office.id, named);
    units.push(unit);
    for (let seat = 0; seat < UNIT_SIZE && chat < chats; seat += 1) await makeMember(office, unit);
  }
  await makePlan(office, units);
}

async function makeMember(office, unit) {
  const given = { name: `Công chức ${chat}`, role: "official", admin: false, head: false };
  const member = await store.office.addMember(office.id, { ...given, units: [unit.id] });
  for (const first of FIRST_CHATS) {
    const id = String(first + chat);
    await store.office.bind({ channel: "telegram", id }, member.id, id);
  }
  chat += 1;
}

async function makePlan(office, units) {
  const plan = await store.plans.savePlan(office.id, {
    title: "Kế hoạch cải cách hành chính",
    number: "1/KH-UBND",
    issuer: office.name,
    year: YEAR,
    start: `${YEAR}-01-01`,
    end: `${YEAR}-12-31`,
    document: "0".repeat(63) + (office.id % 10),
    warnings: [],
    units: units.map((unit) => {
      return {
        name: unit.name,
        state: "matched",
        unit: { id: unit.id, name: unit.name },
        nearest: [],
      };
    }),
    rows: units.flatMap((unit) => Array.from({ length: tasks }, (_, at) => row(unit, at))),
  });
  await store.plans.setState(plan.id, "active");
}

function row(unit, at) {
  const due = `${YEAR}-${String(1 + (at % 12)).padStart(2, "0")}-15`;
  return {
    ref: `PL.${at + 1}`,
    title: `Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực số ${at + 1} và báo cáo kết quả thực hiện`,
    field: "Cải cách thủ tục hành chính",
    group: null,
    requirement: null,
    product: "Báo cáo",
    lead: [unit.name],
    coordinating: [],
    startText: null,
    deadlineText: due,
    criteria: [],
    why: [],
    deliverables: [
      {
        name: "Báo cáo",
        phrase: `Trước ngày ${due.split("-").reverse().join("/")}`,
        schedule: { kind: "date", due },
        optional: false,
        occurrences: [
          {
            ...{ key: "", basis: "dated", start: null, due, named: null, time: null },
            ...{ until: null, waitsFor: null, confirm: false },
          },
        ],
      },
    ],
  };
}
