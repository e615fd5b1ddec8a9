"""Writes src/persons/face-weights.ts from the face detector of @vladmandic/face-api 1.7.15 (docs/formats/face-weights.md):
python3 convert.py FOLDER ../../src/persons/face-weights.ts, FOLDER being package/model of `npm pack @vladmandic/face-api@1.7.15`."""
import base64
import hashlib
import json
import struct
import sys

folder, out = sys.argv[1], sys.argv[2]
numbers = open(f"{folder}/tiny_face_detector_model.bin", "rb").read()
assert hashlib.sha256(numbers).hexdigest() == "b7503ce7df31039b1c43316a9b865cab6a70dd748cc602d3fa28b551503c3871"
tensors = json.load(open(f"{folder}/tiny_face_detector_model-weights_manifest.json"))[0]["weights"]
data, at = b"PFW1" + struct.pack("<B", len(tensors)), 0
for tensor in tensors:
    count = 1
    for side in tensor["shape"]:
        count *= side
    scale = tensor["quantization"]
    data += struct.pack("<Idd", count, scale["scale"], scale["min"]) + numbers[at:at + count]
    at += count
assert at == len(numbers)
with open(out, "w") as file:
    file.write("/** The numbers of the face detector, docs/formats/face-weights.md; written by training/faces/convert.py, licence in NOTICE. */\n")
    file.write("export const faceWeights =\n  \"" + base64.b64encode(data).decode() + "\";\n")
print(len(data), "bytes")
