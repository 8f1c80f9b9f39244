"""All stages in order: python train.py small | full [--from ../house] [--steps 100 --count 128]

Every stage goes on from its checkpoint, so running this again after it was killed loses nothing; what is finished is passed over.
"""
import argparse
import subprocess
import sys

from house import HERE

STAGES = (("data.py", "windows"), ("data.py", "latents"), ("train_text.py",), ("train_decoder.py",), ("train_denoiser.py",), ("train_classifier.py",),
          ("train_upscaler.py",), ("train_draft.py",), ("export.py",))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("config", choices=["small", "full"])
    parser.add_argument("--from", dest="shipped", help="folder of a shipped model to start from")
    parser.add_argument("--steps", type=int, help="of every training stage")
    parser.add_argument("--count", type=int, help="pictures and windows")
    parser.add_argument("--out", help="folder to export to, ../house where not given")
    args = parser.parse_args()
    stages = [("init_from.py", args.shipped)] if args.shipped else []
    for stage in (*stages, *STAGES):
        extra = [f"--count={args.count}"] if args.count and stage[0] == "data.py" else []
        extra += [f"--steps={args.steps}"] if args.steps and stage[0].startswith("train_") else []
        extra += [f"--out={args.out}"] if args.out and stage[0] == "export.py" else []
        command = [sys.executable, *stage, "--config", args.config, *extra]
        print("#", *command[1:], flush=True)
        subprocess.run(command, cwd=HERE, check=True)


if __name__ == "__main__":
    main()
