/** What makes a DOCX file repeatable: core properties without a clock, and one date on every member of its zip. */
import type { PerdeDocument } from "./block.ts";
import { xmlText } from "./xml.ts";

/** `docProps/core.xml`: title, language and the day of the document; no person, no program. */
export const coreProperties = ({ title, language, day }: PerdeDocument): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified></cp:coreProperties>`;

const endOfDirectory = 0x06054b50;
const memberInDirectory = 0x02014b50;
const member = 0x04034b50;
/** 1 January 1980, 00:00: the first moment that a zip can write. */
const firstDate = 0x0021;

/** Sets date and time of every member, in its own header and in the directory. Throws where the bytes are no zip. */
export const withFixedDates = (zip: Uint8Array): Uint8Array => {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error("docx: no zip directory");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== memberInDirectory) throw new Error("docx: zip directory");
    view.setUint16(at + 12, 0, true);
    view.setUint16(at + 14, firstDate, true);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== member) throw new Error("docx: zip member");
    view.setUint16(local + 10, 0, true);
    view.setUint16(local + 12, firstDate, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
};
