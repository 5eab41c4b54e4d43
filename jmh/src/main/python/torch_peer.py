#!/usr/bin/env python3
"""The peer of the fixed pieces of work, in PyTorch eager.

usage: torch_peer.py FOLDER W1|W2|W3|W4 THREADS        FOLDER has W1.bin, W2.bin, W3.bin

Runs the piece once and prints how many milliseconds after the start that was done. Then, for each line with a number of
seconds, runs for so long and answers with one line: 0, the processor milliseconds a run, the wall milliseconds of each run.

W1, W2: one step both ways of an invertible network of four affine blocks: forward, squared error on y, discrepancy of the
outputs, inverse, discrepancy of x, backward, Adam. W3: 100 Adam steps on 1000 designs through a frozen network. W4: one
likelihood step of a conditional flow of four blocks of two spline couplings, 512 of 10,000 sinewave pairs, gradient norm
clipped at 5, Adam. The files hold float32, little endian: W1, W2 for each block both networks as W1 b1 W2 b2 W3 b3, then x
and the target; W3 the four layers as W b, then designs and targets.
"""
import math
import os
import sys
import time

START = time.perf_counter()
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

folder, name, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(0)


class Numbers:
    def __init__(self):
        self.raw = np.fromfile(os.path.join(folder, name + '.bin'), '<f4')
        self.at = 0

    def take(self, *shape):
        n = int(np.prod(shape))
        out = torch.from_numpy(self.raw[self.at:self.at + n].reshape(shape).copy())
        self.at += n
        return out


def mmd(x, y):
    xx, yy, xy = torch.mm(x, x.t()), torch.mm(y, y.t()), torch.mm(x, y.t())
    rx, ry = xx.diag().unsqueeze(0).expand_as(xx), yy.diag().unsqueeze(0).expand_as(yy)
    dxx, dyy, dxy = rx.t() + rx - 2. * xx, ry.t() + ry - 2. * yy, rx.t() + ry - 2. * xy
    total = torch.zeros_like(xx)
    for a2 in (0.04, 0.25, 0.81):
        total = total + a2 * (a2 + dxx) ** -1 + a2 * (a2 + dyy) ** -1 - 2. * a2 * (a2 + dxy) ** -1
    return torch.mean(total)


def inn(batch, hidden, width, blocks=4):
    numbers, half, weights = Numbers(), width // 2, []
    for _ in range(2 * blocks):
        for shape in ((hidden, half), (hidden,), (hidden, hidden), (hidden,), (width, hidden), (width,)):
            weights.append(torch.nn.Parameter(numbers.take(*shape)))
    x, target = numbers.take(batch, width), numbers.take(batch, width)
    order = [torch.tensor([(i * 3 + 1 + b) % width for i in range(width)]) for b in range(blocks)]
    back = [torch.argsort(p) for p in order]

    def subnet(k, v):
        p = weights[6 * k:6 * k + 6]
        return F.linear(F.relu(F.linear(F.relu(F.linear(v, p[0], p[1])), p[2], p[3])), p[4], p[5])

    def scale(s):
        return torch.exp(1.272 * torch.atan(s))

    def forward(v):
        for b in range(blocks):
            v1, v2 = v[:, :half], v[:, half:]
            r = subnet(2 * b, v2)
            v1 = scale(r[:, :half]) * v1 + r[:, half:]
            r = subnet(2 * b + 1, v1)
            v2 = scale(r[:, :half]) * v2 + r[:, half:]
            v = torch.cat((v1, v2), 1)[:, order[b]]
        return v

    def inverse(v):
        for b in reversed(range(blocks)):
            v = v[:, back[b]]
            v1, v2 = v[:, :half], v[:, half:]
            r = subnet(2 * b + 1, v1)
            v2 = (v2 - r[:, half:]) / scale(r[:, :half])
            r = subnet(2 * b, v2)
            v1 = (v1 - r[:, half:]) / scale(r[:, :half])
            v = torch.cat((v1, v2), 1)
        return v

    adam = torch.optim.Adam(weights, lr=1e-3)

    def step():
        adam.zero_grad(set_to_none=True)
        out = forward(x)
        loss = torch.mean((out[:, :1] - target[:, :1]) ** 2) + mmd(out, target) + mmd(inverse(target), x)
        loss.backward()
        adam.step()
        return loss.item()

    return step


def localization():
    numbers, sizes = Numbers(), [4, 256, 256, 256, 2]
    layers = [(numbers.take(sizes[i + 1], sizes[i]), numbers.take(sizes[i + 1])) for i in range(4)]
    designs, target = numbers.take(1000, 4), numbers.take(1000, 2)

    def run():
        v = designs.clone().requires_grad_()
        adam = torch.optim.Adam([v], lr=1e-2)
        for _ in range(100):
            adam.zero_grad(set_to_none=True)
            h = v
            for k, (w, b) in enumerate(layers):
                h = F.linear(h, w, b)
                h = F.leaky_relu(h, 0.01) if k < 3 else h
            loss = ((h - target) ** 2).sum()
            loss.backward()
            adam.step()
        return loss.item()

    return run


BINS, BOX, BATCH, PAIRS = 8, 3., 512, 10000


def knots(raw):
    w = torch.softmax(raw[:, :BINS], 1) * (1 - BINS * 1e-3) + 1e-3
    h = torch.softmax(raw[:, BINS:2 * BINS], 1) * (1 - BINS * 1e-3) + 1e-3
    edge, one = torch.full_like(w[:, :1], -BOX), torch.ones_like(w[:, :1])
    slope = F.softplus(raw[:, 2 * BINS:] + math.log(math.e - 1)) + 1e-3
    return (torch.cat((edge, torch.cumsum(w, 1) * 2 * BOX - BOX), 1),
            torch.cat((edge, torch.cumsum(h, 1) * 2 * BOX - BOX), 1),
            torch.cat((one, slope, one), 1))


def spline(v, raw):
    xs, ys, ds = knots(raw)
    inside = (v > -BOX) & (v < BOX)
    u = v.clamp(-BOX + 1e-6, BOX - 1e-6)
    k = (torch.searchsorted(xs.contiguous(), u[:, None].contiguous()) - 1).clamp(0, BINS - 1)
    pick = lambda a, i=0: a.gather(1, k + i)[:, 0]
    x0, y0, d0, d1 = pick(xs), pick(ys), pick(ds), pick(ds, 1)
    dx, dy = pick(xs, 1) - x0, pick(ys, 1) - y0
    s = dy / dx
    t = (u - x0) / dx
    den = s + (d1 + d0 - 2 * s) * t * (1 - t)
    log = 2 * torch.log(s) + torch.log(d1 * t * t + 2 * s * t * (1 - t) + d0 * (1 - t) ** 2) - 2 * torch.log(den)
    value = y0 + dy * (s * t * t + d0 * t * (1 - t)) / den
    return torch.where(inside, value, v), torch.where(inside, log, torch.zeros_like(log))


def likelihood(couplings=8):
    nets = nn.ModuleList(
        nn.Sequential(nn.Linear(2, 128), nn.SiLU(), nn.Linear(128, 128), nn.SiLU(), nn.Linear(128, 3 * BINS - 1))
        for _ in range(couplings))
    for net in nets:
        net[-1].weight.data *= .05
        net[-1].bias.data *= 0
    x = torch.rand(PAIRS, 2) * 2 - 1
    y = (torch.sin(3 * math.pi * x[:, 0]) + torch.cos(3 * math.pi * x[:, 1]))[:, None]
    x = x * math.sqrt(3)
    adam = torch.optim.Adam(nets.parameters(), lr=2e-3)
    rows = {'order': torch.randperm(PAIRS), 'at': 0}

    def step():
        if rows['at'] + BATCH > PAIRS:
            rows['order'], rows['at'] = torch.randperm(PAIRS), 0
        j = rows['order'][rows['at']:rows['at'] + BATCH]
        rows['at'] += BATCH
        condition = y[j] + .05 * torch.randn(BATCH, 1)
        a, b, log = x[j, 0], x[j, 1], 0
        for net in nets:
            a, part = spline(a, net(torch.stack((b, condition[:, 0]), 1)))
            a, b, log = b, a, log + part
        loss = (.5 * (a * a + b * b) - log).mean()
        adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(nets.parameters(), 5.)
        adam.step()
        return loss.item()

    return step


run = {'W1': lambda: inn(1024, 128, 4), 'W2': lambda: inn(256, 64, 8), 'W3': localization, 'W4': likelihood}[name]()
run()
print('%.6f' % ((time.perf_counter() - START) * 1e3), flush=True)
for line in sys.stdin:
    cpu, end, times = time.process_time(), time.perf_counter() + float(line), []
    while time.perf_counter() < end or len(times) < 2:
        t = time.perf_counter()
        run()
        times.append((time.perf_counter() - t) * 1e3)
    cpu = (time.process_time() - cpu) * 1e3 / len(times)
    print('0 %.6f %s' % (cpu, ' '.join('%.6f' % t for t in times)), flush=True)
