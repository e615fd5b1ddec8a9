import { fromBase64Url, fromUtf8 } from "@perde/seal/bytes";
import * as v from "valibot";

/** Parsing what comes from outside: size first, then strict JSON, then exactly the fields expected. */
export const parseJson = <Schema extends v.GenericSchema>(
  schema: Schema,
  body: Uint8Array,
  mostBytes: number,
): v.InferOutput<Schema> | undefined => {
  if (body.length > mostBytes) return undefined;
  const text = fromUtf8(body);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // JSON.parse throws for nothing but malformed text
  }
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
};

/** base64url without padding, of exactly `length` bytes when given. */
export const bytesText = (length?: number) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const bytes = fromBase64Url(dataset.value, length);
      if (bytes !== undefined) return bytes;
      addIssue({ message: "not base64url of this length" });
      return NEVER;
    }),
  );

export const signedSchema = v.strictObject({ statement: v.string(), by: v.string(), sig: v.string() });

export const listingSchema = v.strictObject({
  root: v.string(),
  chain: v.array(signedSchema),
  descriptors: v.array(signedSchema),
});
