"""Writes src/unknown/word-weights.ts from what train_words.py wrote: python3 write_words.py OUT.json ../../src/unknown/word-weights.ts"""
import base64
import json
import struct
import sys

numbers = json.load(open(sys.argv[1]))
kinds = {"full": 0, "deep": 1, "point": 2}
data = b"PSW1" + struct.pack("<B", len(numbers["layers"]))
for layer in numbers["layers"]:
    data += struct.pack("<BBHH", kinds[layer["kind"]], layer["stride"], layer["in"], layer["out"])
    data += struct.pack(f"<{len(layer['weights'])}b", *layer["weights"])
    data += struct.pack(f"<{layer['out']}i", *layer["bias"]) + struct.pack(f"<{layer['out']}i", *layer["multiplier"])
data += struct.pack("<BB", numbers["classes"], len(numbers["hinges"])) + bytes(numbers["hinges"])
head = numbers["head"]
data += struct.pack(f"<{len(head['weights'])}b", *head["weights"]) + struct.pack(f"<{numbers['classes']}i", *head["bias"])
data += struct.pack("<i", head["multiplier"])
with open(sys.argv[2], "w") as file:
    file.write("/** The numbers of the word spotter, docs/formats/word-weights.md; written by training/words/write_words.py, card in training/words/README.md. */\n")
    file.write("export const wordWeights =\n  \"" + base64.b64encode(data).decode() + "\";\n")
print(len(data), "bytes")
