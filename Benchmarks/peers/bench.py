#!/usr/bin/env python3
"""Runs ChiTra and its peers in turn and prints one table. Called by Scripts/bench, which builds and names the programs.

Of every pair A B A B ... is run; the figures are medians of CPU seconds (user and system) of the processes, so that a busy machine
disturbs both alike. A stage that is only a part of a process measures itself and prints its own CPU seconds."""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
UNIT = os.path.join(ROOT, "Benchmarks", "data", "unit.yaml")
LAYOUT = os.path.join(ROOT, "Schemas", "layouts", "chitra-batch.yaml")
TREASURY = ["--programme", "BTXH", "--period", "2026-07", "--unit", UNIT]


class Failed(Exception):
    pass


# Status 2 says that rows were held back: among a million rows a few stand twice.
def run(command, allowed=(0, 2)):
    """Runs a command; CPU seconds, wall seconds, peak memory in MB and standard output."""
    read, write = os.pipe()
    begin = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    import threading

    errors = []
    reader = threading.Thread(target=lambda: errors.append(child.stderr.read()))
    reader.start()
    with os.fdopen(read, "rb") as stream:
        output = stream.read()
    reader.join()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begin
    if child.returncode not in allowed:
        words = (errors[0] + output).decode("utf-8", "replace")
        raise Failed(f"{' '.join(command)}: status {child.returncode}\n{words[-1500:]}")
    return {
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": wall,
        "memory": usage.ru_maxrss / 1024,
        "output": output.decode("utf-8", "replace"),
    }


def pair(ours, peer, rounds):
    """Runs both in turn; the medians of what `ours` and `peer` return."""
    left, right = [], []
    for _ in range(rounds):
        left.append(ours())
        right.append(peer())
    return statistics.median(left), statistics.median(right)


class Table:
    def __init__(self, is_judged):
        self.rows, self.is_judged = [], is_judged

    def ratio(self, name, ours, peer, must, aim, unit="s", faster=False):
        """A figure against its peer; `faster` means that ours must be so many times faster."""
        ratio = (peer / ours if ours else 0) if faster else (ours / peer if peer else 0)
        good = (lambda bound: ratio >= bound) if faster else (lambda bound: ratio <= bound)
        self.add(name, f"{ours:.3f} {unit}", f"{peer:.3f} {unit}", f"{ratio:.2f}x", must, aim, good, faster)

    def add(self, name, ours, peer, ratio, must, aim, good, faster=False):
        sign = "≥" if faster else "≤"
        verdict = "aim" if good(aim) else "must" if good(must) else "MISSED"
        self.rows.append((name, ours, peer, ratio, f"{sign} {must:g}x", f"{sign} {aim:g}x", verdict if self.is_judged else "-"))

    def bound(self, name, value, unit, must, aim):
        verdict = "aim" if value <= aim else "must" if value <= must else "MISSED"
        self.rows.append((name, f"{value:.1f} {unit}", "", "", f"≤ {must:.1f}", f"≤ {aim:.1f}", verdict))
        return value <= must

    def missing(self, name, why):
        self.rows.append((name, "", "", "", "", "", why))

    def text(self):
        head = ("figure", "ours", "peer", "ratio", "must", "aim", "verdict")
        lines = [head, tuple("-" * len(cell) for cell in head)] + self.rows
        widths = [max(len(row[column]) for row in lines) for column in range(len(head))]
        return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in lines)


class Bench:
    def __init__(self, options):
        self.options = options
        self.chitra, self.stages = options.chitra, options.stages
        self.work = options.work
        self.table = Table(is_judged=not options.small)
        self.rounds = 3 if options.small else 5
        self.failures = []

    def path(self, name):
        return os.path.join(self.work, name)

    def make_data(self):
        if self.options.file:
            self.roster = self.options.file
        else:
            self.roster = self.path(f"roster-{self.options.rows}.csv")
            if not os.path.exists(self.roster):
                run([sys.executable, os.path.join(HERE, "roster.py"), str(self.options.rows), self.roster + ".part", "11"])
                os.rename(self.roster + ".part", self.roster)
        with open(self.roster, "rb") as stream:
            self.rows = sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b"")) - 1

    def stage(self, *arguments):
        return json.loads(run([self.stages, *arguments])["output"])

    def attempt(self, name, body):
        try:
            body()
        except Failed as problem:
            self.failures.append(f"{name}: {problem}")
            self.table.missing(name, "FAILED")

    # The rows of the table

    def validate(self):
        command = [self.chitra, "validate", self.roster, "--as", "roster-csv", "--programme", "BTXH", "--max-diagnostics", "1"]
        peer = [self.options.polars, os.path.join(HERE, "typed_polars.py"), self.roster] if self.options.polars else None
        name = "validate, duplicates sought, against polars typed"
        if peer:
            self.table.ratio(name, *pair(lambda: run(command)["cpu"], lambda: run(peer)["cpu"], self.rounds), must=0.40, aim=0.2)
        else:
            run(command)
            self.table.missing(name, "no polars here")
        quick = command + ["--no-duplicates"]
        self.table.ratio(
            "validate --no-duplicates against wc -l",
            *pair(lambda: run(quick)["cpu"], lambda: run(["wc", "-l", self.roster])["cpu"], self.rounds), must=10, aim=5)

    def writer(self):
        target = self.path("stage.xml")
        self.stage("write", "treasury-order", self.roster, target)
        copy = self.path("copy.xml")

        def ours():
            return self.stage("write", "treasury-order", self.roster, target)["cpu_seconds"]

        def peer():
            if os.path.exists(copy):
                os.unlink(copy)
            return run(["cp", target, copy])["cpu"]

        self.table.ratio("writer stage, blocks to order XML, against cp", *pair(ours, peer, self.rounds), must=4, aim=2)
        os.unlink(copy)
        os.unlink(target)

    def convert(self):
        target = self.path("convert.xml")
        command = [self.chitra, "convert", self.roster, "--to", "treasury-order", *TREASURY, "--force", "-o", target]
        run(command)
        if not shutil.which("xmllint"):
            self.table.missing("whole convert against xmllint --stream", "no xmllint here")
            return
        self.table.ratio(
            "whole convert, re-read and hash, against xmllint --stream",
            *pair(lambda: run(command)["cpu"], lambda: run(["xmllint", "--stream", "--noout", target])["cpu"], self.rounds),
            must=0.9, aim=0.6)
        os.unlink(target)

    def fixed_width(self):
        batch = self.path("batch.txt")
        run([self.chitra, "convert", self.roster, "--to", "chitra-batch", *TREASURY, "--force", "-o", batch])

        def peer(place):
            return float(run([sys.executable, os.path.join(HERE, "cut_struct.py"), LAYOUT, batch])["output"].split()[place])

        ways = [
            (1, "cut and thrown away"), (2, "cut, rows kept"), (3, "decoded, trimmed, amount a number"), (4, "the same, rows kept"),
        ]
        for place, what in ways:
            self.table.ratio(
                f"fixed-width read against Python struct: {what}",
                *pair(lambda: self.stage("fixed", batch)["cpu_seconds"], lambda: peer(place), 3), must=20, aim=30, faster=True)
        os.unlink(batch)

    def memory(self):
        """Peak memory; the bounds hold in every run, whatever the machine is busy with."""
        must, aim = 32 + 48 * self.rows / (1 << 20), 20 + 32 * self.rows / (1 << 20)
        target = self.path("memory")
        shutil.rmtree(target, ignore_errors=True)
        commands = {
            "validate": [self.chitra, "validate", self.roster, "--as", "roster-csv", "--programme", "BTXH", "--max-diagnostics", "1"],
            "convert": [
                self.chitra, "convert", self.roster, "--to", "treasury-order", *TREASURY, "--force", "-o", self.path("memory.xml")],
            "prepare": [self.chitra, "prepare", self.roster, *TREASURY, "--force", "--out", target],
        }
        for name, command in commands.items():
            peak = statistics.median(run(command)["memory"] for _ in range(1 if self.options.small else 3))
            if not self.table.bound(f"peak memory of {name}", peak, "MB", must, aim):
                self.failures.append(f"peak memory of {name}: {peak:.1f} MB is beyond {must:.1f} MB")
        os.unlink(self.path("memory.xml"))
        shutil.rmtree(target, ignore_errors=True)

    def reconcile(self):
        month, made, result = self.path("month"), self.path("set"), self.path("result")
        for folder in (month, made, result):
            shutil.rmtree(folder, ignore_errors=True)
        run([self.chitra, "sample", "--rows", str(self.rows), "--seed", "5", "--period", "2026-10", "--out", month])
        rosters = sorted(os.path.join(month, "rosters", name) for name in os.listdir(os.path.join(month, "rosters")))
        returned = sorted(os.path.join(month, "returned", name) for name in os.listdir(os.path.join(month, "returned")))
        prepared = run(
            [self.chitra, "prepare", *rosters, "--unit", os.path.join(month, "unit.yaml"), "--period", "2026-10", "--out", made],
        )
        reconciled = run([self.chitra, "reconcile", "--sent", made, "--returned", *returned, "--out", result])
        # The bound is for a million payments; fewer must not need more.
        must, aim = 120, 70
        if not self.table.bound("peak memory of reconcile", reconciled["memory"], "MB", must, aim):
            self.failures.append(f"peak memory of reconcile: {reconciled['memory']:.1f} MB is beyond {must:.1f} MB")
        self.notes.append(
            f"sample month of {self.rows} rows: prepare {prepared['cpu']:.2f} s CPU, reconcile {reconciled['cpu']:.2f} s CPU")
        for folder in (month, made, result):
            shutil.rmtree(folder, ignore_errors=True)

    def start(self):
        """Wall milliseconds of the help over those of a program that does nothing."""
        program = self.options.static or self.chitra
        help_time, nothing = [], []
        for _ in range(25):
            help_time.append(run([program, "--help"])["wall"] * 1000)
            nothing.append(run(["/bin/true"])["wall"] * 1000)
        over = statistics.median(help_time) - statistics.median(nothing)
        kind = "static" if self.options.static else "not static"
        self.table.bound(f"start of chitra --help over /bin/true ({kind})", over, "ms", 10, 6)

    def all(self):
        self.notes = []
        self.make_data()
        steps = [("validate", self.validate), ("whole convert", self.convert)]
        if self.stages:
            steps += [("writer stage", self.writer), ("fixed-width read", self.fixed_width)]
        steps += [("memory", self.memory), ("reconcile", self.reconcile), ("start", self.start)]
        wanted = self.options.only.split(",") if self.options.only else None
        for name, body in steps:
            if wanted is None or name in wanted:
                self.attempt(name, body)
        if self.stages and (wanted is None or "stages" in wanted):
            self.attempt("stages", self.each_stage)
        print(f"{self.rows} rows, {os.path.getsize(self.roster) / 1e6:.1f} MB; CPU seconds, medians of {self.rounds} rounds in turn")
        print(self.table.text())
        for note in self.notes:
            print(note)
        for failure in self.failures:
            print(f"bench: {failure}", file=sys.stderr)
        return 1 if self.failures else 0

    def each_stage(self):
        for arguments in (["utf8", self.roster], ["csv", self.roster], ["roster", self.roster], ["references", self.roster],
                          ["join", str(self.rows)]):
            runs = [self.stage(*arguments) for _ in range(self.rounds)]
            middle = sorted(runs, key=lambda one: one["cpu_seconds"])[len(runs) // 2]
            self.notes.append(
                f"stage {arguments[0]}: {middle['megabytes_per_second']} MB/s, {middle['nanoseconds_per_record']} ns a record"
                + (" (byte)" if arguments[0] == "utf8" else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chitra", required=True)
    parser.add_argument("--stages", default="")
    parser.add_argument("--static", default="")
    parser.add_argument("--polars", default="", help="a Python that has polars")
    parser.add_argument("--work", required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--file", default="")
    parser.add_argument("--only", default="", help="names of the steps, by commas")
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    sys.exit(Bench(options).all())


main()
