import { z } from "zod";
import type { DigestFigures } from "../domain/digest.js";
import type { OutFile } from "../messages/message.js";
import { OperatorColumn } from "./schemas.js";

/*
 * The figures of a week as the database keeps them. They are read for years: what a later version adds has a default
 * here.
 */

const Counts = {
  total: z.number(),
  done: z.number(),
  late: z.number(),
  ongoing: z.number(),
};
const name = z.string().nullable();

const Task = {
  taskId: z.number(),
  number: z.number(),
  title: z.string(),
  units: z.array(z.string()),
  occurrenceIds: z.array(z.number()),
  points: z.number().nullable(),
  due: z.string(),
};

function listed<T extends z.ZodRawShape>(item: T) {
  return z.object({ total: z.number(), items: z.array(z.object(item)) });
}

const FiguresJson = z.object({
  week: z.string(),
  at: z.string(),
  today: z.string(),
  until: z.string(),
  tasks: z.object(Counts),
  fields: z.array(z.object({ ...Counts, name })),
  units: z.array(z.object({ ...Counts, unitId: z.number().nullable(), name })),
  risk: z
    .object({ points: z.number(), tasks: listed({ ...Task, criteria: z.array(z.string()) }) })
    .nullable(),
  late: listed({ ...Task, daysLate: z.number(), blocked: z.boolean() }),
  due: listed(Task),
  waiting: listed({
    number: z.number(),
    title: z.string(),
    occurrenceId: z.number(),
    deliverable: z.string(),
    key: z.string(),
    days: z.number(),
  }),
  obstacles: listed({
    number: z.number(),
    title: z.string(),
    obstacleId: z.number(),
    days: z.number(),
  }),
  extensions: listed({
    number: z.number(),
    title: z.string(),
    extensionId: z.number(),
    wanted: z.string(),
    days: z.number(),
  }),
  targets: z
    .object({
      measured: z.number(),
      off: listed({
        ...{ indicatorId: z.number(), number: z.number(), text: z.string() },
        ...{ operator: OperatorColumn, value: z.number(), unit: z.string() },
        ...{ reached: z.number(), day: z.string(), units: z.array(z.string()) },
      }),
    })
    .nullable()
    .default(null),
}) satisfies z.ZodType<DigestFigures>;

export function readFigures(text: string): DigestFigures {
  return FiguresJson.parse(JSON.parse(text));
}

const File = z.object({
  sha256: z.string(),
  name: z.string(),
  size: z.number(),
  mime: z.string(),
});
const ChartsJson = z.object({ vi: File.exactOptional(), en: File.exactOptional() });

export function readCharts(text: string): { vi?: OutFile; en?: OutFile } {
  return ChartsJson.parse(JSON.parse(text));
}
