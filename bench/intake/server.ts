// The server under load, as `perde serve` starts it, in a process of its own. It tells its CPU time and memory when asked.
import { startIntake } from "@perde/intake/serve";

const started = performance.now();
const running = await startIntake({
  dataDir: process.argv[2] ?? "",
  ports: { voter: 0, desk: 0, public: 0 },
  onFault: error => console.error(error),
});
if (running.kind !== "running") throw new Error(running.kind);
process.send?.({
  kind: "running",
  port: Number(new URL(running.origins.voter).port),
  startMs: performance.now() - started,
  sinceProcessMs: performance.now(),
});

process.on("message", async question => {
  if (question === "usage") {
    const { user, system } = process.cpuUsage();
    process.send?.({
      kind: "usage",
      cpuMs: (user + system) / 1000,
      residentMiB: process.memoryUsage.rss() / 1024 / 1024,
    });
  }
  if (question === "close-batch") {
    const before = performance.now();
    await running.closeBatch();
    process.send?.({ kind: "closed", milliseconds: performance.now() - before });
  }
  if (question === "stop") {
    await running.close();
    process.exit(0);
  }
});
