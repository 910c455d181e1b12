import { beginsAsUnit, isGroupName, splitUnits, unitKey } from "../domain/unit-names.js";
import { BEFORE_A_UNIT } from "./words.js";

export type UnitCell = {
  units: readonly string[];
  keys: readonly string[];
  /** How far the text is from being a list of units: 0 is none at all. */
  cost: number;
};

/** The units that cells hold, each text looked at once; both columns of units hold much the same. */
export class UnitCells {
  private readonly cells = new Map<string, UnitCell>();
  private readonly names = new Map<string, { key: string; cost: number }>();

  of(text: string): UnitCell {
    const known = this.cells.get(text);
    if (known !== undefined) return known;
    const units = splitUnits(text);
    const names = units.map((unit) => this.nameOf(unit));
    const cell = {
      units,
      keys: names.map((name) => name.key),
      cost: names.reduce((sum, name) => sum + name.cost, 0) + listCost(text, units),
    };
    this.cells.set(text, cell);
    return cell;
  }

  private nameOf(unit: string): { key: string; cost: number } {
    const known = this.names.get(unit);
    if (known !== undefined) return known;
    const begins = beginsAsUnit(unit) ? 0 : 1.5;
    const name = { key: unitKey(unit), cost: begins + (holdsSecondUnit(unit) ? 3 : 0) };
    this.names.set(unit, name);
    return name;
  }
}

/** A group ("các phòng …") comes along, it does not lead. */
export function isOnlyGroups(units: readonly string[]): boolean {
  return units.every((unit) => isGroupName(unit));
}

/** One way to list them, none twice. */
function listCost(text: string, units: readonly string[]): number {
  let cost = 0;
  const listed = /^[-–+•]/.test(text);
  const inOneWay = listed || text.includes(";");
  if (!inOneWay && units.length > 1 && / [-–] \p{Lu}/u.test(text)) cost += 2.5;
  if (/[-–] [-–]/.test(text)) cost += 3;
  // "Địa chính - Xây dựng - Tổ chức kiểm tra": a unit's name holds one dash.
  if (units.some((unit) => / [-–] .* [-–] /u.test(unit))) cost += 4.5;
  if (new Set(units.map((unit) => unit.toLowerCase())).size < units.length) cost += 3;
  return cost;
}

const SECOND_UNIT =
  /(\S+) (?:Phòng|Văn phòng|Trung tâm|Các|Công an|Công chức|Bộ phận|Trạm|Ban|Đài|Hội) /gu;

function holdsSecondUnit(unit: string): boolean {
  return [...`${unit} `.matchAll(SECOND_UNIT)].some((found) => {
    const before = (found[1] ?? "").toLowerCase();
    return !BEFORE_A_UNIT.has(before);
  });
}
