#!/usr/bin/env python3
"""The peer of the fixed-width read: Python's struct cuts every field of the details of a chitra-batch file. cut_struct.py LAYOUT.yaml FILE

Only cuts, checks and converts nothing; prints details and the CPU seconds of the cutting alone."""
import re
import struct
import sys
import time


def widths(layout):
    text = open(layout, encoding="utf-8").read()
    detail = re.search(r"- name: detail\n(.*?)\n  - name: ", text, re.S).group(1)
    return [int(width) for width in re.findall(r"^        width: (\d+)$", detail, re.M)]


cuts = widths(sys.argv[1])
record = struct.Struct("".join(f"{width}s" for width in cuts) + "2x")
body = open(sys.argv[2], "rb").read()
begin = time.process_time()
count = 0
for fields in record.iter_unpack(body):
    count += 1
print(count - 2, time.process_time() - begin)
