"""Whole-process measurements of `cordon detect`: rate, threads, one huge document, a small heap, the first result.

Builds its inputs by repeating generated notes, in a folder that it removes. Prints one Markdown table. Each figure is the
median of `--runs` runs; memory is the largest resident size of any of them.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time


def main():
    args = arguments()
    folder = tempfile.mkdtemp(prefix="cordon-bench-", dir=args.temp)
    try:
        notes = base(args, folder)
        rows = []
        wanted = args.only.split(",") if args.only else list(MEASURES)
        for name in wanted:
            rows += MEASURES[name](args, folder, notes)
        print_table(rows)
    finally:
        shutil.rmtree(folder)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cordon", required=True)
    parser.add_argument("--corpus", required=True, help="the program that writes generated notes")
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--large-megabytes", type=int, default=2000)
    parser.add_argument("--notes", type=int, default=8000, help="distinct notes before repeating")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--temp", default=None)
    parser.add_argument("--only", help="comma-separated: " + ",".join(MEASURES))
    return parser.parse_args()


def base(args, folder):
    """Texts of distinct notes, mixed kinds and styles."""
    command = [args.corpus, "--notes", str(args.notes), "--split", "all", "--seed", "7"]
    path = os.path.join(folder, "base.jsonl")
    with open(path, "wb") as out:
        subprocess.run(command, stdout=out, check=True)
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def write_ndjson(path, notes, megabytes):
    """Repeats the notes under new ids up to so many bytes of text; returns bytes of text and bytes of the file."""
    text = [json.dumps(note) for note in notes]
    sizes = [len(note.encode("utf-8", "surrogatepass")) for note in notes]
    total = 0
    index = 0
    with open(path, "w", encoding="utf-8") as out:
        while total < megabytes * 1_000_000:
            at = index % len(notes)
            out.write(f'{{"id":"n{index}","text":{text[at]}}}\n')
            total += sizes[at]
            index += 1
    return total, os.path.getsize(path)


def write_document(path, notes, megabytes):
    """The same as one document of one line of NDJSON."""
    parts = []
    total = 0
    index = 0
    while total < megabytes * 1_000_000:
        note = notes[index % len(notes)] + "\n\n"
        parts.append(note)
        total += len(note.encode("utf-8", "surrogatepass"))
        index += 1
    with open(path, "w", encoding="utf-8") as out:
        out.write('{"id":"one","text":' + json.dumps("".join(parts)) + "}\n")
    return total, os.path.getsize(path)


def run(args, path, threads, heap=None, profile=None):
    """One process: seconds, seconds to the first result, processor seconds, largest resident megabytes."""
    environment = dict(os.environ)
    if heap:
        environment["CORDON_JAVA_OPTS"] = f"{environment.get('CORDON_JAVA_OPTS', '')} -Xmx{heap}".strip()
    command = [args.cordon, "detect", "--threads", str(threads)] + (["--profile", profile] if profile else [])
    started = time.perf_counter()
    with open(path, "rb") as stdin:
        process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, env=environment)
        first = process.stdout.read(1)
        to_first = time.perf_counter() - started
        drain = threading.Thread(target=consume, args=(process.stdout,))
        drain.start()
        _, status, usage = os.wait4(process.pid, 0)
        drain.join()
        process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode != 0 or not first:
        raise SystemExit(f"cordon detect failed with exit code {process.returncode}")
    return seconds, to_first, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def consume(stream):
    while stream.read(1 << 20):
        pass


def repeat(args, runs, **options):
    results = [run(args, **options) for _ in range(runs)]
    columns = list(zip(*results))
    return [statistics.median(column) for column in columns[:3]] + [max(columns[3])]


def row(name, size, seconds, first, processor, memory, note=""):
    rate = f"{size / seconds / 1e6:.1f}"
    by_processor = f"{size / processor / 1e6:.1f}"
    return [name, f"{size / 1e6:.1f}", f"{seconds:.2f}", rate, by_processor, f"{memory:.0f}", note]


def measure_threads(args, folder, notes):
    path = os.path.join(folder, "notes.jsonl")
    size, _ = write_ndjson(path, notes, args.megabytes)
    one = repeat(args, args.runs, path=path, threads=1)
    two = repeat(args, args.runs, path=path, threads=2)
    small = os.path.join(folder, "tenth.jsonl")
    tenth, _ = write_ndjson(small, notes, max(1, args.megabytes // 10))
    short = repeat(args, args.runs, path=small, threads=1)
    os.remove(path)
    steady = (size - tenth) / (one[0] - short[0]) / 1e6
    return [
        row("NDJSON, 1 thread", size, *one, note=f"without start-up {steady:.1f} MB/s"),
        row("NDJSON, 1 thread, a tenth", tenth, *short),
        row("NDJSON, 2 threads", size, *two, note=f"{one[0] / two[0]:.2f} x one thread"),
    ]


def measure_document(args, folder, notes):
    path = os.path.join(folder, "document.jsonl")
    rows = []
    seconds = {}
    for megabytes in (args.megabytes // 10, args.megabytes):
        size, _ = write_document(path, notes, max(1, megabytes))
        result = repeat(args, args.runs, path=path, threads=1)
        seconds[megabytes] = result[0]
        rows.append(row("one document", size, *result))
    rows[-1][-1] = f"{seconds[args.megabytes] / seconds[args.megabytes // 10]:.1f} x the time of a tenth"
    os.remove(path)
    return rows


def measure_heap(args, folder, notes):
    path = os.path.join(folder, "large.jsonl")
    size, _ = write_ndjson(path, notes, args.large_megabytes)
    result = repeat(args, 1, path=path, threads=2, heap="512m")
    os.remove(path)
    return [row("NDJSON, 2 threads, 512 MB heap", size, *result, note="one run")]


def measure_first(args, folder, notes):
    path = os.path.join(folder, "first.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        out.write(json.dumps({"id": "first", "text": notes[0]}) + "\n")
    result = repeat(args, max(5, args.runs), path=path, threads=1)
    return [row("one note, first result", len(notes[0].encode()), *result, note=f"first result after {result[1]:.2f} s")]


MEASURES = {
    "first": measure_first,
    "threads": measure_threads,
    "document": measure_document,
    "heap": measure_heap,
}


def print_table(rows):
    head = ["what", "MB of text", "s", "MB/s", "MB per processor s", "largest RSS, MB", "note"]
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for cells in rows:
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    sys.exit(main())
