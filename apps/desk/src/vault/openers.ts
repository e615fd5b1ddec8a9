/**
 * Opening envelopes is work for the processor: two workers of their own do it, and only they and the vault ever hold keys.
 * They are reached by ports that the page hands over unread. Without them the vault opens in its own thread.
 */
import type { Leaf } from "./batches.ts";
import { type Desk, openReport, ownHeader, type Received } from "./open-report.ts";

type OwnHeader = Awaited<ReturnType<typeof ownHeader>>;
type EnvelopeLeaf = Parameters<typeof openReport>[0];

export type Openers = {
  readonly header: (header: Uint8Array, desk: Desk) => Promise<OwnHeader>;
  readonly report: (leaf: EnvelopeLeaf, payload: Uint8Array, fileKey: Uint8Array, desk: string) => Promise<Received>;
  /** How many can be at work at once. */
  readonly width: () => number;
};

export const openHere: Openers = { header: ownHeader, report: openReport, width: () => 1 };

type Job =
  | { readonly id: number; readonly kind: "header"; readonly header: Uint8Array; readonly desk: Desk }
  | {
      readonly id: number;
      readonly kind: "report";
      readonly leaf: Leaf & { readonly item: EnvelopeLeaf["item"] };
      readonly payload: Uint8Array;
      readonly fileKey: Uint8Array;
      readonly desk: string;
    };
type Done =
  | { readonly kind: "ready" }
  | { readonly id: number; readonly kind: "header"; readonly own: OwnHeader }
  | { readonly id: number; readonly kind: "report"; readonly received: Received }
  | { readonly id: number; readonly kind: "failed" };

/** The worker's side. */
export const serveOpener = (port: MessagePort): void => {
  const tell = (done: Done): void => port.postMessage(done);
  port.onmessage = async ({ data }: MessageEvent<Job>) => {
    const { id } = data;
    try {
      if (data.kind === "header") tell({ id, kind: "header", own: await ownHeader(data.header, data.desk) });
      else
        tell({
          id,
          kind: "report",
          received: await openReport(data.leaf, data.payload, data.fileKey, data.desk),
        });
    } catch {
      tell({ id, kind: "failed" }); // out of memory, or our mistake: the vault tries itself and fails in its own name
    }
  };
  tell({ kind: "ready" });
};

/** The vault's side. Jobs go to the port with the fewest; a port counts once its worker has said that it is ready. */
export const openersBehind = (ports: readonly MessagePort[]): Openers => {
  const ready: { readonly port: MessagePort; jobs: number }[] = [];
  const waiting = new Map<number, (done: Done) => void>();
  let last = 0;
  for (const port of ports) {
    const own = { port, jobs: 0 };
    port.onmessage = ({ data }: MessageEvent<Done>) => {
      if (data.kind === "ready") {
        ready.push(own);
        return;
      }
      own.jobs -= 1;
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    };
  }
  const give = (job: (id: number) => Job): Promise<Done> | undefined => {
    const [least] = ready.toSorted((one, other) => one.jobs - other.jobs);
    if (least === undefined) return undefined;
    last += 1;
    const id = last;
    least.jobs += 1;
    return new Promise(resolve => {
      waiting.set(id, resolve);
      least.port.postMessage(job(id));
    });
  };
  return {
    header: async (header, desk) => {
      const done = await give(id => ({ id, kind: "header", header, desk }));
      return done?.kind === "header" ? done.own : ownHeader(header, desk);
    },
    report: async (leaf, payload, fileKey, desk) => {
      const done = await give(id => ({ id, kind: "report", leaf, payload, fileKey, desk }));
      return done?.kind === "report" ? done.received : openReport(leaf, payload, fileKey, desk);
    },
    width: () => Math.max(1, ready.length),
  };
};
