// Adds evidence to an occurrence, `count` times, each with its history and a notice in one transaction that
// reads before it writes. Prints each key once it is written, and how many milliseconds the slowest took.
const [, , store, url, name, count, workspace, member, task, occurrence] = process.argv;
const { openStore } = await import(`${store}/store/open.js`);
const shelves = await openStore(url);
const workspaceId = Number(workspace);
const by = { id: Number(member), name: "Lê Thị Minh" };
const at = "2026-04-01T01:00:00.000Z";
const key = (i) => `${name}:${i}`;
let slowest = 0;

for (let i = 0; i < Number(count); i += 1) {
  const started = performance.now();
  await shelves.transaction(async (tx) => {
    await tx.work.task(workspaceId, 1);
    const file = { kind: "link", name: `https://xa.example/${key(i)}`, sha256: null, size: null };
    const evidence = { ...file, mime: null, addedBy: by, addedAt: at };
    await tx.work.addEvidence(Number(occurrence), evidence);
    const event = { kind: "evidence_added", taskId: Number(task), data: { name: key(i) } };
    await tx.record([event], { workspaceId, member: by, at, source: `test:${key(i)}`, via: "web" });
    const message = { blocks: [], buttons: [], files: [] };
    await tx.mail.enqueue([{ key: key(i), workspaceId, to: { member: by.id }, message }]);
  });
  console.log(key(i));
  slowest = Math.max(slowest, performance.now() - started);
}
await shelves.close();
console.log(JSON.stringify({ slowest: Math.round(slowest) }));
