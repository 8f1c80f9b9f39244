"""PDQ fingerprints of pictures in numpy, bit for bit as lib/imaging/pdq.ts makes them.

    fingerprint(rgb uint8 [H, W, 3]) -> (hash uint8 [32], quality 0..100)

Written from Meta's published description (2019). Luma is BT.601; a side longer than 512 px is first reduced by averaging
whole source pixels; two box passes per axis, 64 x 64 samples, the 16 x 16 lowest non-constant DCT coefficients, one bit
each above their lower median. Sums run in float64 and are stored as float32 where the product stores them so.
"""
import numpy as np

GRID, BLOCK, LONGEST = 64, 16, 512
COSINES = np.sqrt(2 / GRID) * np.cos(np.pi / (2 * GRID) * (np.arange(BLOCK)[:, None] + 1) * (2 * np.arange(GRID)[None] + 1))


def luma(rgb):
    rgb = rgb.astype(np.float64)
    return (0.299 * rgb[..., 0] + 0.587 * rgb[..., 1] + 0.114 * rgb[..., 2]).astype(np.float32)


def reduced(grey):
    """Means over whole source pixels until the longer side is at most 512 px."""
    height, width = grey.shape
    ratio = min(1, LONGEST / max(height, width))
    if ratio == 1:
        return grey
    h, w = max(1, int(height * ratio)), max(1, int(width * ratio))
    rows, columns = np.arange(h + 1) * height // h, np.arange(w + 1) * width // w
    sums = np.pad(grey.astype(np.float64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    total = sums[rows[1:]][:, columns[1:]] - sums[rows[:-1]][:, columns[1:]] - sums[rows[1:]][:, columns[:-1]] + sums[rows[:-1]][:, columns[:-1]]
    return (total / (np.diff(rows)[:, None] * np.diff(columns)[None])).astype(np.float32)


def boxed(grey):
    """Running means along the last axis, cut at the ends; even windows reach one further right."""
    size = grey.shape[-1]
    window = -(-size // (2 * GRID))
    right = window // 2
    left = window - 1 - right
    sums = np.pad(grey.astype(np.float64).cumsum(-1), ((0, 0), (1, 0)))
    at = np.arange(size)
    low, high = np.maximum(at - left, 0), np.minimum(at + right + 1, size)
    return ((sums[:, high] - sums[:, low]) / (high - low)).astype(np.float32)


def grid_of(rgb):
    grey = reduced(luma(rgb))
    for _ in range(2):
        grey = boxed(boxed(grey).T).T
    height, width = grey.shape
    rows = ((np.arange(GRID) + 0.5) * height / GRID).astype(int)
    columns = ((np.arange(GRID) + 0.5) * width / GRID).astype(int)
    return grey[rows][:, columns].astype(np.float64)


def fingerprint(rgb):
    """Pictures under 5 px on a side answer a zero hash of quality 0."""
    if min(rgb.shape[:2]) < 5:
        return np.zeros(32, np.uint8), 0
    grid = grid_of(rgb)
    block = (COSINES @ grid @ COSINES.T).ravel()
    bits = block > np.sort(block)[block.size // 2 - 1]
    steps = sum(np.abs(np.trunc(np.diff(grid, axis=axis) * 100 / 255)).sum() for axis in (0, 1))
    return np.packbits(bits, bitorder="little")[::-1].copy(), min(100, int(steps / 90))
