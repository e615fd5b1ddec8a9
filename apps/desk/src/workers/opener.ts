/** A worker that opens envelopes for the vault. Its port comes through the page once; keys and contents go by the port alone. */
import { serveOpener } from "../vault/openers.ts";

addEventListener("message", ({ ports: [port] }) => port !== undefined && serveOpener(port));
