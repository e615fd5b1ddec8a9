/**
 * Deadlines as a calendar file (RFC 5545): whole days, so that no clock and no time zone can move them; the day is that of
 * Asia/Almaty, where the bodies sit. Nothing of a report stands in it: a number, a slip, a body.
 */

/** `uid` is stable: the same deadline imported again replaces itself. */
export type CalendarEntry = {
  readonly uid: string;
  /** "2026-11-30". */
  readonly day: string;
  readonly title: string;
  readonly about: string;
};

const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/[\u0000-\u001f\u007f]/g, "");

const bytesOf = new TextEncoder();

/** Lines of at most 75 bytes, broken between characters (RFC 5545, 3.1). */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const letter of line) {
    const more = bytesOf.encode(letter).length;
    if (size + more > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = "";
      size = 0;
    }
    part += letter;
    size += more;
  }
  return [...parts, part].join("\r\n ");
};

const plain = (day: string): string => day.replaceAll("-", "");
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** @param madeOn the day of the file: the same entries on the same day give the same bytes */
export const calendarFile = (entries: readonly CalendarEntry[], madeOn: string): Uint8Array => {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Perde//Deadlines//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-TIMEZONE:Asia/Almaty",
    ...entries.flatMap(({ uid, day, title, about }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `DTSTAMP:${plain(madeOn)}T000000Z`,
      `DTSTART;VALUE=DATE:${plain(day)}`,
      `DTEND;VALUE=DATE:${plain(dayAfter(day))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(about)}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(title)}`,
      "TRIGGER:-P1D",
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return bytesOf.encode(`${lines.map(folded).join("\r\n")}\r\n`);
};
