import { toBase64Url } from "@perde/seal/bytes";
import * as v from "valibot";
import { type Answer, json, padded, refuse } from "./answers.ts";
import type { Intake } from "./intake.ts";
import { bytesText, parseJson } from "./outside-json.ts";
import { statementOf } from "./statements.ts";

/** A desk's journal: sealed segments in the order in which they came, and salted heads for the ledger. */
const MOST_SEGMENT = 1024 * 1024;
const MOST_ANSWERED = 256;

const posting = v.strictObject({
  segment: bytesText(),
  heads: bytesText(32),
});

export const MOST_JOURNAL_BODY = Math.ceil((MOST_SEGMENT * 4) / 3) + 256;

export const postSegment = async (intake: Intake, desk: string, body: Uint8Array): Promise<Answer> => {
  const asked = parseJson(posting, body, MOST_JOURNAL_BODY);
  if (asked === undefined || asked.segment.length === 0 || asked.segment.length > MOST_SEGMENT)
    return refuse("malformed");
  const heads = statementOf({ v: 1, type: "heads", desk, heads: toBase64Url(asked.heads) });
  return padded({ sequence: await intake.store.addSegment(desk, asked.segment, heads) }, 201);
};

export const readSegments = async (intake: Intake, desk: string, after: number, limit: number): Promise<Answer> => {
  const segments = await intake.store.segments(desk, after, Math.min(limit, MOST_ANSWERED));
  return json({
    segments: segments.map(({ sequence, bytes }) => ({ sequence, segment: toBase64Url(bytes) })),
    latest: segments.at(-1)?.sequence ?? after,
  });
};
