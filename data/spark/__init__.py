"""Queries on Apache Spark: the dashboard asks (`connect`) a process with PySpark (`python -m data.spark`)."""
