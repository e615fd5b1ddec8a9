import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { sizeClassOfWire } from "@perde/seal/size-class";
import type { Hono } from "hono";
import { type Answer, headersOf, refuse } from "./answers.ts";
import { MOST_BODY } from "./app.ts";
import { type Bodies, bodies } from "./body.ts";
import { takeEnvelope } from "./envelopes.ts";
import type { Intake } from "./intake.ts";
import { StoreUnavailable } from "./store/store.ts";

/**
 * The apps on Node's own server. Envelopes pass by the framework: their bodies are read straight into memory that is
 * used again, which decision 0021 measures. Nothing of a request is written anywhere but into the store.
 */
export type TakenPort = {
  readonly kind: "taken";
  readonly port: number;
  /** From now on this app answers; until then everything is `unavailable`. */
  readonly attach: (app: Hono, envelopes?: Intake) => void;
  readonly close: () => Promise<void>;
};

/** Both loopback addresses: browsers resolve localhost to either. */
const HOSTS: readonly string[] = ["127.0.0.1", "::1"];

/** @param port 0 takes a free one, the same on both addresses */
export const takePort = async (
  port: number,
): Promise<TakenPort | { readonly kind: "port-in-use" | "port-not-allowed" }> => {
  let listener: Listener = (request, response) => turnAway(request, response, "unavailable");
  const servers: Server[] = [];
  let bound = port;
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(closeServer));
  };
  for (const host of HOSTS) {
    const limits = { requestTimeout: 1_800_000, headersTimeout: 20_000, keepAliveTimeout: 5_000 };
    const server = createServer(limits, (request, response) => listener(request, response));
    const outcome = await bind(server, host, bound);
    if (outcome === "no-such-address") continue;
    if (typeof outcome === "string") {
      await close();
      return { kind: outcome };
    }
    bound = outcome;
    servers.push(server);
  }
  if (servers.length === 0) return { kind: "port-not-allowed" };
  const attach = (app: Hono, envelopes?: Intake): void => {
    listener = listenerOf(app, envelopes);
  };
  return { kind: "taken", port: bound, attach, close };
};

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const bind = (
  server: Server,
  host: string,
  port: number,
): Promise<number | "port-in-use" | "port-not-allowed" | "no-such-address"> =>
  new Promise((resolve, reject) => {
    server.once("error", error => {
      switch ("code" in error ? error.code : undefined) {
        case "EADDRINUSE":
          return resolve("port-in-use");
        case "EACCES":
          return resolve("port-not-allowed");
        case "EADDRNOTAVAIL":
        case "EAFNOSUPPORT":
          return resolve("no-such-address");
        default:
          return reject(error);
      }
    });
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

/** Answers what was begun, for two seconds at most. */
const closeServer = (server: Server): Promise<void> =>
  new Promise(resolve => {
    const cut = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });

const listenerOf = (app: Hono, envelopes: Intake | undefined): Listener => {
  const rest = getRequestListener(app.fetch);
  const pool = envelopes === undefined ? undefined : bodies(envelopes.load);
  return (request, response) => {
    const length = lengthOf(request);
    if (length === undefined || length > MOST_BODY) {
      turnAway(request, response, "wrong-size");
    } else if (
      envelopes !== undefined &&
      pool !== undefined &&
      request.method === "POST" &&
      request.url === "/v1/envelopes"
    ) {
      void straight(envelopes, pool, request, response, length);
    } else {
      void rest(request, response);
    }
  };
};

/** What the request says of its body; `undefined` when it will not say. */
const lengthOf = (request: IncomingMessage): number | undefined => {
  if (request.headers["transfer-encoding"] !== undefined) return undefined;
  const text = request.headers["content-length"];
  if (text === undefined) return 0;
  return /^[0-9]{1,10}$/.test(text) ? Number(text) : undefined;
};

const turnAway = (request: IncomingMessage, response: ServerResponse, why: "wrong-size" | "unavailable"): void => {
  response.shouldKeepAlive = false;
  reply(response, refuse(why));
  request.resume();
  const cut = setTimeout(() => request.destroy(), 5_000);
  request.on("close", () => clearTimeout(cut));
};

const straight = async (
  intake: Intake,
  pool: Bodies,
  request: IncomingMessage,
  response: ServerResponse,
  length: number,
): Promise<void> => {
  if (sizeClassOfWire(length) === undefined) {
    intake.recorder.count("envelope-refused");
    return turnAway(request, response, "wrong-size");
  }
  request.setTimeout(60_000, () => request.destroy());
  const read = await pool.read(request, length);
  if (read === undefined) return;
  try {
    reply(
      response,
      await takeEnvelope(intake, read.body, {
        puzzle: one(request, "perde-puzzle"),
        deleter: one(request, "perde-deleter"),
      }),
    );
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) {
      intake.recorder.count("fault");
      intake.fault(error);
    }
    reply(response, refuse(error instanceof StoreUnavailable ? "unavailable" : "fault"));
  } finally {
    read.release();
  }
};

const one = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
};

/** As text of one byte a character, head and body leave in one piece. */
const reply = (response: ServerResponse, answer: Answer): void => {
  const { buffer, byteOffset, length } = answer.body;
  response.writeHead(answer.status, headersOf(answer));
  response.end(Buffer.from(buffer, byteOffset, length).toString("latin1"), "latin1");
};
