"""Lists and pins what was exported: every file of a model with its hash, and the hash of its model.json in models/index.ts."""
import hashlib
import re
from pathlib import Path

LISTED = (".onnx", ".json", ".pdq", ".scenes")


def entries(folder):
    """Every file that the model needs, with size and hash."""
    return [{"path": str(p.relative_to(folder)), "bytes": p.stat().st_size, "sha256": hashlib.sha256(p.read_bytes()).hexdigest()}
            for p in sorted(Path(folder).rglob("*")) if p.is_file() and p.suffix in LISTED and p.name != "model.json"]


def write_pin(folder):
    """Puts the hash of model.json into models/index.ts, which workers check it against."""
    listing, digest = folder.parent / "index.ts", hashlib.sha256((folder / "model.json").read_bytes()).hexdigest()
    pinned = re.compile(rf"(name: '{folder.name}',.*?sha256: ')[0-9a-f]{{64}}'", re.S)
    text, count = pinned.subn(rf"\g<1>{digest}'", listing.read_text(), count=1)
    if count != 1:
        raise SystemExit(f"{listing} does not list {folder.name} with a pin")
    listing.write_text(text)
