import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openOffice, words } from "../support/office.js";

/* The right is taken while the message is on its way from the router to the transaction that writes. */

const ONLY = "Chỉ người quản trị được sửa danh sách cán bộ và bộ phận.";

describe("an administrator who is none any more when it is written", () => {
  let o: Awaited<ReturnType<typeof openOffice>>;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await o.close();
  });

  const lost = (how: () => Promise<unknown>) => {
    const transaction = o.store.transaction.bind(o.store);
    vi.spyOn(o.store, "transaction").mockImplementationOnce(async (work) => {
      await how();
      return transaction(work);
    });
  };

  const steps: ((ids: { hoa: number; viewer: number; kt: number; vp: number }) => string)[] = [
    () => "people add Ai Đó",
    ({ hoa }) => `people m${String(hoa)} name Ai Đó`,
    ({ hoa }) => `people m${String(hoa)} role clerk`,
    ({ hoa }) => `people m${String(hoa)} admin yes`,
    ({ hoa }) => `people m${String(hoa)} code`,
    ({ hoa }) => `people m${String(hoa)} handover unit`,
    ({ hoa }) => `people m${String(hoa)} remove unit`,
    ({ hoa }) => `people m${String(hoa)} export`,
    ({ viewer }) => `people m${String(viewer)} erase yes`,
    () => "units add Tổ mới",
    ({ kt }) => `units u${String(kt)} name Tổ mới`,
    ({ kt }) => `units u${String(kt)} alias Tổ mới`,
    ({ kt, vp }) => `units u${String(kt)} merge u${String(vp)} 2026-06-01 yes`,
    ({ vp }) => `units u${String(vp)} split all Tổ một; Tổ hai`,
    ({ kt, vp }) => `units u${String(kt)} give all u${String(vp)} yes`,
  ];

  it.each(steps.map((step) => [step({ hoa: 0, viewer: 0, kt: 0, vp: 0 }), step] as const))(
    "changes nothing: %s",
    async (_typed, step) => {
      const { store, workspace, members, units } = o;
      await store.office.removeMember(members.viewer, "2026-06-01T01:00:00.000Z");
      const command = step({ ...members, ...units });
      const clerk = (await store.office.member(members.clerk))!;
      const all = async () => {
        const book = await store.office.unitBook(workspace);
        return { book, roster: await store.office.roster(workspace) };
      };
      const before = await all();
      lost(() => store.office.changeMember(members.clerk, { ...clerk, admin: false }));
      expect(words(await o.type(members.clerk, command))).toBe(ONLY);
      await store.office.changeMember(members.clerk, clerk);
      expect(await all()).toEqual(before);
      expect(await store.audit.verify(workspace)).toMatchObject({ entries: 0 });
    },
  );

  it("or who has left", async () => {
    const { store, workspace, members } = o;
    lost(() => store.office.removeMember(members.clerk, "2026-06-01T01:00:00.000Z"));
    const said = await o.type(members.clerk, "units add Tổ mới");
    expect(words(said)).toBe(ONLY);
    expect(await store.office.unitBook(workspace)).toHaveLength(4);
  });
});
