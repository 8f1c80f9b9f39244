"""Doubles the size of a picture: [B, 3, h, w] in 0..1 -> [B, 3, 2h, 2w] in 0..1, any size.

A bilinear enlargement plus what a small convolutional network adds to it; it sees 8 pixels around each (OVERLAP).
"""
import torch
from torch import nn
import torch.nn.functional as F

from autoencoder import Residual

OVERLAP = 8


class Upscaler(nn.Module):
    def __init__(self, width=32, blocks=3):
        super().__init__()
        self.begin = nn.Conv2d(3, width, 3, padding=1, padding_mode="replicate")
        self.body = nn.Sequential(*(Residual(width) for _ in range(blocks)))
        self.end = nn.Conv2d(width, 12, 3, padding=1, padding_mode="replicate")
        nn.init.zeros_(self.end.weight)
        nn.init.zeros_(self.end.bias)

    def forward(self, image):
        x = image * 2 - 1
        added = F.pixel_shuffle(self.end(F.silu(self.body(self.begin(x)))), 2)
        return (F.interpolate(image, scale_factor=2.0, mode="bilinear", align_corners=False) + added).clamp(0, 1)
