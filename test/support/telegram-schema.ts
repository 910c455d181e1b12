import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedDir } from "./shared.js";

/*
 * The Bot API as data: every call, result and update of the emulator is held against it. Where the file is
 * missing nothing is checked, and that is said once.
 */

type Field = { name: string; types: string[]; required: boolean };
type Shape = { name: string; fields?: Field[]; subtypes?: string[]; returns?: string[] };
type BotApi = { methods: Record<string, Shape>; types: Record<string, Shape> };

const api = load();

function load(): BotApi | null {
  const path = join(sharedDir() ?? "", "data", "telegram-bot-api.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as BotApi;
  console.info(
    "the Bot API as data is not here: calls, results and updates are not held against it",
  );
  return null;
}

/** What is wrong with the parameters of a call, a sentence each. */
export function wrongCall(method: string, params: Record<string, unknown>): string[] {
  if (api === null) return [];
  const shape = api.methods[method];
  if (shape === undefined) return [`there is no method ${method}`];
  return wrongFields(shape, params, method);
}

export function wrongResult(method: string, result: unknown): string[] {
  const returns = api?.methods[method]?.returns;
  return returns === undefined ? [] : wrongValue(returns, result, `result of ${method}`);
}

export function wrongUpdate(update: unknown): string[] {
  return api === null ? [] : wrongValue(["Update"], update, "update");
}

function wrongFields(shape: Shape, given: Record<string, unknown>, at: string): string[] {
  const fields = shape.fields ?? [];
  const missing = fields
    .filter(({ name, required }) => required && given[name] === undefined)
    .map(({ name }) => `${at}: ${name} is missing`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const field = fields.find((one) => one.name === name);
    if (field === undefined) return [`${at}: ${name} is not known`];
    return value === undefined ? [] : wrongValue(field.types, value, `${at}.${name}`);
  });
  return [...missing, ...wrong];
}

/** One of the types has to fit; of what fits none, what is wrong with the nearest is told. */
function wrongValue(types: readonly string[], value: unknown, at: string): string[] {
  let nearest: string[] | null = null;
  for (const type of types) {
    const wrong = wrongAs(type, value, at);
    if (wrong.length === 0) return [];
    if (nearest === null || wrong.length < nearest.length) nearest = wrong;
  }
  return nearest ?? [];
}

function wrongAs(type: string, value: unknown, at: string): string[] {
  const of = /^Array of (.*)$/.exec(type)?.[1];
  if (of !== undefined) {
    if (!Array.isArray(value)) return [`${at} is no array`];
    return value.flatMap((item, i) => wrongValue([of], item, `${at}[${String(i)}]`));
  }
  switch (type) {
    case "String":
      return typeof value === "string" ? [] : [`${at} is no string`];
    case "Integer":
      return Number.isSafeInteger(value) ? [] : [`${at} is no integer`];
    case "Float":
      return typeof value === "number" ? [] : [`${at} is no number`];
    case "Boolean":
    case "True":
      return typeof value === "boolean" ? [] : [`${at} is no boolean`];
    case "InputFile":
      return typeof value === "string" ? [] : [`${at} is no file`];
    default:
      return wrongObject(type, value, at);
  }
}

function wrongObject(type: string, value: unknown, at: string): string[] {
  const shape = api?.types[type];
  if (shape === undefined) return [`${at}: there is no type ${type}`];
  if (typeof value !== "object" || value === null) return [`${at} is no ${type}`];
  if (shape.subtypes !== undefined) return wrongValue(shape.subtypes, value, at);
  return wrongFields(shape, value as Record<string, unknown>, at);
}
