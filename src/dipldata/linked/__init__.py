"""The public face of the data: records as linked views, filters, tables, questions as of a day."""
