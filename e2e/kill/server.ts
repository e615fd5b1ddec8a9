// The server that is killed: `perde serve` without its command line. It says when it is ready and is never asked to stop.
import { startIntake } from "@perde/intake/serve";

const running = await startIntake({
  dataDir: process.argv[2] ?? "",
  ports: { voter: 0, desk: 0, public: 0 },
  batchSeconds: 1,
  trial: true,
  onFault: error => {
    console.error(error);
    process.exit(70);
  },
});
if (running.kind !== "running") {
  console.error(`does not start: ${running.kind}`);
  process.exit(71);
}
process.send?.({ origin: running.origins.voter });
