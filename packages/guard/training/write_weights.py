"""Writes src/gate-weights.ts from what train.py wrote: python3 write_weights.py OUT.json ../src/gate-weights.ts"""
import base64
import json
import struct
import sys

numbers = json.load(open(sys.argv[1]))
kinds = {"full": 0, "deep": 1, "point": 2}
data = b"PGW1" + struct.pack("<B", len(numbers["layers"]))
for layer in numbers["layers"]:
    data += struct.pack("<BBHH", kinds[layer["kind"]], layer["stride"], layer["in"], layer["out"])
    data += struct.pack(f"<{len(layer['weights'])}b", *layer["weights"])
    data += struct.pack(f"<{layer['out']}i", *layer["bias"]) + struct.pack(f"<{layer['out']}i", *layer["multiplier"])
head = numbers["head"]
data += struct.pack(f"<{len(head['weights'])}b", *head["weights"]) + struct.pack("<2i", *head["bias"]) + struct.pack("<i", head["multiplier"])
text = base64.b64encode(data).decode()
with open(sys.argv[2], "w") as file:
    file.write("/** The numbers of the gate, docs/formats/gate-weights.md; written by training/write_weights.py, card in training/README.md. */\n")
    file.write("export const gateWeights =\n  \"" + text + "\";\n")
print(len(data), "bytes")
