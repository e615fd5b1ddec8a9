/** What a hybrid recipient looks like, without the means to use one: docs/formats/envelope.md, "Keys". */

declare const hybrid: unique symbol;

/** age1pq1… of 1,959 characters. Classic recipients (age1…) can never be one. */
export type HybridRecipient = string & { readonly [hybrid]: true };

/** Lower-case bech32 of 1,216 bytes after `age1pq1`; its checksum is verified when it is used. */
export const isHybridRecipient = (value: unknown): value is HybridRecipient =>
  typeof value === "string" && /^age1pq1[02-9ac-hj-np-z]{1952}$/.test(value);
