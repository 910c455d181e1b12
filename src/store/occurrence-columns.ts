import { z } from "zod";
import { BasisColumn, OccurrenceStateColumn } from "./schemas.js";

const text = z.string().nullable();
const id = z.number().nullable();

/** An occurrence as a query by hand brings it, with the names of who handed in and who decided. */
export const OCCURRENCE_COLUMNS = {
  id: z.number(),
  deliverableId: z.number(),
  key: z.string(),
  basis: BasisColumn,
  start: text,
  due: text,
  named: text,
  time: text,
  until: text,
  waitsFor: text,
  eventOn: text,
  firstDue: text,
  confirm: z.coerce.boolean(),
  state: OccurrenceStateColumn,
  returnReason: text,
  note: text,
  explanation: text,
  submittedAt: text,
  submittedById: id,
  submittedByName: text,
  decidedAt: text,
  decidedById: id,
  decidedByName: text,
};

/** A member beside a row, or null where there is none. */
export function refOf(
  member: number | null,
  name: string | null,
): { id: number; name: string } | null {
  return member === null || name === null ? null : { id: member, name };
}
