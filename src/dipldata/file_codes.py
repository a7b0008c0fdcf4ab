"""The problem codes of the file stage, each with its page."""

from __future__ import annotations

from typing import Final

from dipldata.problems import ProblemKind, Severity, Stage

_FILE_MISPLACED = """A record lies in the folder of its type.

What: a file is in no folder of a record type: it lies at the top, or the folder's name is misspelt.

Why: the folder says what type a record is; elsewhere it would be no record, and its facts would be lost.

Bad:

```yaml
# records/topic/maritime-issues.yaml
id: maritime-issues
```

Good:

```yaml
# records/topics/maritime-issues.yaml
id: maritime-issues
```

Fix: move the file to `statements/`, `meetings/`, `working-groups/`, `people/`, `organizations/`, `places/`,
`topics/`, `parties/` or `sources/`. Statements, meetings and sources lie there in a folder for their year.

Since: 0.1.0
"""

_FILE_NAME_MALFORMED = """A file's name is an id with .yaml behind it.

What: the name holds capitals, spaces, underscores or other characters than lower-case ASCII letters, digits and
single hyphens.

Why: the name of the file is the id of the record, and some systems tell capitals apart where others do not.

Bad:

```yaml
# records/people/Wang_Yi.yaml
id: wang-yi
```

Good:

```yaml
# records/people/wang-yi.yaml
id: wang-yi
```

Fix: rename the file as the report proposes.

Since: 0.1.0
"""

_FILE_NOT_REGULAR = """A record is a file, not a link.

What: there is a symbolic link, a pipe or a device where a file is expected.

Why: a link can lead out of the dataset, and is stored as text by systems that have none.

Bad:

```yaml
# records/people/wang-yi.yaml is a link to ../../drafts/wang-yi.yaml
id: wang-yi
```

Good:

```yaml
# records/people/wang-yi.yaml is the file itself
id: wang-yi
```

Fix: put the file itself there. Who is known by two names has one record with two names.

Since: 0.1.0
"""

_FILE_NOT_YAML = """Only .yaml files lie among the records.

What: a file has another ending, such as `.yml`, `.txt` or `.md`. It is not read.

Why: a record that is skipped for its ending would be lost without a word.

Bad:

```yaml
# records/people/wang-yi.yml
id: wang-yi
```

Good:

```yaml
# records/people/wang-yi.yaml
id: wang-yi
```

Fix: rename the file if it is a record, else move it out of `records/`. Hidden files (`.gitkeep`) are left alone.

Since: 0.1.0
"""

_FILE_UNREADABLE = """Every file can be read.

What: the system refuses to give out the file or the folder: mostly its permissions, sometimes the disk.

Why: what cannot be read cannot be checked, and may not be passed over in silence.

Bad:

```yaml
# records/people/wang-yi.yaml, readable by its owner only
id: wang-yi
```

Good:

```yaml
# records/people/wang-yi.yaml, readable by all
id: wang-yi
```

Fix: give yourself permission to read it (`chmod a+r`), or restore the file from the repository.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("file-misplaced", Severity.ERROR, Stage.FILE, _FILE_MISPLACED),
    ProblemKind("file-name-malformed", Severity.ERROR, Stage.FILE, _FILE_NAME_MALFORMED),
    ProblemKind("file-not-regular", Severity.ERROR, Stage.FILE, _FILE_NOT_REGULAR),
    ProblemKind("file-not-yaml", Severity.ERROR, Stage.FILE, _FILE_NOT_YAML),
    ProblemKind("file-unreadable", Severity.ERROR, Stage.FILE, _FILE_UNREADABLE),
)
