import { randomBytes } from "node:crypto";
import { signAccess } from "@perde/seal/access";
import { fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import { deskIdOf, signCertificate } from "@perde/seal/certificate";
import { deskListing, signDescriptor } from "@perde/seal/descriptor";
import type { SigningKey } from "@perde/seal/statement";
import { invite } from "./desks.ts";
import { aSigningKey, call, jsonBody, type TestIntake } from "./intake.testing.ts";

/** An invented desk: its root, its lead, and what it sends to an intake. */
export type TestDesk = ReturnType<typeof aDesk>;

export const aDesk = (serial = 1, root: SigningKey = aSigningKey(), lead: SigningKey = aSigningKey()) => {
  const desk = deskIdOf(root.publicKey);
  const wrap = new Uint8Array(randomBytes(32));
  const chain = [
    signCertificate({ desk, subject: lead.publicKey, role: "lead", wrap, serial: 1, from: "2026-11-01" }, root),
  ];
  const descriptor = signDescriptor(
    {
      v: 1,
      desk,
      name: { kk: "Ойдан шығарылған", ru: "Вымышленная", en: "Invented desk" },
      place: "KZ",
      slot: 0,
      recipient: `age1pq1${"q".repeat(1952)}`,
      epoch: 1,
      from: "2026-11-01",
      to: "2026-11-30",
      serial,
    } as Parameters<typeof signDescriptor>[0],
    lead,
  );
  const listing = deskListing(root.publicKey, chain, [descriptor]);
  const access = (members: readonly Uint8Array[] = [lead.publicKey], by: SigningKey = lead) =>
    signAccess({ desk, serial, members }, by);
  return { desk, root, lead, listing, access, serial };
};

/** A desk that stands in this intake. */
export const admit = async (test: TestIntake, desk: TestDesk = aDesk()): Promise<TestDesk> => {
  const invitation = toBase64Url(await invite(test.intake));
  const response = await test.apps.desk.request("/v1/desks", {
    method: "POST",
    body: JSON.stringify({ invitation, listing: desk.listing, access: desk.access() }),
  });
  if (response.status !== 201) throw new Error(`the desk is refused: ${await response.text()}`);
  return desk;
};

export const deskCall = (
  test: TestIntake,
  key: SigningKey,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> =>
  call(test.apps.desk, "http://localhost:8701", key, {
    method,
    path,
    ...(body === undefined ? {} : { body: jsonBody(body) }),
  });

export const bytesIn = (text: string): Uint8Array => fromBase64Url(text) ?? new Uint8Array();
