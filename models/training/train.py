"""All stages in order: python train.py small | full [--from ../house] [--steps 100 --count 128]

Every stage goes on from its checkpoint, so running this again after it was killed loses nothing; what is finished is passed over.
With --from, encoder, decoder and upscaler are those of a shipped model; a stage of 0 minutes in the config is left out.
"""
import argparse
import subprocess
import sys

from house import HERE, load_config

STAGES = (("data.py", "windows"), ("data.py", "latents"), ("train_text.py",), ("train_decoder.py",), ("train_denoiser.py",), ("train_classifier.py",),
          ("train_upscaler.py",), ("train_draft.py",), ("export.py",))
KEPT = (("data.py", "windows"), ("train_decoder.py",), ("train_upscaler.py",))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("config", choices=["small", "full"])
    parser.add_argument("--from", dest="shipped", help="folder of a shipped model whose encoder, decoder and upscaler to keep")
    parser.add_argument("--steps", type=int, help="of every training stage")
    parser.add_argument("--count", type=int, help="pictures and windows")
    parser.add_argument("--out", help="folder to export to, ../house where not given")
    args = parser.parse_args()
    config = load_config(args.config)
    stages = [s for s in STAGES if not s[0].startswith("train_") or config[s[0].removesuffix(".py")]["minutes"]]
    if args.shipped:
        stages = [("init_from.py", args.shipped), *(s for s in stages if s not in KEPT)]
    for stage in stages:
        extra = [f"--count={args.count}"] if args.count and stage[0] == "data.py" else []
        extra += [f"--steps={args.steps}"] if args.steps and stage[0].startswith("train_") else []
        extra += [f"--out={args.out}"] if args.out and stage[0] == "export.py" else []
        command = [sys.executable, *stage, "--config", args.config, *extra]
        print("#", *command[1:], flush=True)
        subprocess.run(command, cwd=HERE, check=True)


if __name__ == "__main__":
    main()
