// The load generator: a process of its own, so that its work is not counted as the server's. Envelopes and solved puzzles
// are prepared before the clock starts; nothing is hashed or encrypted while it runs.
import { readFileSync } from "node:fs";
import { connect } from "node:net";

type Task = {
  readonly port: number;
  readonly clients: number;
  readonly from: number;
  readonly to: number;
  readonly prepared: string;
};
type Prepared = { readonly bytes: number; readonly heads: readonly string[] };

const task: Task = JSON.parse(process.argv[2] ?? "{}");
const { bytes, heads }: Prepared = JSON.parse(readFileSync(`${task.prepared}.json`, "utf8"));
const bodies = readFileSync(`${task.prepared}.bin`);

let next = task.from;
let accepted = 0;
let refused = 0;
const latencies: number[] = [];

/** One client: a connection kept open, one request after another. */
const client = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: task.port, noDelay: true });
    let answer = "";
    let sentAt = 0;
    const send = (): void => {
      if (next >= task.to) {
        socket.end();
        resolve();
        return;
      }
      const at = next++;
      sentAt = performance.now();
      answer = "";
      socket.cork();
      socket.write(heads[at] ?? "", "latin1");
      socket.write(bodies.subarray(at * bytes, (at + 1) * bytes));
      socket.uncork();
    };
    socket.on("connect", send);
    socket.on("data", chunk => {
      answer += chunk.toString("latin1");
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0 || answer.length < end + 4 + 512) return;
      latencies.push(performance.now() - sentAt);
      if (answer.startsWith("HTTP/1.1 201 ")) accepted++;
      else refused++;
      send();
    });
    socket.on("error", reject);
  });

const started = performance.now();
await Promise.all(Array.from({ length: task.clients }, client));
const seconds = (performance.now() - started) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number): number =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
console.log(JSON.stringify({ seconds, accepted, refused, p50: at(0.5), p99: at(0.99) }));
