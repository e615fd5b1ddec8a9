"""Trains the gate and writes its 8-bit form: python3 train.py PAGES PHOTOGRAPHS OUT.json [SCENES] [EPOCHS] [FROM.json]

With FROM.json it goes on from those numbers at a low rate, on the worse half of new scenes, its normalisation held.

PyTorch 1.13 on one core. Layers are those of docs/formats/gate-weights.md: convolutions without bias, folded with their
normalisation, activations clamped to 0..6 and held in 256 steps, weights in 8 bits a channel (both kept so while training).
"""
import glob
import json
import os
import sys
import time

import numpy as np
import torch
from torch import nn

import scenes

torch.set_num_threads(1)
torch.manual_seed(1)
STEP = 6 / 255
# (kind, channels out, stride)
PLAN = [("full", 8, 2), ("full", 16, 2), ("full", 32, 2), ("deep", 32, 1), ("point", 64, 1), ("deep", 64, 2), ("point", 96, 1),
        ("deep", 96, 1), ("point", 96, 1), ("deep", 96, 2), ("point", 160, 1), ("deep", 160, 1), ("point", 160, 1)]


class Stepped(torch.autograd.Function):
    @staticmethod
    def forward(_, x):
        return torch.floor(x / STEP + 0.5) * STEP

    @staticmethod
    def backward(_, gradient):
        return gradient


def in_127_steps(weight, axes):
    """Weights rounded as `folded` will; a layer's normalisation scales whole channels and changes nothing in this."""
    scale = weight.detach().abs().amax(axes, keepdim=True).clamp(min=1e-6) / 127
    return weight + (torch.round(weight / scale) * scale - weight).detach()


class Layer(nn.Module):
    def __init__(self, kind, into, out, stride):
        super().__init__()
        side = 1 if kind == "point" else 3
        self.kind, self.stride = kind, stride
        self.conv = nn.Conv2d(into, out, side, stride, side // 2, groups=into if kind == "deep" else 1, bias=False)
        self.norm = nn.BatchNorm2d(out)

    def forward(self, x):
        conv = self.conv
        x = nn.functional.conv2d(x, in_127_steps(conv.weight, (1, 2, 3)), None, conv.stride, conv.padding, 1, conv.groups)
        return Stepped.apply(self.norm(x).clamp(0, 6))


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        layers, channels = [], 1
        for kind, out, stride in PLAN:
            layers.append(Layer(kind, channels, out, stride))
            channels = out
        self.layers = nn.Sequential(*layers)
        self.head = nn.Linear(2 * channels, 2)

    def forward(self, x):
        x = self.layers(x)
        return self.head(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1))


def entering(pictures):
    return torch.from_numpy(pictures).float().unsqueeze(1) * STEP


def folded(gate):
    """The plain numbers of the format: 8-bit weights, whole biases and multipliers (in 2^-24)."""
    out = []
    for layer in gate.layers:
        factor = (layer.norm.weight / torch.sqrt(layer.norm.running_var + layer.norm.eps)).detach().double()
        weight = layer.conv.weight.detach().double() * factor[:, None, None, None]
        bias = (layer.norm.bias - layer.norm.running_mean * layer.norm.weight / torch.sqrt(layer.norm.running_var + layer.norm.eps)).detach().double()
        scale = weight.abs().amax((1, 2, 3)).clamp(min=1e-6) / 127
        whole = torch.round(weight / scale[:, None, None, None])
        out.append({
            "kind": layer.kind,
            "stride": layer.stride,
            "in": 1 if layer.kind == "deep" else layer.conv.in_channels,
            "out": layer.conv.out_channels,
            "weights": whole.flatten().int().tolist(),
            "bias": torch.round(bias / (scale * STEP)).clamp(-2**30, 2**30).long().tolist(),
            "multiplier": torch.round(scale * 2**24).long().tolist(),
        })
    weight = gate.head.weight.detach().double()
    scale = float(weight.abs().max()) / 127
    return {"layers": out, "head": {
        "weights": torch.round(weight / scale).int().flatten().tolist(),
        # logits in 1/256; the mean is a sum over 48 places, the largest value counts 48 times
        "bias": torch.round(gate.head.bias.detach().double() / (scale * STEP / 48)).long().tolist(),
        "multiplier": round(scale * STEP / 48 * 256 * 2**24),
    }}


def resumed(numbers):
    """A gate with these numbers; its normalisation takes over the biases."""
    gate = Gate()
    with torch.no_grad():
        for layer, told in zip(gate.layers, numbers["layers"]):
            scale = torch.tensor(told["multiplier"]).double() / 2**24
            weight = torch.tensor(told["weights"]).double().view(layer.conv.weight.shape)
            layer.conv.weight.copy_(weight * scale[:, None, None, None])
            layer.norm.running_var.fill_(1 - layer.norm.eps)
            layer.norm.bias.copy_(torch.tensor(told["bias"]).double() * scale * STEP)
        head = numbers["head"]
        scale = head["multiplier"] / 256 / 2**24 / (STEP / 48)
        gate.head.weight.copy_(torch.tensor(head["weights"]).double().view(2, -1) * scale)
        gate.head.bias.copy_(torch.tensor(head["bias"]).double() * scale * STEP / 48)
    return gate


def whole_run(numbers, pictures):
    """The same whole-number arithmetic as gate.ts, for checking: logits in 1/256."""
    x = torch.from_numpy(pictures).double().unsqueeze(1)
    for layer in numbers["layers"]:
        side = 1 if layer["kind"] == "point" else 3
        weight = torch.tensor(layer["weights"]).double().view(layer["out"], layer["in"], side, side)
        sums = nn.functional.conv2d(x, weight, torch.tensor(layer["bias"]).double(), layer["stride"], side // 2, groups=layer["out"] if layer["kind"] == "deep" else 1)
        x = torch.floor((sums * torch.tensor(layer["multiplier"]).double().view(1, -1, 1, 1) + 2**23) / 2**24).clamp(0, 255)
    head = numbers["head"]
    pooled = torch.cat([x.sum((2, 3)), 48 * x.amax((2, 3))], 1)
    sums = pooled @ torch.tensor(head["weights"]).double().view(2, -1).T + torch.tensor(head["bias"]).double()
    return torch.floor((sums * head["multiplier"] + 2**23) / 2**24)


def told(logits, labels):
    """For several shares of ballots kept: the threshold, documents kept, ordinary scenes let through."""
    document = logits[:, 0].numpy() / 256
    ballots = np.sort(document[labels[:, 1] == 1])
    for lost in (0, 0.001, 0.002, 0.005, 0.01):
        threshold = ballots[int(lost * len(ballots))] - 0.01
        kept, passed = (document[labels[:, 0] == 1] > threshold).mean(), (document[labels[:, 0] == 0] > threshold).mean()
        print(f"  {lost:.1%} of ballots lost: threshold {threshold:.2f}, documents kept {kept:.2%}, ordinary passed {passed:.2%}", flush=True)


def asked(gate, pictures):
    with torch.no_grad():
        return torch.cat([gate(entering(pictures[at : at + 100])) for at in range(0, len(pictures), 100)]) * 256


def hardest(gate, pictures, labels, count):
    """Where the gate errs most, of ordinary scenes and of ballots."""
    logits = asked(gate, pictures)[:, 0].numpy()
    return np.argsort(-np.where(labels[:, 0] == 0, logits, np.where(labels[:, 1] == 1, -logits, -1e9)))[:count]


def main(pages, photographs, out, count=5000, epochs=8, start=None):
    started = time.time()
    by_class, photos = scenes.load(pages, glob.glob(os.path.join(photographs, "*.png")))
    # Held apart by page and by photograph, not by scene.
    held = {kind: some[::6] for kind, some in by_class.items()}
    kept = {kind: [page for at, page in enumerate(some) if at % 6] for kind, some in by_class.items()}
    photos, photos_held = scenes.parted([p for at, p in enumerate(photos) if at % 6]), scenes.parted(photos[::6])
    print({kind: len(some) for kind, some in kept.items()}, [len(some) for some in photos], "photographs, surfaces", flush=True)
    x, y = scenes.many(31 if start else 11, count, kept, photos)
    test_x, test_y = scenes.many(12, 1200, held, photos_held)
    print("scenes", round(time.time() - started), "s", flush=True)
    gate = resumed(json.load(open(start))) if start else Gate()
    print(sum(p.numel() for p in gate.parameters()), "parameters", flush=True)
    if start:
        gate.eval()
        worst = hardest(gate, x, y, count // 2)
        x, y, count = x[worst], y[worst], count // 2
    batch, mined, mines = 40, 500, () if start else (epochs // 2, epochs - 2)
    steps = sum((count + mined * sum(mine < epoch for mine in mines)) // batch for epoch in range(1, epochs + 1))
    optimiser = torch.optim.AdamW(gate.parameters(), lr=3e-3, weight_decay=1e-2)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-3 if start else 6e-3, total_steps=steps + 1, pct_start=0.15)
    rng = np.random.default_rng(3)
    for epoch in range(1, epochs + 1):
        gate.train(start is None)
        order, total = rng.permutation(len(x)), 0.0
        for at in range(0, len(x) - batch + 1, batch):
            chosen = order[at : at + batch]
            pictures, labels = x[chosen], y[chosen]
            if rng.random() < 0.5:
                pictures = pictures[:, ::-1]
            if rng.random() < 0.5:
                pictures = pictures[:, :, ::-1]
            pictures = (pictures * rng.uniform(0.6, 1.15, (batch, 1, 1)) + rng.uniform(-25, 35, (batch, 1, 1))).clip(0, 255).astype(np.uint8)
            target = torch.from_numpy(labels)
            # A paper let through costs milliseconds, a ballot missed costs a vote.
            weight = (target >= 0).float() * torch.where(target[:, 1:] > 0, 4.0, 1.0) * torch.tensor([1.0, 0.3])
            loss = (nn.functional.binary_cross_entropy_with_logits(gate(entering(pictures)), target.clamp(min=0), reduction="none") * weight).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
            total += float(loss)
        print("epoch", epoch, round(total / (len(x) // batch), 4), round(time.time() - started), "s", flush=True)
        gate.eval()
        numbers = folded(gate)
        with open(out, "w") as file:
            json.dump(numbers, file)
        told(asked(gate, test_x), test_y)
        if epoch in mines:  # What the gate finds hardest among new scenes joins the next epochs.
            new_x, new_y = scenes.many(100 + epoch, 3 * mined, kept, photos)
            worst = hardest(gate, new_x, new_y, mined)
            x, y = np.concatenate([x, new_x[worst]]), np.concatenate([y, new_y[worst]])
    print("in whole numbers, as shipped:")
    told(torch.cat([whole_run(numbers, test_x[at : at + 100]) for at in range(0, len(test_x), 100)]), test_y)


if __name__ == "__main__":
    args = sys.argv[1:]
    main(args[0], args[1], args[2], *(int(a) for a in args[3:5]), *args[5:6])
