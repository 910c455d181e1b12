import { readFileSync } from "node:fs";
import ts from "typescript";
import type { Papers } from "../../src/ports.js";

/** Papers that cannot read one file and find nothing in the others. */
export const damagedPapers: Papers = {
  readPlan(_bytes, name) {
    if (name === "hong.docx") {
      const fault = Object.assign(new Error("Tệp Word bị hỏng."), { code: "docx_damaged" });
      fault.name = "DocumentError";
      return Promise.reject(fault);
    }
    const plan = { title: null, number: null, issuer: null, date: null, year: null };
    const reading = { plan, tasks: [], indicators: [], criteria: [], warnings: [] };
    return Promise.resolve(reading as unknown as Awaited<ReturnType<Papers["readPlan"]>>);
  },
  textOf: () => Promise.resolve(null),
  chart: () => Promise.reject(new Error("not in this test")),
};

/** The codes of the unions in `src/domain/refusal.ts`, as they are written there. */
export function codesOfRefusals(): string[] {
  const text = readFileSync(new URL("../../src/domain/refusal.ts", import.meta.url), "utf8");
  const source = ts.createSourceFile("refusal.ts", text, ts.ScriptTarget.Latest);
  const codes: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.name.getText(source) === "code" && node.type) {
      const { type } = node;
      if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) {
        codes.push(type.literal.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes;
}
