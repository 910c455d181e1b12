export type Times = {
  /** "17/03 08:12" */
  moment(at: string): string;
  /** "Thứ Ba, 17/03/2026" */
  day(at: string): string;
};

/** Times in the office's zone, whatever the machine's own is. */
export function times(timeZone: string): Times {
  const two = "2-digit";
  const moment = new Intl.DateTimeFormat("vi-VN", {
    ...{ timeZone, day: two, month: two, hour: two, minute: two, hourCycle: "h23" },
  });
  const day = new Intl.DateTimeFormat("vi-VN", {
    ...{ timeZone, weekday: "long", day: two, month: two, year: "numeric" },
  });
  return {
    moment(at) {
      const parts = new Map(
        moment.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
      );
      const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
      return `${part("day")}/${part("month")} ${part("hour")}:${part("minute")}`;
    },
    day: (at) => day.format(new Date(at)),
  };
}
