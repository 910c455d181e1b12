import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROLES, type Member, type Workspace } from "../../domain/office.js";
import { packageRoot } from "../../store/package-root.js";

/** One hand-in of the demo, in days from the day it is loaded (`on`) or from its own due day (`before`). */
const Step = z.object({
  by: z.string(),
  on: z.number().int().negative().optional(),
  before: z.number().int().nonnegative().optional(),
  evidence: z.array(z.string()).min(1),
  then: z.enum(["submitted", "accepted", "returned"]),
  reason: z.string().optional(),
});

/** A target, and how it stood on days before the day of loading. */
const Indicator = z.object({
  text: z.string(),
  operator: z.enum([">=", ">", "<=", "<", "="]),
  value: z.number(),
  unit: z.string().default("%"),
  readings: z
    .array(
      z.object({
        by: z.string(),
        on: z.number().int().nonpositive(),
        value: z.number(),
        note: z.string().optional(),
      }),
    )
    .default([]),
});

const Task = z.object({
  field: z.string(),
  title: z.string(),
  requirement: z.string().optional(),
  product: z.string().nullable(),
  lead: z.array(z.string()).min(1),
  with: z.array(z.string()).default([]),
  when: z.string().optional(),
  deliverables: z.array(z.object({ name: z.string(), when: z.string() })).optional(),
  criteria: z.array(z.string()).default([]),
  /** Who is in charge, where it is one person. */
  charge: z.string().optional(),
  life: z.array(Step).default([]),
  /** Who handed in all that fell due before the day of loading. */
  past: z.string().optional(),
  indicators: z.array(Indicator).default([]),
});

const Demo = z.object({
  workspace: z.object({ code: z.string(), name: z.string(), province: z.string() }),
  units: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      of: z.array(z.string()).optional(),
    }),
  ),
  people: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      admin: z.boolean().default(false),
      head: z.boolean().default(false),
      units: z.array(z.string()),
    }),
  ),
  chats: z.array(z.object({ title: z.string(), purpose: z.enum(["group", "leaders"]) })),
  plan: z.object({
    issuer: z.string(),
    number: z.string(),
    signer: z.string(),
    score: z.number(),
    rank: z.string(),
  }),
  /** Of the plan as a whole; those of a task stand with it. */
  indicators: z.array(Indicator),
  files: z.record(z.string(), z.object({ name: z.string(), text: z.string() })),
  tasks: z.array(Task),
});

export type Demo = z.infer<typeof Demo>;
export type DemoTask = z.infer<typeof Task>;
export type DemoStep = z.infer<typeof Step>;

/** The commune as it stands in the store; people by their key of the file. */
export type DemoOffice = { workspace: Workspace; people: Map<string, Member> };

/** The commune of prisma/demo.json. */
export function readDemo(): Demo {
  const path = join(packageRoot(), "prisma/demo.json");
  return Demo.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** In the order in which a reading has them: the plan's own, then each task's. */
export function allIndicators(demo: Demo): (z.infer<typeof Indicator> & { task: number | null })[] {
  const of = (task: number | null) => (one: z.infer<typeof Indicator>) => ({ ...one, task });
  return [
    ...demo.indicators.map(of(null)),
    ...demo.tasks.flatMap(({ indicators }, index) => indicators.map(of(index))),
  ];
}

/** The name behind a key of the file; what is no key is a name already, as a plan may write it. */
export function unitName(demo: Demo, key: string): string {
  return demo.units.find((unit) => unit.key === key)?.name ?? key;
}
