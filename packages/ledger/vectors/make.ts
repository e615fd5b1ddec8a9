/** Writes vectors/perde-ledger.json: node packages/ledger/vectors/make.ts. The file is fixed; a change needs a new format. */

import { writeFileSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { closeBatch } from "../src/batch.ts";
import { signCheckpoint } from "../src/checkpoint.ts";
import { deleterOf, envelopeLeaf, fillerLeaf, statementLeaf } from "../src/leaf.ts";
import { aKey, checkpointOf, hex, invented, inventedRandom, someLeaves, verifierKeyOf } from "../src/ledger.testing.ts";
import { consistencyProof, inclusionProof, leafHash, rootOf } from "../src/tree.ts";

const publicKey = invented("deletion key");
const deleter = deleterOf(publicKey);
const headerHash = sha256(utf8ToBytes("header"));
const payloadHash = sha256(utf8ToBytes("payload"));
const statement = utf8ToBytes('{"statement":"an invented one"}');
const filler = invented("filler");

const envelopes = someLeaves(5, "envelope");
const statements = someLeaves(2, "statement");
const entries = closeBatch({ envelopes, statements, random: inventedRandom("batch") });
const leaves = entries.map(({ leaf }) => leaf);
const hashes = leaves.map(leafHash);
const key = aKey();

const vectors = {
  what: "Leaves, one closed batch, its tree, proofs and signed checkpoint, by docs/formats/ledger.md. Bytes in hexadecimal; every 32-byte input is SHA-256 of the word named in `of`.",
  leaves: {
    of: { publicKey: "deletion key", headerHash: "header", payloadHash: "payload", filler: "filler" },
    publicKey: hex(publicKey),
    deleter: hex(deleter),
    headerHash: hex(headerHash),
    payloadHash: hex(payloadHash),
    envelope: hex(envelopeLeaf({ deleter, headerHash, payloadHash })),
    fillerPreimage: hex(filler),
    filler: hex(fillerLeaf(filler)),
    statementText: new TextDecoder().decode(statement),
    statement: hex(statementLeaf(statement)),
  },
  batch: {
    random: "batch",
    envelopes: envelopes.map(hex),
    statements: statements.map(hex),
    entries: entries.map(entry => ({
      kind: entry.kind,
      leaf: hex(entry.leaf),
      ...(entry.kind === "filler" ? { preimage: hex(entry.preimage) } : { given: entry.given }),
    })),
  },
  tree: {
    root: hex(rootOf(hashes)),
    inclusion: { index: 11, size: 16, proof: inclusionProof(hashes, 11).map(hex) },
    consistency: {
      oldSize: 7,
      oldRoot: hex(rootOf(hashes.slice(0, 7))),
      newSize: 16,
      proof: consistencyProof(hashes, 7).map(hex),
    },
  },
  checkpoint: {
    seed: hex(key.seed),
    verifierKey: verifierKeyOf(key),
    note: signCheckpoint(checkpointOf(leaves), key),
  },
};

writeFileSync(new URL("perde-ledger.json", import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
