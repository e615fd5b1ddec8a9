// The floor: the same bytes in grouped durable transactions, straight into the same engine with the same settings, and
// nothing else. A process of its own. Keys are given in order of arrival or, as the open table has them (decision 0020), drawn
// from 48 bits.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@perde/intake/store/sqlite";

const [folder = "", prepared = "", group = "16", keys = "arrival"] = process.argv.slice(2);
const { bytes, heads } = JSON.parse(readFileSync(`${prepared}.json`, "utf8"));
const bodies = readFileSync(`${prepared}.bin`);
const opened = openDatabase(join(folder, "floor.db"));
if (opened.kind !== "database") throw new Error(opened.kind);
const { database } = opened;
database.exec("CREATE TABLE floor (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
const insert = database.prepare("INSERT INTO floor (id, body) VALUES (?, ?)");
const random = randomBytes(heads.length * 6);
const keyAt = (at: number): number | null => (keys === "hash" ? random.readUIntBE(at * 6, 6) : null);
const cpuBefore = process.cpuUsage();
const started = performance.now();
for (let at = 0; at < heads.length; at += Number(group)) {
  database.exec("BEGIN IMMEDIATE");
  for (let each = at; each < Math.min(heads.length, at + Number(group)); each++)
    insert.run(keyAt(each), bodies.subarray(each * bytes, (each + 1) * bytes));
  database.exec("COMMIT");
}
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ perSecond: heads.length / seconds, cpuMs: (user + system) / 1000 / heads.length }));
database.close();
