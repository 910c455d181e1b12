import { describe, expect, it } from "vitest";
import { changeSetting, changeWish, type SettingChange } from "../../src/domain/settings.js";
import { personIn } from "../support/nudges.js";

const clerk = (settings = {}) => personIn({ role: "clerk" }, settings);

describe("a setting of the office", () => {
  it.each<[SettingChange, object, { from: unknown; to: unknown }]>([
    [{ setting: "nudges", to: false }, { nudges: false }, { from: true, to: false }],
    [{ setting: "nudgeAt", to: "08:00" }, { nudgeAt: "08:00" }, { from: "07:30", to: "08:00" }],
    [
      { setting: "nudgeDays", to: [0, 5, 1, 5] },
      { nudgeDays: [5, 1, 0] },
      { from: "7, 3, 1, 0", to: "5, 1, 0" },
    ],
    [
      { setting: "quiet", from: "18:00", to: "06:00" },
      { quietFrom: "18:00", quietTo: "06:00" },
      { from: "20:00-07:00", to: "18:00-06:00" },
    ],
    [{ setting: "chairAfter", to: 3 }, { chairAfter: 3 }, { from: 7, to: 3 }],
    [{ setting: "digestDay", to: 5 }, { digestDay: 5 }, { from: 1, to: 5 }],
    [
      { setting: "roundPeriods", to: ["Y", "Q2", "Q1"] },
      { roundPeriods: ["Q1", "Q2", "Y"] },
      { from: "Q1, H1, Q3, Y", to: "Q1, Q2, Y" },
    ],
  ])("%j is changed and kept in the history", (change, settings, data) => {
    expect(changeSetting(clerk(), change)).toMatchObject({
      value: {
        settings,
        events: [{ kind: "settings_changed", data: { setting: change.setting, ...data } }],
      },
    });
  });

  it("is not told again where it is so already", () => {
    const decided = changeSetting(clerk(), { setting: "nudgeDays", to: [0, 1, 3, 7] });
    expect(decided).toMatchObject({ value: { events: [] } });
  });

  it.each<[SettingChange, object]>([
    [
      { setting: "nudgeAt", to: "06:30" },
      { code: "hour_in_quiet", from: "20:00", to: "07:00" },
    ],
    [{ setting: "digestAt", to: "20:00" }, { code: "hour_in_quiet" }],
    [
      { setting: "nudgeAt", to: "04:59" },
      { code: "hour_range", from: "05:00", to: "21:00" },
    ],
    [{ setting: "nudgeAt", to: "21:01" }, { code: "hour_range" }],
    [
      { setting: "quiet", from: "20:00", to: "07:31" },
      { code: "quiet_over_hour", what: "nudgeAt" },
    ],
    [
      { setting: "clerkAfter", to: 8 },
      { code: "steps_order", clerk: 8, chair: 7 },
    ],
    [
      { setting: "chairAfter", to: 2 },
      { code: "steps_order", clerk: 3, chair: 2 },
    ],
    [
      { setting: "clerkAfter", to: 0 },
      { code: "setting_range", least: 1, most: 30 },
    ],
    [{ setting: "obstacleAfter", to: 31 }, { code: "setting_range" }],
    [
      { setting: "roundDays", to: 61 },
      { code: "setting_range", most: 60 },
    ],
    [
      { setting: "nudgeDays", to: [] },
      { code: "setting_range", count: 8 },
    ],
    [{ setting: "nudgeDays", to: [31] }, { code: "setting_range" }],
    [{ setting: "nudgeDays", to: [9, 8, 7, 6, 5, 4, 3, 2, 1] }, { code: "setting_range" }],
  ])("%j is refused", (change, why) => {
    expect(changeSetting(clerk(), change)).toMatchObject({ ok: false, why });
  });

  it("may be an hour at which quiet hours end, and any hour where there are none", () => {
    expect(changeSetting(clerk(), { setting: "nudgeAt", to: "07:00" }).ok).toBe(true);
    const none = clerk({ quietFrom: "00:00", quietTo: "00:00" });
    expect(changeSetting(none, { setting: "nudgeAt", to: "05:00" }).ok).toBe(true);
    expect(changeSetting(clerk(), { setting: "quiet", from: "00:00", to: "00:00" }).ok).toBe(true);
  });

  it("is for clerk and administrator", () => {
    const why = { code: "only", who: "managers" };
    const decided = changeSetting(personIn({ role: "chair" }), { setting: "nudges", to: false });
    expect(decided).toEqual({ ok: false, why });
  });
});

describe("one's own wish", () => {
  const none = { nudgeAt: null, nudgeIn: "private" } as const;

  it("is an hour, the office's again, or another place", () => {
    const who = personIn({ role: "viewer" });
    expect(changeWish(who, none, { what: "hour", to: "08:15" })).toMatchObject({
      value: {
        wish: { nudgeAt: "08:15" },
        events: [{ data: { setting: "ownHour", to: "08:15" } }],
      },
    });
    const own = { ...none, nudgeAt: "08:15" };
    expect(changeWish(who, own, { what: "hour", to: null })).toMatchObject({
      value: { wish: none, events: [{ data: { from: "08:15", to: null } }] },
    });
    expect(changeWish(who, none, { what: "place", to: "group" })).toMatchObject({
      value: { wish: { nudgeIn: "group" } },
    });
    expect(changeWish(who, none, { what: "place", to: "private" })).toMatchObject({
      value: { events: [] },
    });
  });

  it("is no hour of the office's quiet ones", () => {
    const why = { code: "hour_in_quiet", hour: "06:00", from: "20:00", to: "07:00" };
    expect(changeWish(personIn({}), none, { what: "hour", to: "06:00" })).toEqual({
      ok: false,
      why,
    });
  });
});
