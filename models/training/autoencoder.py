"""Pictures <-> latents, factor 16.

The encoder is one linear map per 16x16 block (principal components of rendered blocks, scaled so
that broad strokes count more than detail). Being linear it can be applied at half size with the
same result for soft pictures, needs no training and never drifts. The decoder is a convolutional
network without normalisation; it is trained on noisy latents so that small errors of the denoiser
come out as clean surfaces. Pixels are sRGB in [-1, 1], latents have a standard deviation near 1.
"""
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F


BLOCK = 16


class Encoder(nn.Module):
    """[B, 3, H, W] in [-1, 1] -> [B, C, H/16, W/16]"""

    def __init__(self, channels=12, factor=BLOCK):
        super().__init__()
        self.project = nn.Conv2d(3, channels, factor, stride=factor)

    def forward(self, sample):
        return self.project(sample)


def fit_encoder(blocks, channels, tilt=0.5):
    """Principal components of blocks [N, 3, f, f] as convolution weights.

    tilt 1 whitens every component, 0 keeps natural variance; between, broad strokes stay larger.
    Returns weight [C, 3, f, f], bias [C], share of variance explained.
    """
    n, _, f, _ = blocks.shape
    flat = blocks.reshape(n, -1).astype(np.float64)
    mean = flat.mean(0)
    values, vectors = np.linalg.eigh(np.cov((flat - mean).T))
    order = np.argsort(values)[::-1][:channels]
    kept, basis = values[order], vectors[:, order].T
    scale = kept ** (-tilt / 2)
    scale = scale / np.sqrt((kept * scale ** 2)[:4].mean())
    weight = basis * scale[:, None]
    return weight.reshape(channels, 3, f, f), -(weight @ mean), float(kept.sum() / values.sum())


def half_size(weight):
    """The same projection for pictures drawn at half size: sums of 2x2 taps. [C,3,16,16] -> [C,3,8,8]"""
    c, k, f, _ = weight.shape
    return weight.reshape(c, k, f // 2, 2, f // 2, 2).sum((3, 5))


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, padding=1, padding_mode="replicate")
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, padding_mode="replicate")
        nn.init.zeros_(self.conv2.weight)
        nn.init.zeros_(self.conv2.bias)

    def forward(self, x):
        return x + self.conv2(F.silu(self.conv1(F.silu(x))))


class Up(nn.Module):
    """Doubles the size; starts as a plain repeat, so no checkerboard is built in."""

    def __init__(self, width, out, kernel=1):
        super().__init__()
        self.conv = nn.Conv2d(width, 4 * out, kernel, padding=kernel // 2, padding_mode="replicate")
        with torch.no_grad():
            self.conv.weight.copy_(self.conv.weight[::4].repeat_interleave(4, 0))
            self.conv.bias.copy_(self.conv.bias[::4].repeat_interleave(4, 0))

    def forward(self, x):
        return F.pixel_shuffle(self.conv(x), 2)


class Decoder(nn.Module):
    """[B, C, h, w] -> [B, 3, 16h, 16w] in [-1, 1]"""

    def __init__(self, channels=12, widths=(128, 64, 40, 24), blocks=(2, 2, 1, 1)):
        super().__init__()
        self.begin = nn.Conv2d(channels, widths[0], 3, padding=1, padding_mode="replicate")
        layers = []
        for i, (width, count) in enumerate(zip(widths, blocks)):
            layers += [Residual(width) for _ in range(count)]
            if i + 1 < len(widths):
                layers.append(Up(width, widths[i + 1]))
        self.body = nn.Sequential(*layers)
        self.end = Up(widths[-1], 3, kernel=3)

    def forward(self, latent_sample):
        return self.end(F.silu(self.body(self.begin(latent_sample)))).clamp(-1, 1)
