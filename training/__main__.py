"""Makes the parser's weights from nothing, step by step; a step whose result is there is not done again.

    python -m training --massive FOLDER [--encoder FOLDER] [--work FOLDER]

1. ``english``   fine-tune the English sentence encoder (only with ``--encoder``)
2. ``teacher-N`` train the teachers, each from another seed
3. ``taught``    write down what the teachers say of many sentences
4. ``pupil``     train the network that is shipped, from nothing, on the data and on the teachers' words
5. export to ``src/madang/language/weights``

Two teachers at a time run on two cores. How long each step takes, and what was tried: ``training/README.md``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from .train import LOCALES

TEACHERS = (
    ("--seed", "11", "--width", "256", "--inner", "640", "--table", "160"),
    ("--seed", "12", "--width", "224", "--inner", "640", "--table", "192", "--layers", "3"),
)


def _run(name: str, module: str, *given: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"training.{module}", *map(str, given)]
    print(f"[{time.strftime('%H:%M')}] {name}: {' '.join(command[2:])}", flush=True)
    return subprocess.Popen(command)


def _wait(*running: subprocess.Popen[bytes]) -> None:
    for each in running:
        if each.wait():
            sys.exit(f"{' '.join(each.args)} ended with {each.returncode}")  # type: ignore[arg-type]


def main() -> None:
    """Everything, in order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--massive", type=Path, required=True, help="folder of MASSIVE's locales (…jsonl.gz)")
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json)")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="where the steps keep their results")
    parser.add_argument("--languages", default=",".join(LOCALES), help="their codes; add one to LOCALES first")
    parser.add_argument("--teacher-epochs", type=int, default=24)
    parser.add_argument("--pupil-epochs", type=int, default=30)
    parser.add_argument("--threads", type=int, default=2, help="of the steps that run alone")
    args = parser.parse_args()
    work: Path = args.work
    work.mkdir(parents=True, exist_ok=True)
    massive = ("--massive", args.massive)
    english, space, extra = work / "english", (), ()
    if args.encoder:
        if not (english / "done").exists():
            _wait(_run("english", "english", *massive, "--encoder", args.encoder, "--out", english, "--threads", args.threads))
            (english / "done").touch()
        space = ("--space", english / "space.npz")
        extra = ("--english", english, "--encoder", args.encoder)
    common = (*massive, "--languages", args.languages, *space)
    teachers = [work / f"teacher-{at + 1}" for at in range(len(TEACHERS))]
    waiting = [
        (_run(path.name, "train", *common, "--epochs", args.teacher_epochs, "--out", path, *shape), path)
        for path, shape in zip(teachers, TEACHERS, strict=True)
        if not (path / "done").exists()
    ]
    for each, path in waiting:
        _wait(each)
        (path / "done").touch()
    taught = work / "taught"
    if not taught.exists():
        started = work / "taught.new"
        _wait(
            *(
                _run("taught", "teach", *massive, "--languages", args.languages, "--teachers", *teachers, *extra,
                     "--labels", teachers[0] / "labels.json", "--seed", seed, "--versions", 4, "--out", started)
                for seed in (100, 200)
            )
        )  # fmt: skip
        started.rename(taught)
    pupil = work / "pupil"
    if not (pupil / "done").exists():
        _wait(_run("pupil", "train", *common, "--epochs", args.pupil_epochs, "--taught", taught, "--out", pupil,
                   "--width", 256, "--inner", 640, "--threads", args.threads))  # fmt: skip
        (pupil / "done").touch()
    _wait(_run("export", "export", "--network", pupil, *massive))
    print(json.dumps({"made": time.strftime("%Y-%m-%d %H:%M"), "languages": args.languages.split(",")}))


if __name__ == "__main__":
    main()
