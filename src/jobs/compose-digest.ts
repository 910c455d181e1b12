import type { Brief } from "../domain/brief.js";
import type { DigestFigures } from "../domain/digest.js";
import { idsIn, stillTrue } from "../domain/digest-now.js";
import type { Language, Workspace } from "../domain/office.js";
import type { Instant } from "../domain/time.js";
import { leadersDigest, publicDigest } from "../messages/digest.js";
import { chartFileName, digestChart } from "../messages/digest-chart.js";
import type { Message, OutFile } from "../messages/message.js";
import type { OutboxItem } from "../ports.js";
import type { ComposeKit } from "./compose.js";
import { lateBlock } from "./reading.js";

/**
 * Words a digest from the figures that were saved for its week, in the language of its reader. What was settled since
 * is not listed any more. Null where the figures are gone, or its reader leads no more.
 */
export async function composeDigest(
  brief: Extract<Brief, { kind: "digest" }>,
  item: OutboxItem,
  now: Instant,
  kit: ComposeKit,
): Promise<Message | null> {
  const reader = await readerOf(item, kit);
  if (reader === null) return null;
  const { workspace, language } = reader;
  const { weeks } = kit.store;
  const figures = await weeks.figures(workspace.id, brief.week);
  if (figures === null) return null;
  const stands = await weeks.now(workspace.id, idsIn(figures));
  const view = {
    figures: stillTrue(figures, stands),
    before: await weeks.figuresBefore(workspace.id, brief.week),
    now: stands,
    workspace,
    picture: await pictureOf(figures, workspace, language, kit),
    late: lateBlock(item, now, workspace, language),
    language,
  };
  return brief.audience === "leaders" ? leadersDigest(view) : publicDigest(view);
}

type Reader = { workspace: Workspace; language: Language };

/** A person who was a chair when it was planned may be none when it is sent. */
async function readerOf(item: OutboxItem, { store }: ComposeKit): Promise<Reader | null> {
  if ("member" in item.to) {
    const person = await store.reminders.person(item.to.member);
    if (person?.member.role !== "chair") return null;
    return { workspace: person.workspace, language: person.member.language };
  }
  const workspace = await store.reminders.workspace(item.workspaceId);
  return workspace === null ? null : { workspace, language: "vi" };
}

/** Pictures that are being drawn: several readers of one digest are told at once. */
const drawing = new WeakMap<object, Map<string, Promise<OutFile | null>>>();

/** Drawn once for all readers of a language; without a picture the digest goes all the same. */
async function pictureOf(
  figures: DigestFigures,
  workspace: Workspace,
  language: Language,
  kit: ComposeKit,
): Promise<OutFile | null> {
  const now = drawing.get(kit.store.weeks) ?? new Map<string, Promise<OutFile | null>>();
  drawing.set(kit.store.weeks, now);
  const key = `${String(workspace.id)} ${figures.week} ${language}`;
  const picture = now.get(key) ?? drawPicture(figures, workspace, language, kit);
  now.set(key, picture);
  return picture.finally(() => now.delete(key));
}

async function drawPicture(
  figures: DigestFigures,
  workspace: Workspace,
  language: Language,
  { store, files, papers, log }: ComposeKit,
): Promise<OutFile | null> {
  if (files === undefined || papers === undefined) return null;
  const spec = digestChart(figures, workspace, language);
  if (spec === null) return null;
  const { week } = figures;
  try {
    const drawn = await store.weeks.chart(workspace.id, week, language);
    if (drawn !== null && (await files.has(drawn.sha256))) return drawn;
    const png = await papers.chart(spec);
    const kept = await files.put(once(png), png.length);
    const file = { ...kept, name: chartFileName(week), mime: "image/png" };
    await store.weeks.keepChart(workspace.id, week, language, file);
    return file;
  } catch (error) {
    log?.warn("a digest goes without its picture", {
      workspace: workspace.id,
      cause: String(error),
    });
    return null;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
