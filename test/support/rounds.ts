import type { Round, RoundUnit } from "../../src/domain/round.js";

/** Round 7, of the first quarter of 2026, due on Friday 20/3; units 3 and 4 are asked. */
export function newRound(given: Partial<Round> = {}): Round {
  return {
    ...{ id: 7, workspaceId: 1, zone: "Asia/Ho_Chi_Minh", key: "2026-Q1", period: "2026-Q1" },
    ...{ title: "", dataFrom: "2025-12-15", dataTo: "2026-03-14", due: "2026-03-20" },
    ...{ letter: null, state: "open", openedAt: "2026-03-10T00:30:00.000Z", openedBy: null },
    ...{ closedAt: null, units: [asked(3), asked(4)] },
    ...given,
  };
}

const NAMES: Readonly<Record<number, string>> = {
  3: "Phòng Kinh tế",
  4: "Văn phòng HĐND và UBND",
  5: "Công an xã",
  6: "Trạm Y tế",
};

/** A unit's place in it, unanswered unless given. */
export function asked(id: number, given: Partial<RoundUnit> = {}): RoundUnit {
  return {
    unit: { id, name: NAMES[id] ?? `Bộ phận ${String(id)}` },
    ...{ submittedAt: null, answeredBy: null, asked: null, reason: null, askState: null },
    ...{ due: null, obstacle: null },
    ...given,
  };
}
