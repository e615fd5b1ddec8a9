/** What a member file holds: docs/formats/member-content.md. Encryption of the file is `@perde/seal/member-file`. */
import * as v from "valibot";

const bytes = (length: number) =>
  v.pipe(v.string(), v.length(Math.ceil((length * 4) / 3)), v.regex(/^[A-Za-z0-9_-]+$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const day = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const signed = v.strictObject({ statement: v.pipe(v.string(), v.maxLength(4000)), by: bytes(32), sig: bytes(64) });

const memberContent = v.strictObject({
  v: v.literal("perde-member/1"),
  instance: bytes(16),
  intake: v.pipe(v.string(), v.regex(/^https?:\/\/[a-z0-9.:[\]-]{1,200}$/)),
  promiseKey: bytes(32),
  ledgerKey: v.pipe(v.string(), v.maxLength(400)),
  batchSeconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400)),
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500)),
  desk: bytes(16),
  root: bytes(32),
  name: v.strictObject({ kk: name, ru: name, en: name }),
  place: v.pipe(v.string(), v.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)),
  slot: v.picklist([0, 1, 2, 3]),
  role: v.picklist(["lead", "case-worker", "reader"]),
  label: v.pipe(v.string(), v.maxLength(80)),
  seed: bytes(32),
  path: v.pipe(v.array(signed), v.minLength(1), v.maxLength(8)),
  epochs: v.pipe(v.array(v.strictObject({ epoch: count, from: day, to: day, seed: bytes(32) })), v.maxLength(400)),
  filters: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
          text: v.pipe(v.string(), v.maxLength(500)),
        }),
      ),
      v.maxLength(50),
    ),
  ),
  templates: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
          language: v.picklist(["kk", "ru", "en"]),
          text: v.pipe(v.string(), v.minLength(1), v.maxLength(1800)),
        }),
      ),
      v.maxLength(50),
    ),
  ),
  seen: v.strictObject({
    heads: v.pipe(v.array(bytes(32)), v.maxLength(500)),
    checkpoint: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
  }),
});

/** A member's access to a desk: everything that unlocking gives. */
export type MemberContent = v.InferOutput<typeof memberContent>;

/** Parses the opened content of a member file; `undefined` when it is not one. */
export const parseMemberContent = (value: unknown): MemberContent | undefined => {
  const parsed = v.safeParse(memberContent, value);
  return parsed.success ? parsed.output : undefined;
};
