/** Days of 2026 from the first of January: the 10th of June, the morning of the sweep. */
const TODAY = 160;
const YEAR = 365;
const UNITS = 8;
/** A chair, two clerks, and twelve officials of eight units. */
export const PEOPLE = 15;

const SQL = {
  postgres: {
    day: (index) => `to_char(DATE '2026-01-01' + (${index})::int, 'YYYY-MM-DD')`,
    series: (count) => `generate_series(0, ${String(count - 1)}) AS s(i)`,
    // What is made here fits together: each reference is not looked up again.
    before: `SET session_replication_role = replica;`,
    after: "VACUUM ANALYZE",
  },
  sqlite: {
    day: (index) => `date('2026-01-01', (${index}) || ' days')`,
    series: (count) =>
      `(WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < ${String(count - 1)}) SELECT i FROM s) AS s`,
    before: "",
    after: "ANALYZE",
  },
};

/**
 * So many workspaces with so many tasks each. The first `due` tasks of each fall due all over the year, those that
 * lie behind mostly done; what comes on top is done long ago or due in later months, so that it adds nothing to what
 * a morning in June has to say.
 */
export async function fillProvince(run, engine, { workspaces, tasks, due }, load) {
  const { DEFAULT_SETTINGS } = await load("domain/office.js");
  const sql = SQL[engine];
  const settings = JSON.stringify(DEFAULT_SETTINGS).replaceAll("'", "''");
  const some = 100_000;
  await run(`${sql.before} ${office(workspaces, settings, sql)}`);
  const all = workspaces * tasks;
  for (let from = 0; from < all; from += some) {
    const count = Math.min(some, all - from);
    await run(`${sql.before} ${work({ from, count, tasks, due }, sql)}`);
  }
  await run(sql.after);
}

function office(workspaces, settings, { series }) {
  const each = (count) => series(workspaces * count);
  const of = (count) => [`(i / ${String(count)} + 1)`, `(i % ${String(count)})`];
  const [unitIn, unit] = of(UNITS);
  const [memberIn, person] = of(PEOPLE);
  const role = `CASE WHEN ${person} = 0 THEN 'chair' WHEN ${person} < 3 THEN 'clerk' ELSE 'official' END`;
  const unitOf = `CASE WHEN ${person} < 3 THEN 0 ELSE (${person} - 3) % ${String(UNITS)} END`;
  return `
    INSERT INTO "workspaces" ("id", "code", "name", "timeZone", "settings")
      SELECT i + 1, 'X' || i, 'UBND xã số ' || i, 'Asia/Ho_Chi_Minh', '${settings}' FROM ${each(1)};
    INSERT INTO "units" ("id", "workspaceId", "name", "kind")
      SELECT i + 1, ${unitIn}, 'Phòng số ' || ${unit}, 'unit' FROM ${each(UNITS)};
    INSERT INTO "members" ("id", "workspaceId", "name", "role", "admin", "head")
      SELECT i + 1, ${memberIn}, 'Cán bộ số ' || ${person}, ${role}, false, false FROM ${each(PEOPLE)};
    INSERT INTO "member_units" ("workspaceId", "memberId", "unitId", "position")
      SELECT ${memberIn}, i + 1, (${memberIn} - 1) * ${String(UNITS)} + ${unitOf} + 1, 0
      FROM ${each(PEOPLE)} WHERE ${person} > 0;
    INSERT INTO "plans" ("id", "workspaceId", "title", "year", "start", "end", "state", "document", "warnings")
      SELECT i + 1, i + 1, 'Kế hoạch năm 2026', 2026, '2026-01-01', '2026-12-31', 'active', 'd' || i, '[]'
      FROM ${each(1)}`;
}

function work({ from, count, tasks, due }, { day, series }) {
  const id = `(i + ${String(from)})`;
  const workspace = `(${id} / ${String(tasks)} + 1)`;
  const number = `(${id} % ${String(tasks)})`;
  const unit = `((${workspace} - 1) * ${String(UNITS)} + ${number} % ${String(UNITS)} + 1)`;
  const official = `((${workspace} - 1) * ${String(PEOPLE)} + 4 + ${number} % ${String(UNITS)})`;
  // Spread evenly, in each workspace from another day on.
  const spread = `((${number} * ${String(YEAR)} / ${String(due)} + ${workspace} * 7) % ${String(YEAR)})`;
  const later = String(TODAY + 50);
  const onTop = `CASE WHEN ${number} % 2 = 0 THEN ${number} % 150 ELSE ${later} + ${number} % 150 END`;
  const index = `(CASE WHEN ${number} < ${String(due)} THEN ${spread} ELSE ${onTop} END)`;
  const isLate = `(${number} < ${String(due)} AND (${number} + ${workspace}) % 40 = 0)`;
  const isOngoing = `(${number} % 10 = 9)`;
  const state = `CASE WHEN ${isOngoing} OR ${index} >= ${String(TODAY)} OR ${isLate} THEN 'open' ELSE 'accepted' END`;
  const begins = `CASE WHEN ${number} % 4 = 0 THEN ${day(`${index} - 30`)} END`;
  const rows = `FROM ${series(count)}`;
  return `
    INSERT INTO "tasks" ("id", "workspaceId", "planId", "number", "ref", "title", "criteria", "why", "search", "personInChargeId")
      SELECT ${id} + 1, ${workspace}, ${workspace}, ${number} + 1, 'PL.' || ${number},
        'Rà soát, tổng hợp và báo cáo kết quả thực hiện nội dung số ' || ${number}, '[]', '[]', 'ra soat',
        CASE WHEN ${number} % 3 = 0 THEN ${official} END ${rows};
    INSERT INTO "task_units" ("workspaceId", "taskId", "part", "position", "name", "unitId")
      SELECT ${workspace}, ${id} + 1, 'lead', 0, 'Phòng', ${unit} ${rows};
    INSERT INTO "deliverables" ("id", "workspaceId", "taskId", "position", "name", "phrase", "schedule", "optional")
      SELECT ${id} + 1, ${workspace}, ${id} + 1, 0, 'Báo cáo', 'Trong năm', '{"kind":"year"}', false ${rows};
    INSERT INTO "occurrences" ("id", "workspaceId", "taskId", "deliverableId", "key", "basis", "start", "due", "confirm", "state")
      SELECT ${id} + 1, ${workspace}, ${id} + 1, ${id} + 1, '',
        CASE WHEN ${isOngoing} THEN 'continuous' ELSE 'dated' END,
        CASE WHEN ${isOngoing} THEN NULL ELSE ${begins} END,
        CASE WHEN ${isOngoing} THEN NULL ELSE ${day(index)} END,
        ${number} % 17 = 3, ${state} ${rows}`;
}
