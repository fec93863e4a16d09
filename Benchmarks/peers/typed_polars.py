#!/usr/bin/env python3
"""The peer of `validate`: polars reads a roster with types, one thread. typed_polars.py FILE

Dates become dates, dotted amounts integers, identity numbers, accounts and phones are matched; prints rows, sum and faulty rows."""
import os
import sys

os.environ["POLARS_MAX_THREADS"] = "1"
import polars as pl

rows = pl.read_csv(sys.argv[1], infer_schema=False, encoding="utf8").select(
    pl.col("Họ và tên").alias("name"),
    pl.col("Ngày sinh").str.to_date("%d/%m/%Y", strict=False).alias("birth"),
    pl.col("CCCD").str.contains(r"^\d{12}$").alias("identity"),
    pl.col("Số tiền").str.replace_all(".", "", literal=True).cast(pl.Int64, strict=False).alias("amount"),
    pl.col("Số tài khoản").str.contains(r"^\d{6,19}$").alias("account"),
    pl.col("Mã NH").str.contains(r"^\d{6}$").alias("bank"),
    pl.col("SĐT").str.contains(r"^0\d{9}$").alias("phone"),
)
bad = rows.select(
    (pl.col("birth").is_null() | pl.col("amount").is_null() | ~pl.col("identity") | ~pl.col("account") | ~pl.col("bank") | ~pl.col("phone")).sum()
).item()
print(rows.height, rows["amount"].sum(), bad)
