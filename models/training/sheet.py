"""Contact sheets, to look at.

    python sheet.py data --out .work/data.png         training pictures, one row per kind
    python sheet.py model --out .work/model.png       the exported model on fixed prompts
"""
import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from captions import request
from house import WORK
from picture import DRAW, draw


def grid(rows, gap=4):
    """rows: lists of uint8 [h, w, 3] of one height per row -> one picture."""
    width = max(sum(p.shape[1] + gap for p in row) for row in rows)
    lines = []
    for row in rows:
        line = np.concatenate([np.pad(p, ((0, gap), (0, gap), (0, 0)), constant_values=255) for p in row], 1)
        lines.append(np.pad(line, ((0, 0), (0, width - line.shape[1]), (0, 0)), constant_values=255))
    return np.concatenate(lines)


def data_rows(count, size, family, seed):
    rows = []
    for name, kinds in DRAW.items():
        if family and name != family:
            continue
        for kind in kinds:
            row, i = [], 0
            while len(row) < count:
                wish = request(np.random.default_rng([seed, i]))
                i += 1
                if (wish.family, wish.kind) == (name, kind):
                    quiet = None if len(row) % 3 == 2 else "none"
                    p = draw(seed * 1000 + i, size, (8, 8) if len(row) % 4 else (14, 8), quiet, wish)
                    print(f"{kind:10} {len(row)} {p.quiet:7} {p.caption}")
                    row.append((p.pixels * 255 + 0.5).astype(np.uint8))
            rows.append(row)
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["data", "model"])
    parser.add_argument("--out")
    parser.add_argument("--family")
    parser.add_argument("--count", type=int, default=7)
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    out = Path(args.out or WORK / f"{args.what}.png")
    out.parent.mkdir(exist_ok=True)
    if args.what == "data":
        rows = data_rows(args.count, args.size, args.family, args.seed)
    else:
        from sample import showcase
        rows = showcase(args.seed)
    Image.fromarray(grid(rows)).save(out)
    print(out)


if __name__ == "__main__":
    main()
