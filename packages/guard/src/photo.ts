/** Picture files before and after covering. Both are bytes; the types keep them apart. */

declare const stage: unique symbol;
type At<Stage extends string> = { readonly [stage]: Stage };

/** A picture as it was chosen or received. */
export type OriginalPhoto = Uint8Array<ArrayBuffer> & At<"original">;

/** A picture in which marks, cards and faces are covered and which carries nothing but its pixels. */
export type RedactedPhoto = Uint8Array<ArrayBuffer> & At<"redacted">;

/** Names bytes as an original: true of any bytes. */
export const asOriginal = (bytes: Uint8Array<ArrayBuffer>): OriginalPhoto => bytes as OriginalPhoto;
