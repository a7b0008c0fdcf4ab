"""A client of the language server that editors use, as far as the tests need one (LSP over its streams)."""

from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path
from queue import Queue
from typing import IO, TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

HERE: Final = Path(__file__).parent
SERVER: Final = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE: Final = 120
"""Seconds after which a server that does not answer fails the test."""

Message = dict[str, Any]


class LanguageServer:
    """A running server with a workspace, configured as an editor does with the settings of `.vscode/settings.json`."""

    def __init__(self, workspace: Path, settings: Message) -> None:
        self._workspace = workspace
        self._settings = settings
        command = ["node", str(SERVER), "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=workspace)
        self._answers: Queue[Message] = Queue()
        self._diagnostics: Queue[Message] = Queue()
        self._sent = 0
        self._reader = threading.Thread(target=self._read_all, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        uri = self._workspace.as_uri()
        folders = [{"uri": uri, "name": "workspace"}]
        completion = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        able = {
            "textDocument": {
                "completion": completion,
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        self.request(
            "initialize", {"processId": None, "rootUri": uri, "workspaceFolders": folders, "capabilities": able}
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.request("shutdown", None)
            self._notify("exit", None)
        else:
            self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            self._stream(stream).close()

    def diagnose(self, path: Path, text: str) -> list[Message]:
        """Open a file with some text, wait for what the server finds wrong, and leave the file open.

        A file is opened once only: of a second opening the server reports what it found in the first.
        """
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        while True:
            found = self._diagnostics.get(timeout=PATIENCE)
            if found["uri"] == uri:
                return list(found["diagnostics"])

    def underlined(self, controls: list[Path], paths: list[Path]) -> list[tuple[str, Message]]:
        """What the server finds wrong with some files, each named by its path.

        First it must find fault with the controls, files that hold nothing: its silence would else mean nothing.
        """
        for path in controls:
            assert self.diagnose(path, "id: control\n"), path
        waiting = {path.as_uri(): path for path in paths}
        for uri, path in waiting.items():
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
            self._notify("textDocument/didOpen", {"textDocument": document})
        found = []
        while waiting:
            report = self._diagnostics.get(timeout=PATIENCE)
            if report["uri"] in waiting:
                name = waiting.pop(report["uri"]).as_posix()
                found += [(name, fault) for fault in report["diagnostics"]]
        return found

    def ask(self, method: str, path: Path, line: int, column: int) -> Any:  # noqa: ANN401 - as the protocol gives it
        """Ask about a place of an open file; line and column are counted from 1."""
        place = {"line": line - 1, "character": column - 1}
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": path.as_uri()}, "position": place})

    def request(self, method: str, params: Message | None) -> Any:  # noqa: ANN401 - as the protocol gives it
        """Send a request and wait for its result."""
        self._sent += 1
        self._send({"id": self._sent, "method": method, "params": params})
        answer = self._answers.get(timeout=PATIENCE)
        assert answer["id"] == self._sent
        assert "error" not in answer, answer
        return answer["result"]

    def _notify(self, method: str, params: Message | None) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._stream(self._process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        stream.flush()

    def _read_all(self) -> None:
        """Sort what the server sends, and answer what it asks."""
        stream = self._stream(self._process.stdout)
        while (message := _read_message(stream)) is not None:
            if "method" not in message:
                self._answers.put(message)
            elif message["method"] == "textDocument/publishDiagnostics":
                self._diagnostics.put(message["params"])
            elif "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, message: Message) -> Any:  # noqa: ANN401 - as the protocol wants it
        """What an editor answers: the settings it is asked for, else nothing."""
        if message["method"] != "workspace/configuration":
            return None
        return [self._section(item.get("section", "")) for item in message["params"]["items"]]

    def _section(self, name: str) -> Message:
        prefix = name + "."
        return {key.removeprefix(prefix): value for key, value in self._settings.items() if key.startswith(prefix)}

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        assert stream is not None
        return stream


def _read_message(stream: IO[bytes]) -> Message | None:
    """The next message, or None at the end."""
    length = 0
    while (header := stream.readline().strip()) or not length:
        if not header:
            return None
        name, _, value = header.partition(b":")
        length = int(value) if name.lower() == b"content-length" else length
    message: Message = json.loads(stream.read(length))
    return message
