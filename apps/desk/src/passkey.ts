/**
 * Passkeys of this computer, on the page's side: a worker cannot ask for them. WebAuthn Level 3, section 10.1.4 (PRF).
 * A passkey is a convenience beside the passphrase. It names no desk and no person: its name is shown by the system's own lists.
 */
import { fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import type { Passkey } from "@perde/seal/member-file";

/** What a slot of a member file asks for; both as in the file. */
export type PasskeySlot = { readonly credential: Uint8Array; readonly salt: Uint8Array };

export type PasskeyTrouble = {
  readonly kind: "passkey-unsupported" | "passkey-cancelled" | "passkey-already";
};

/** Some minutes: a person may have to look for a security key. */
const timeout = 180_000;

const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const fresh = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));

const troubleIn = (error: unknown): PasskeyTrouble => {
  if (!(error instanceof DOMException)) throw error;
  switch (error.name) {
    case "NotAllowedError":
    case "AbortError":
      return { kind: "passkey-cancelled" };
    case "InvalidStateError":
      return { kind: "passkey-already" };
    default:
      return { kind: "passkey-unsupported" }; // an address without a name, an authenticator without what is asked
  }
};

const isOffered = (): boolean => "PublicKeyCredential" in globalThis && isSecureContext;

/** Asks for the 32 bytes that one of the passkeys gives for the salt of its slot. `slots`: at least one. */
export const askPasskey = async (
  slots: readonly PasskeySlot[],
): Promise<
  { readonly kind: "output"; readonly credential: Uint8Array; readonly output: Uint8Array } | PasskeyTrouble
> => {
  if (!isOffered()) return { kind: "passkey-unsupported" };
  const salts = slots.map(({ credential, salt }) => [toBase64Url(credential), { first: ownBytes(salt) }]);
  let given: Credential | null;
  try {
    given = await navigator.credentials.get({
      publicKey: {
        // Nobody checks a signature: only the bytes of the PRF are used.
        challenge: fresh(),
        rpId: location.hostname,
        allowCredentials: slots.map(({ credential }) => ({ type: "public-key", id: ownBytes(credential) })),
        userVerification: "required",
        timeout,
        extensions: { prf: { evalByCredential: Object.fromEntries(salts) } },
      },
    });
  } catch (error) {
    return troubleIn(error);
  }
  if (!(given instanceof PublicKeyCredential)) return { kind: "passkey-cancelled" };
  const first = given.getClientExtensionResults().prf?.results?.first;
  const output = first instanceof ArrayBuffer ? new Uint8Array(first) : undefined;
  const credential = fromBase64Url(given.id);
  if (output?.length !== 32 || credential === undefined) return { kind: "passkey-unsupported" };
  return { kind: "output", credential, output };
};

/** Makes a passkey and asks it once, so that only one that works comes into a file. `known`: passkeys of the file already. */
export const makePasskey = async (
  known: readonly PasskeySlot[],
): Promise<{ readonly kind: "passkey"; readonly passkey: Passkey } | PasskeyTrouble> => {
  if (!isOffered()) return { kind: "passkey-unsupported" };
  let made: Credential | null;
  try {
    made = await navigator.credentials.create({
      publicKey: {
        challenge: fresh(),
        rp: { id: location.hostname, name: "Perde" },
        user: { id: fresh(), name: "Perde", displayName: "Perde" },
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 },
        ],
        excludeCredentials: known.map(({ credential }) => ({ type: "public-key", id: ownBytes(credential) })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        attestation: "none",
        timeout,
        extensions: { prf: {} },
      },
    });
  } catch (error) {
    return troubleIn(error);
  }
  if (!(made instanceof PublicKeyCredential)) return { kind: "passkey-cancelled" };
  if (made.getClientExtensionResults().prf?.enabled !== true) return { kind: "passkey-unsupported" };
  const salt = fresh();
  const asked = await askPasskey([{ credential: new Uint8Array(made.rawId), salt }]);
  if (asked.kind !== "output") return asked;
  return { kind: "passkey", passkey: { credential: asked.credential, salt, output: asked.output } };
};
