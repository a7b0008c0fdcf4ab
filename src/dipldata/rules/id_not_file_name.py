"""The id of a record is its file's name.

What: `id` differs from the name of the file without `.yaml`.

Why: people find a record by its file, and programs by its id; the two may not drift apart.

Bad:

```yaml
# people/wang-yi.yaml
id: yi-wang
```

Good:

```yaml
# people/wang-yi.yaml
id: wang-yi
```

Fix: correct the id if it was never released; otherwise rename the file.

Since: 0.1.0
"""
