import { digestFigures, digestUntil, type DigestFigures } from "../domain/digest.js";
import { idsIn } from "../domain/digest-now.js";
import { may } from "../domain/may.js";
import { dayOf } from "../domain/time.js";
import { weekOf } from "../domain/week.js";
import { isWithoutWork, leadersDigest } from "../messages/digest.js";
import { chartFileName, digestChart } from "../messages/digest-chart.js";
import type { Message, OutFile } from "../messages/message.js";
import { NOTHING } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { command, refused, type Call, type Kit } from "./command.js";

/** /digest, /tonghop: this week's digest now, beside the figures that the weeks before have left. */
export const digest = command({
  name: "digest",
  vietnamese: "tonghop",
  aliases: ["tonghoptuan"],
  who: "reviewers",
  reads: true,
  args: NOTHING,
  async run(call, kit) {
    const { who } = call;
    const allowed = may(who, "review");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    return show(call, kit);
  },
});

async function show(call: Call<null>, kit: Kit): Promise<Message> {
  const { who, now: at, today } = call;
  const { workspace, member } = who;
  const { weeks } = kit.store;
  const week = weekOf(today);
  const until = digestUntil(week, workspace.settings.digestDay);
  const [rows] = await weeks.rows([workspace.id], { today, until });
  if (rows === undefined) throw new TypeError("the office is not there any more");
  const zone = workspace.timeZone;
  const raised = rows.obstacles.map(({ raisedAt }) => dayOf(raisedAt, zone));
  const calendar = await calendarAround([today, ...raised], workspace.id, kit.store);
  const figures = digestFigures(rows, { week, at, zone, until, calendar });
  return leadersDigest({
    figures,
    before: await weeks.figuresBefore(workspace.id, week),
    now: await weeks.now(workspace.id, idsIn(figures)),
    workspace,
    picture: isWithoutWork(figures) ? null : await pictureOf(figures, call, kit),
    late: null,
    language: member.language,
  });
}

/** The digest is not kept back for want of a picture. */
async function pictureOf(
  figures: DigestFigures,
  { who }: Call<null>,
  { papers, files, log }: Kit,
): Promise<OutFile | null> {
  const spec = digestChart(figures, who.workspace, who.member.language);
  if (spec === null) return null;
  try {
    const png = await papers.chart(spec);
    const kept = await files.put(once(png), png.length);
    return { ...kept, name: chartFileName(figures.week), mime: "image/png" };
  } catch (error) {
    log.warn("a digest goes without its picture", { cause: String(error) });
    return null;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
