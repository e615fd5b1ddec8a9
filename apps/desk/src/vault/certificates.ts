import type { ReadCertificate } from "@perde/cases/journal-fold";
import type { MemberContent } from "@perde/cases/member-content";
import { toBase64Url } from "@perde/seal/bytes";
import { openCertificate } from "@perde/seal/desk-keys";

/** Certificates as the fold of a journal asks for them, under the root of one desk. */
export const certificateReader =
  ({ desk, root }: Pick<MemberContent, "desk" | "root">): ReadCertificate =>
  (signed, issuer) => {
    const opened = openCertificate(signed);
    if (opened.kind !== "certificate" || opened.certificate.desk !== desk || opened.certificate.role === "removed")
      return undefined;
    if (toBase64Url(opened.by) !== (issuer === "root" ? root : issuer)) return undefined;
    return { subject: toBase64Url(opened.certificate.subject), role: opened.certificate.role };
  };
