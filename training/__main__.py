"""Makes the parser's weights from nothing, step by step; a step whose result is there is not done again.

    python -m training --massive FOLDER [--encoder FOLDER] [--made FOLDER]

1. ``english``  fine-tune the English sentence encoder (only with ``--encoder``)
2. ``first``    train a network from nothing
3. ``told``     write down what it and the encoder say of many changed sentences
4. ``second``   train another network from nothing, on the data and on what was written down
5. ``taught``   write down what both networks and the encoder say, of the dev rows too
6. ``last``     go on with the second network on that
7. export to ``src/madang/language/weights``

With ``--without-dev`` the last two steps leave the dev rows out, to measure on them.

How long each step takes, and what was tried: ``training/README.md``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from .train import LOCALES

SHAPE = ("--width", 256, "--inner", 640, "--table", 160, "--features", 130_000)


class Steps:
    """Runs modules of this folder, each once."""

    def __init__(self, work: Path) -> None:
        self.work = work

    def run(self, name: str, module: str, *given: object) -> Path:
        """Run a step that writes to its own folder, unless it is done already; its folder."""
        folder = self.work / name
        if not (folder / "done").exists():
            command = [sys.executable, "-m", f"training.{module}", *map(str, given), "--out", str(folder)]
            print(f"[{time.strftime('%H:%M')}] {name}", flush=True)
            if code := subprocess.run(command).returncode:
                sys.exit(f"{name}: training.{module} ended with {code}")
            (folder / "done").touch()
        return folder


def main() -> None:
    """Everything, in order."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--massive", type=Path, required=True, help="folder of MASSIVE's locales (…jsonl.gz)")
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2: model.safetensors …")
    parser.add_argument(
        "--made", dest="work", type=Path, default=Path("training/made"), help="where results are kept"
    )
    parser.add_argument(
        "--weights", type=Path, default=Path("src/madang/language/weights"), help="what is made in the end"
    )
    parser.add_argument("--languages", default=",".join(LOCALES), help="codes; a new one goes into LOCALES")
    parser.add_argument("--epochs", type=float, nargs=3, default=(9, 14, 13), help="of the three trainings")
    parser.add_argument(
        "--versions", type=int, default=4, help="how often sentences are changed for teaching"
    )
    parser.add_argument("--without-dev", action="store_true", help="measure on the dev rows at the end")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    steps = Steps(args.work)
    threads = ("--threads", args.threads)
    common = ("--massive", args.massive, "--languages", args.languages, *threads)
    space: tuple[object, ...] = ()
    english: tuple[object, ...] = ()
    if args.encoder:
        encoder = ("--encoder", args.encoder)
        folder = steps.run("english", "english", "--massive", args.massive, *encoder, *threads)
        space = ("--space", folder / "space.npz", *encoder)
        english = ("--english", folder, *encoder)
    first_epochs, second_epochs, last_epochs = args.epochs
    end = "-without-dev" if args.without_dev else ""
    first = steps.run("first", "train", *common, *space, *SHAPE, "--epochs", first_epochs)
    teach = ("teach", *common, *english, "--labels", first / "labels.json", "--versions", args.versions)
    told = steps.run("told", *teach, "--teachers", first)
    second = steps.run(
        "second", "train", *common, *space, *SHAPE,
        "--taught", told, "--epochs", second_epochs, "--seed", 2,
    )  # fmt: skip
    both = ("--teachers", first, second, "--seed", 200)
    taught = [steps.run("taught", *teach, *both)]
    if not args.without_dev:
        taught.append(steps.run("taught-dev", *teach, *both, "--dev"))
    last = steps.run(
        f"last{end}", "train", *common, *space, "--start", second, "--taught", *taught,
        "--epochs", last_epochs, "--rate", 6e-4,
    )  # fmt: skip
    export = ["-m", "training.export", "--network", last, "--massive", args.massive, "--unseen", second]
    export += ["--out", args.weights]
    sys.exit(subprocess.run([sys.executable, *map(str, export)]).returncode)


if __name__ == "__main__":
    main()
