"""Runs Cordon and Presidio on the same notes and prints speed and coverage of both, as a Markdown table.

Speed. Presidio: the loop over `analyze` alone, after loading and a warm-up, in this process. Cordon: its whole process
from start to exit, JVM start included, on the same notes; and, so that the start does not weigh, on many more notes of the
same generator, none of them twice, since what the encoder has read it remembers. Both use one thread. The comparison leans
to Presidio's side.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

from overlap import Score


def main():
    args = arguments()
    notes = [json.loads(line) for line in open(args.gold, encoding="utf-8")]
    size = bytes_of(notes)
    print(f"\n{len(notes)} notes, {size / 1e6:.2f} MB of text, {sum(len(n['spans']) for n in notes)} gold spans\n")

    rows = {}
    times = []
    for profile, share in (("fast", 1.0), ("default", 0.1)):
        found, once, rate = run_cordon(args, profile, notes, share)
        rows[f"Cordon, `{profile}`"] = (rate, score(notes, found))
        times.append((profile, once, rate))
    presidio_found, presidio_rate = run_presidio(args.model, notes, size)
    for name, least in (("Presidio, as shipped", 0.0), ("Presidio, score >= 0.5", 0.5)):
        kept = [[(s, e) for s, e, value in spans if value >= least] for spans in presidio_found]
        rows[name] = (presidio_rate, score(notes, kept))

    report(rows)
    print(f"\nThese notes once, Presidio without loading: {size / presidio_rate:.1f} s.")
    for profile, once, rate in times:
        print(f"Cordon, `{profile}`, from process start to exit: {once:.2f} s; at a stretch, one thread each: {rate / presidio_rate:.1f} x.")


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--cordon", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--stretch", required=True, help="many more notes, as NDJSON")
    return parser.parse_args()


def run_cordon(args, profile, notes, share):
    """Spans by note, seconds for the notes as they are, and bytes of text a second on a share of the long corpus."""
    command = [args.cordon, "detect", "--threads", "1", "--profile", profile]
    times = []
    for _ in range(3):
        seconds, answers = timed(command, [{"id": note["id"], "text": note["text"]} for note in notes], args.work)
        times.append(seconds)
    found = {}
    for line in answers.decode("utf-8").splitlines():
        answer = json.loads(line)
        found[answer["id"]] = [(span["start"], span["end"]) for span in answer["spans"]]
    with open(args.stretch, encoding="utf-8") as source:
        many = [json.loads(line) for line in source]
    many = [{"id": note["id"], "text": note["text"]} for note in many[: round(len(many) * share)]]
    seconds, _ = timed(command, many, args.work)
    return [found[note["id"]] for note in notes], statistics.median(times), bytes_of(many) / seconds


def timed(command, documents, work):
    path = os.path.join(work, "input.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(document) + "\n" for document in documents)
    started = time.perf_counter()
    with open(path, "rb") as stdin:
        done = subprocess.run(command, stdin=stdin, stdout=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - started
    os.remove(path)
    return seconds, done.stdout


def bytes_of(notes):
    return sum(len(note["text"].encode("utf-8", "surrogatepass")) for note in notes)


def run_presidio(model, notes, size):
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    # Without this it asks the network for a list of domains, again at every address where there is none: its own copy does.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())
    for note in notes[:5]:
        engine.analyze(text=note["text"], language="en")
    found = []
    started = time.perf_counter()
    for note in notes:
        results = engine.analyze(text=note["text"], language="en")
        found.append([(result.start, result.end, result.score) for result in results])
    return found, size / (time.perf_counter() - started)


def score(notes, found):
    total = Score()
    for note, spans in zip(notes, found, strict=True):
        gold = [(span["start"], span["end"], span["type"]) for span in note["spans"]]
        total.add(note["text"], gold, spans)
    return total


def report(rows):
    names = list(next(iter(rows.values()))[1].row())
    print("| engine | MB/s, one thread | " + " | ".join(names) + " |")
    print("|" + "---|" * (len(names) + 2))
    for engine, (rate, total) in rows.items():
        figures = " | ".join(f"{value:.3f}" for value in total.row().values())
        print(f"| {engine} | {rate / 1e6:.3f} | {figures} |")
    print("\nGold spans hidden whole, by kind:\n")
    print("| kind | gold | " + " | ".join(rows) + " |")
    print("|" + "---|" * (len(rows) + 2))
    first = next(iter(rows.values()))[1]
    for kind in sorted(first.kinds):
        cells = [f"{total.kinds[kind][1] / total.kinds[kind][0]:.2f}" for _, total in rows.values()]
        print(f"| {kind} | {first.kinds[kind][0]} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    sys.exit(main())
