"""Writes the tables among the test resources with another implementation of Parquet, pyarrow 25."""

import datetime
import sys

import pyarrow as pa
import pyarrow.parquet as pq

COUNT = 40
stamps = [datetime.datetime(2024, 1, 1) + datetime.timedelta(hours=i) for i in range(COUNT)]


def table(unit):
    return pa.table({
        "unique_id": ["Zürich"] * COUNT,
        "ds": pa.array(stamps, pa.timestamp(unit)),
        "y": pa.array([None if i == 7 else i * 0.5 for i in range(COUNT)]),
        "step": pa.array(range(COUNT), pa.int32()),
        "third": pa.array([i / 3 for i in range(COUNT)], pa.float32()),
        "day": pa.array([each.date() for each in stamps]),
        "open": pa.array([i % 2 == 0 for i in range(COUNT)]),
    })


folder = sys.argv[1]
for codec in ("none", "snappy", "gzip", "zstd", "lz4", "brotli"):
    pq.write_table(table("us"), f"{folder}/{codec}.parquet", compression=codec)
for unit in ("ms", "ns"):
    pq.write_table(table(unit), f"{folder}/{unit}.parquet", row_group_size=16)
pq.write_table(table("ns"), f"{folder}/int96.parquet", use_deprecated_int96_timestamps=True)
pq.write_table(pa.table({"y": [[1.0], [2.0]]}), f"{folder}/lists.parquet")
