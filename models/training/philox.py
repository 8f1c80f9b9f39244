"""Philox4x32-10 in numpy (Salmon et al. 2011), the streams of lib/pipeline/generation/noise.ts.

    uniform(seed, 96) -> float32 [96] in [0, 1), bit for bit `uniformNumbers(seed, 96)`
"""
import numpy as np

SCENES = 3  # the stream of the scenes' random numbers
_LOW = np.uint64(0xFFFFFFFF)


def blocks(counters, seed, stream):
    """Four 32-bit words for each counter [n] -> uint64 [n, 4]"""
    c0 = np.asarray(counters, np.uint64)
    c1, c2, c3 = np.zeros_like(c0), np.zeros_like(c0), np.zeros_like(c0)
    k0, k1 = seed & 0xFFFFFFFF, stream
    for _ in range(10):
        one, two = np.uint64(0xD2511F53) * c0, np.uint64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (two >> np.uint64(32)) ^ c1 ^ np.uint64(k0), two & _LOW, (one >> np.uint64(32)) ^ c3 ^ np.uint64(k1), one & _LOW
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], -1)


def uniform(seed, length, stream=SCENES):
    words = blocks(np.arange(-(-length // 4)), seed, stream).reshape(-1)[:length]
    return ((words >> np.uint64(8)) * 2.0 ** -24).astype(np.float32)
