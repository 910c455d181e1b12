import { describe, expect, it } from "vitest";
import { isBetween, readClockSpan, readClockTime, windowEnd } from "../../src/domain/hours.js";

describe("a time of day, as it is typed", () => {
  it.each([
    ["7h30", "07:30"],
    ["7:30", "07:30"],
    ["07:30", "07:30"],
    ["7.30", "07:30"],
    ["7g30", "07:30"],
    ["8h", "08:00"],
    ["8H15", "08:15"],
    ["8", "08:00"],
    ["13", "13:00"],
    ["8 giờ", "08:00"],
    ["8 gio 15", "08:15"],
    ["8 giờ 15 phút", "08:15"],
    ["8h15p", "08:15"],
    ["8h15'", "08:15"],
    [" 7h30 ", "07:30"],
    ["7h30 sáng", "07:30"],
    ["2h chiều", "14:00"],
    ["2 giờ 15 chiều", "14:15"],
    ["14h chiều", "14:00"],
    ["7h tối", "19:00"],
    ["12h trưa", "12:00"],
    ["7:30 am", "07:30"],
    ["2pm", "14:00"],
    ["0h", "00:00"],
    ["23:59", "23:59"],
  ])("%s is %s", (typed, time) => {
    expect(readClockTime(typed)).toBe(time);
  });

  it.each([
    ...["", "24:00", "7:60", "7h5", "7:5", "sáng", "7h30 mai", "730", "007:30", "7-30", "-7"],
    ...["7h30 8h", "7h305", "25h", "như đơn vị", "7 hôm", "7,30"],
  ])("“%s” is none", (typed) => {
    expect(readClockTime(typed)).toBeNull();
  });
});

describe("two times of day", () => {
  it.each([
    ["20:00 7:00", "20:00", "07:00"],
    ["20h 7h", "20:00", "07:00"],
    ["20 7", "20:00", "07:00"],
    ["20h-7h", "20:00", "07:00"],
    ["20:00 – 7:00", "20:00", "07:00"],
    ["từ 20h đến 7h sáng", "20:00", "07:00"],
    ["từ 8 giờ tối tới 7 giờ sáng", "20:00", "07:00"],
    ["from 8pm to 7am", "20:00", "07:00"],
    ["20h30, 6h15", "20:30", "06:15"],
  ])("%s", (typed, from, to) => {
    expect(readClockSpan(typed)).toEqual({ from, to });
  });

  it.each(["", "20h", "20h 7h 8h", "20h rồi 7h", "20h đến 27h", "đến"])(
    "“%s” are none",
    (typed) => {
      expect(readClockSpan(typed)).toBeNull();
    },
  );
});

describe("quiet hours", () => {
  it.each([
    ["20:00", "07:00", "20:00", true],
    ["20:00", "07:00", "23:59", true],
    ["20:00", "07:00", "06:59", true],
    ["20:00", "07:00", "07:00", false],
    ["20:00", "07:00", "12:00", false],
    ["12:00", "13:30", "13:00", true],
    ["12:00", "13:30", "13:30", false],
    ["00:00", "00:00", "03:00", false],
  ])("%s to %s and %s: %s", (from, to, time, quiet) => {
    expect(isBetween(time, from, to)).toBe(quiet);
  });

  it("end what a nudge may still be sent in", () => {
    expect(windowEnd("07:30", "20:00")).toBe("17:00");
    expect(windowEnd("16:00", "20:00")).toBe("18:00");
    expect(windowEnd("07:30", "12:00")).toBe("12:00");
  });
});
