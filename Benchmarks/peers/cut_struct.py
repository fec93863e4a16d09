#!/usr/bin/env python3
"""The peer of the fixed-width read: Python's struct cuts every field of the details of a chitra-batch file. cut_struct.py LAYOUT.yaml FILE

Prints the details and four CPU seconds: cutting alone, each record thrown away at once; read by line, cut and the rows kept; read by line,
each field decoded and trimmed and the amount made a number, which is what a reader does, without its checks, each row thrown away; and the
same with the rows kept, which is what a script works on."""
import re
import struct
import sys
import time


def detail_fields(layout):
    text = open(layout, encoding="utf-8").read()
    detail = re.search(r"- name: detail\n(.*?)\n  - name: ", text, re.S).group(1)
    return re.findall(r"^      - name: (\w+)$", detail, re.M), [int(width) for width in re.findall(r"^        width: (\d+)$", detail, re.M)]


names, cuts = detail_fields(sys.argv[1])
form = "".join(f"{width}s" for width in cuts)
with_line_end, record = struct.Struct(form + "2x"), struct.Struct(form)
amount = names.index("amount")
body = open(sys.argv[2], "rb").read()
begin = time.process_time()
count = 0
for fields in with_line_end.iter_unpack(body):
    count += 1
alone = time.process_time() - begin
del body

begin = time.process_time()
rows = []
with open(sys.argv[2], "rb") as stream:
    for line in stream:
        if line[:1] == b"D":
            rows.append(record.unpack(line[: record.size]))
kept = time.process_time() - begin
del rows

begin = time.process_time()
total = 0
with open(sys.argv[2], "rb") as stream:
    for line in stream:
        if line[:1] == b"D":
            fields = [field.decode("ascii").strip() for field in record.unpack(line[: record.size])]
            total += int(fields[amount])
read = time.process_time() - begin

begin = time.process_time()
rows = []
with open(sys.argv[2], "rb") as stream:
    for line in stream:
        if line[:1] == b"D":
            fields = [field.decode("ascii").strip() for field in record.unpack(line[: record.size])]
            fields[amount] = int(fields[amount])
            rows.append(fields)
both = time.process_time() - begin
print(count - 2, alone, kept, read, both)
