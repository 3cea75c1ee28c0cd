"""What the inputs of a command are: files, and folders without what is no evidence."""

import os
from pathlib import Path

import pytest

from tests.engine.plugins import write
from timeline.engine.inputs import Inputs, NoSuchInput, expand
from timeline.model.problem import ProblemKind


def found(*inputs: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Names of files and (name, message) of what is skipped."""
    made = expand(inputs)
    return [file.name for file in (*made.named, *made.walked)], [
        (problem.source, problem.message) for problem in made.problems
    ]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, b_txt="b", a_txt="a")
    write(tmp_path / "a", z_md="z")
    write(tmp_path / "c" / "deep", x_txt="x")
    assert found(tmp_path) == (["a.txt", "a/z.md", "b.txt", "c/deep/x.txt"], [])


def test_names_do_not_depend_on_how_a_path_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "story" / "deep", x_txt="x")
    monkeypatch.chdir(tmp_path)
    for given in (tmp_path / "story", Path("story"), Path("./story/"), Path("story/../story"), Path("story/deep/..")):
        assert found(given) == (["deep/x.txt"], [])
    monkeypatch.chdir(tmp_path / "story")
    assert found(Path()) == (["deep/x.txt"], [])
    for given in (tmp_path / "story" / "deep" / "x.txt", Path("deep/x.txt"), Path("../story/deep/x.txt")):
        assert found(given) == (["x.txt"], [])


def test_what_describes_the_folder_is_skipped_and_listed(tmp_path: Path) -> None:
    write(tmp_path, README_md="# Read me", license_txt="MIT", a_txt="a", CHANGELOG_md="x")
    (tmp_path / "LICENSE").write_bytes(b"MIT")
    files, skipped = found(tmp_path)
    assert files == ["a.txt"]
    assert [name for name, _ in skipped] == ["CHANGELOG.md", "LICENSE", "README.md", "license.txt"]
    assert skipped[2][1] == "README.md describes the folder and has no front matter"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_readme_with_front_matter_is_a_document(tmp_path: Path, newline: str) -> None:
    write(tmp_path, README_md=newline.join(["---", "published: 2024", "---", "The dam broke."]))
    assert found(tmp_path) == (["README.md"], [])


def test_a_readme_that_is_given_by_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, README_md="# Read me")
    assert found(tmp_path / "README.md") == (["README.md"], [])


@pytest.mark.parametrize("name", ["story.decisions", "timeline.toml", "story.json.sha256"])
def test_what_instructs_the_program_is_not_followed_where_it_lies_in_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    files, ((skipped, _),) = found(tmp_path)
    assert (files, skipped) == ([], name)
    assert found(tmp_path / name) == ([name], []), "unless it is named"


def recognised(*inputs: Path) -> Inputs:
    return expand(inputs, lambda head: "a timeline" if head.startswith(b"own") else "")


def test_what_this_program_wrote_in_a_folder_is_set_apart(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a", own_txt="own", named_txt="own too", empty_txt="")
    made = recognised(tmp_path, tmp_path / "named.txt")
    assert [file.name for file in made.named] == ["named.txt"]
    assert [file.name for file in made.walked] == ["a.txt", "empty.txt"]
    assert [(file.name, file.made) for file in made.own] == [("own.txt", "a timeline")]


def test_what_a_command_must_not_overwrite(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a", own_txt="own", named_txt="own too", empty_txt="")
    made = recognised(tmp_path, tmp_path / "named.txt")
    assert [file.name for file in made.sources] == ["named.txt", "a.txt"]
    rest = made.without([tmp_path / "own.txt", tmp_path / "empty.txt", tmp_path / "new.txt"])
    assert (rest.own, [file.name for file in rest.walked]) == ((), ["a.txt"])


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / ".git", config_txt="x")
    write(tmp_path, a_txt="a")
    (tmp_path / ".hidden.txt").write_bytes(b"x")
    assert found(tmp_path) == (["a.txt"], [])


def test_links_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", secret_txt="x")
    folder = write(tmp_path / "story", a_txt="a")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "broken.txt").symlink_to(outside / "nothing.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "circle").symlink_to(folder)
    assert found(folder) == (
        ["a.txt"],
        [("broken.txt", "a link in a folder is not followed"), ("link.txt", "a link in a folder is not followed")],
    )


def test_a_link_that_is_given_by_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert found(tmp_path / "link.txt") == (["link.txt"], [])


def test_what_is_not_a_file_is_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == ([], [("pipe.txt", "not a regular file")])


def test_a_file_that_is_reached_twice_is_read_once_whatever_the_order(tmp_path: Path) -> None:
    write(tmp_path / "deep", a_txt="a")
    inputs = [tmp_path, tmp_path / "deep", tmp_path / "deep" / ".." / "deep"]
    for order in (inputs, inputs[::-1]):
        assert [file.name for file in expand(order).walked] == ["deep/a.txt"]
    for order in ([*inputs, tmp_path / "deep" / "a.txt"], [tmp_path / "deep" / "a.txt", *inputs]):
        made = expand(order)
        assert ([file.name for file in made.named], made.walked) == (["a.txt"], ())


def test_an_input_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput, match="there is no such file or folder"):
        expand([tmp_path / "nothing"])


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert found(tmp_path) == ([], [])


def test_a_folder_that_cannot_be_listed_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions do not stop root, so the system's answer is put in its place."""
    write(tmp_path / "open", a_txt="a")
    write(tmp_path / "shut", b_txt="b")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    made = expand([tmp_path])
    assert [file.name for file in made.walked] == ["open/a.txt"]
    (problem,) = made.problems
    assert (problem.kind, problem.source) == (ProblemKind.LOST, "shut/")
    assert "Permission denied" in problem.message
    (named,) = expand([tmp_path / "shut"]).problems
    assert (named.kind, named.source) == (ProblemKind.LOST, "shut/")
