import { parentPort, workerData } from "node:worker_threads";
import { openSqliteStore } from "./sqlite.ts";
import { type Store, StoreUnavailable } from "./store.ts";

/** The thread that holds the embedded store: see threaded.ts, which speaks with it. */
export type Question = { readonly id: number; readonly name: keyof Store; readonly args: readonly unknown[] };

export type Reply =
  | { readonly id: number; readonly kind: "answer"; readonly value: unknown }
  | { readonly id: number; readonly kind: "unavailable"; readonly why: StoreUnavailable["why"] }
  | { readonly id: number; readonly kind: "fault"; readonly error: unknown };

const serve = (store: Store, port: NonNullable<typeof parentPort>): void => {
  const answer = (reply: Reply): void => port.postMessage(reply);
  port.on("message", ({ id, name, args }: Question) => {
    // The other side of this channel is threaded.ts alone, whose types are those of the store.
    const method = store[name] as (...given: readonly unknown[]) => Promise<unknown>;
    method(...args).then(
      value => answer({ id, kind: "answer", value }),
      (error: unknown) =>
        answer(
          error instanceof StoreUnavailable
            ? { id, kind: "unavailable", why: error.why }
            : { id, kind: "fault", error },
        ),
    );
  });
};

if (parentPort !== null) {
  const { file, fresh } = workerData;
  const opened = openSqliteStore(file, fresh);
  if (opened.kind === "store") {
    serve(opened.store, parentPort);
    parentPort.postMessage({ kind: "store" });
  } else {
    parentPort.postMessage(opened);
    parentPort.close();
  }
}
