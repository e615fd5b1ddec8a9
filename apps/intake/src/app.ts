import { type Context, Hono } from "hono";
import { type Answer, headersOf, padded, refuse } from "./answers.ts";
import { hear, issueNonce } from "./calls.ts";
import { DELETION_BYTES, takeDeletion } from "./deletions.ts";
import { MOST_PAYLOADS_BODY, readBatches, readPayload, readPayloads } from "./desk-batches.ts";
import { changeListing, createDesk, deskOf } from "./desks.ts";
import { givePuzzle, takeEnvelope } from "./envelopes.ts";
import type { Intake } from "./intake.ts";
import { MOST_JOURNAL_BODY, postSegment, readSegments } from "./journal.ts";
import { deleteMailbox, putNote, putReply, readMailbox } from "./mailbox.ts";
import {
  readBatch,
  readCheckpoint,
  readDesks,
  readInstance,
  readLogs,
  readStatement,
  readTile,
} from "./public-pages.ts";
import type { Site } from "./sites/site.ts";
import { StoreUnavailable } from "./store/store.ts";

/** The three origins of an intake, each an app of its own. They can be asked in memory, without a network. */
export type Apps = { readonly voter: Hono; readonly desk: Hono; readonly public: Hono };

export type Sites = { readonly voter?: Site; readonly desk?: Site; readonly public?: Site };

export const createApps = (intake: Intake, sites: Sites = {}): Apps => ({
  voter: voterApp(intake, sites.voter),
  desk: deskApp(intake, sites.desk),
  public: publicApp(intake, sites.public),
});

type Reading = (context: Context) => Promise<Answer>;

const send = (answer: Answer): Response =>
  new Response(answer.body, { status: answer.status, headers: headersOf(answer) });

/** Largest body that any path takes; each path has its own limit besides. */
export const MOST_BODY = 4_201_642;

/** The body, when it is not longer than `most` bytes: what it claims is looked at before anything is read. */
const bodyOf = async (context: Context, most: number): Promise<Uint8Array | undefined> => {
  const claimed = Number(context.req.header("content-length") ?? "0");
  if (!Number.isSafeInteger(claimed) || claimed > most) return undefined;
  const body = new Uint8Array(await context.req.arrayBuffer());
  return body.length > most ? undefined : body;
};

const withBody =
  (most: number, take: (body: Uint8Array, context: Context) => Promise<Answer>) =>
  async (context: Context): Promise<Response> => {
    const body = await bodyOf(context, most);
    return send(body === undefined ? refuse("wrong-size") : await take(body, context));
  };

const get = (app: Hono, path: string, read: Reading): void => {
  app.get(path, async context => send(await read(context)));
};

/** Paths of all origins, and the one place where a fault becomes an answer. */
const newApp = (intake: Intake): Hono => {
  const app = new Hono();
  app.onError(error => {
    if (error instanceof StoreUnavailable) return send(refuse("unavailable"));
    intake.recorder.count("fault");
    intake.fault(error);
    return send(refuse("fault"));
  });
  // Whoever may read without a key may read from any page.
  for (const path of ["/v1/instance", "/v1/desks", "/v1/statements/*", "/ledger/*"])
    app.use(path, async (context, next) => {
      await next();
      context.res.headers.set("access-control-allow-origin", "*");
      context.res.headers.set("cross-origin-resource-policy", "cross-origin");
    });
  get(app, "/v1/instance", () => readInstance(intake));
  get(app, "/v1/desks", () => readDesks(intake));
  get(app, "/v1/statements/:hash", context => readStatement(intake, context.req.param("hash") ?? ""));
  get(app, "/ledger/logs", () => readLogs(intake));
  get(app, "/ledger/checkpoint", () => readCheckpoint(intake));
  get(app, "/ledger/batches/:number", context => readBatch(intake, context.req.param("number") ?? ""));
  get(app, "/ledger/tile/*", context => readTile(intake, context.req.path.slice("/ledger/".length)));
  get(app, "/ledger/logs/:log{[0-9]{1,6}}/checkpoint", context =>
    readCheckpoint(intake, Number(context.req.param("log"))),
  );
  get(app, "/ledger/logs/:log{[0-9]{1,6}}/tile/*", context => {
    const log = context.req.param("log") ?? "";
    return readTile(intake, context.req.path.slice(`/ledger/logs/${log}/`.length), Number(log));
  });
  return app;
};

/** What no path took: a file of the site, or nothing. */
const finish = (app: Hono, site: Site | undefined): Hono => {
  app.get("*", async context => (await site?.answer(context.req.raw)) ?? send(refuse("not-found")));
  app.all("*", () => send(refuse("not-found")));
  return app;
};

const voterApp = (intake: Intake, site: Site | undefined): Hono => {
  const app = newApp(intake);
  const puzzleOf = (context: Context) => context.req.header("perde-puzzle");
  get(app, "/v1/puzzles/:class", context => givePuzzle(intake, context.req.param("class") ?? ""));
  get(app, "/v1/nonce", async () => padded({ nonce: issueNonce(intake) }));
  app.post(
    "/v1/envelopes",
    withBody(MOST_BODY, (body, context) =>
      takeEnvelope(intake, body, { puzzle: puzzleOf(context), deleter: context.req.header("perde-deleter") }),
    ),
  );
  app.post(
    "/v1/deletions",
    withBody(DELETION_BYTES, (body, context) => takeDeletion(intake, body, puzzleOf(context))),
  );

  const called = (
    path: string,
    act: (key: Uint8Array, body: Uint8Array, context: Context) => Promise<Answer>,
  ): void => {
    app.post(
      path,
      withBody(16_384, async (body, context) => {
        const caller = await callerOf(intake, intake.settings.origins.voter, context, body);
        return caller.kind === "caller" ? act(caller.key, body, context) : refusedCall(intake, caller.kind);
      }),
    );
  };
  called("/v1/mailbox/read", (key, body) => readMailbox(intake, key, body));
  called("/v1/mailbox/note", (key, body, context) => putNote(intake, key, body, puzzleOf(context)));
  called("/v1/mailbox/drop", (key, body, context) => deleteMailbox(intake, key, body, puzzleOf(context)));
  return finish(app, site);
};

const callerOf = (intake: Intake, origin: string, context: Context, body: Uint8Array) => {
  const { pathname, search } = new URL(context.req.url);
  return hear(intake, {
    header: context.req.header("perde-call"),
    origin,
    method: context.req.method,
    path: pathname + search,
    body,
  });
};

const refusedCall = (intake: Intake, kind: "bad-call" | "nonce-expired" | "nonce-spent"): Answer => {
  intake.recorder.count("call-refused");
  return refuse(kind);
};

const loopback = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?$/;

const deskApp = (intake: Intake, site: Site | undefined): Hono => {
  const app = newApp(intake);
  const allowed = (origin: string | undefined): origin is string =>
    origin !== undefined && (loopback.test(origin) || intake.settings.deskOrigins.includes(origin));
  app.use("/v1/*", async (context, next) => {
    const origin = context.req.header("origin");
    if (!allowed(origin)) return next();
    const cors = {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, POST, PUT",
      "access-control-allow-headers": "content-type, perde-call",
      "access-control-max-age": "600",
      "cross-origin-resource-policy": "cross-origin",
      vary: "Origin",
    };
    if (context.req.method === "OPTIONS") return new Response(null, { status: 204, headers: cors });
    await next();
    for (const [name, value] of Object.entries(cors)) context.res.headers.set(name, value);
    return undefined;
  });

  get(app, "/v1/nonce", async () => padded({ nonce: issueNonce(intake) }));
  app.post(
    "/v1/desks",
    withBody(256 * 1024, body => createDesk(intake, body)),
  );

  type Member = { readonly key: Uint8Array; readonly desk: string };
  const byMember =
    (act: (member: Member, body: Uint8Array, context: Context) => Promise<Answer>) =>
    async (body: Uint8Array, context: Context) => {
      const caller = await callerOf(intake, intake.settings.origins.desk, context, body);
      if (caller.kind !== "caller") return refusedCall(intake, caller.kind);
      const desk = await deskOf(intake, caller.key);
      return desk === undefined ? refuse("not-a-member") : act({ key: caller.key, desk }, body, context);
    };
  const number = (context: Context, name: string, otherwise: number): number => {
    const text = context.req.query(name);
    return text !== undefined && /^(?:-1|0|[1-9][0-9]{0,9})$/.test(text) ? Number(text) : otherwise;
  };

  app.put(
    "/v1/desk/listing",
    withBody(
      256 * 1024,
      byMember((member, body) => changeListing(intake, member.key, body)),
    ),
  );
  app.get(
    "/v1/desk/batches",
    withBody(
      0,
      byMember((_, __, context) =>
        readBatches(intake, {
          after: number(context, "after", -1),
          position: number(context, "position", 0),
          limit: number(context, "limit", 512),
        }),
      ),
    ),
  );
  app.get(
    "/v1/desk/payloads/:leaf",
    withBody(
      0,
      byMember((_, __, context) => readPayload(intake, context.req.param("leaf") ?? "")),
    ),
  );
  app.post(
    "/v1/desk/payloads",
    withBody(
      MOST_PAYLOADS_BODY,
      byMember((_, body) => readPayloads(intake, body)),
    ),
  );
  app.post(
    "/v1/desk/replies",
    withBody(
      16_384,
      byMember((_, body) => putReply(intake, body)),
    ),
  );
  app.post(
    "/v1/desk/journal",
    withBody(
      MOST_JOURNAL_BODY,
      byMember(({ desk }, body) => postSegment(intake, desk, body)),
    ),
  );
  app.get(
    "/v1/desk/journal",
    withBody(
      0,
      byMember(({ desk }, _, context) =>
        readSegments(intake, desk, number(context, "after", 0), number(context, "limit", 256)),
      ),
    ),
  );
  return finish(app, site);
};

const publicApp = (intake: Intake, site: Site | undefined): Hono => finish(newApp(intake), site);
