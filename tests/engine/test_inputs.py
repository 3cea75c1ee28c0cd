"""What the inputs of a command are: files, and folders without what speaks of the folder."""

import os
from pathlib import Path

import pytest

from tests.engine.plugins import write
from timeline.engine.inputs import NoSuchInput, expand


def found(*inputs: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Names of files and (name, message) of what is skipped, relative to the first input."""
    base = inputs[0].as_posix()
    files, problems = expand(inputs)
    return [file.name.removeprefix(base) for file in files], [
        (problem.source.removeprefix(base), problem.message) for problem in problems
    ]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, b_txt="b", a_txt="a")
    write(tmp_path / "a", z_md="z")
    write(tmp_path / "c" / "deep", x_txt="x")
    assert found(tmp_path) == (["/a.txt", "/a/z.md", "/b.txt", "/c/deep/x.txt"], [])


def test_what_speaks_of_the_folder_is_skipped_and_told(tmp_path: Path) -> None:
    write(tmp_path, README_md="# Read me", license_txt="MIT", a_txt="a", CHANGELOG_md="x")
    (tmp_path / "LICENSE").write_bytes(b"MIT")
    files, skipped = found(tmp_path)
    assert files == ["/a.txt"]
    assert [name for name, _ in skipped] == ["/CHANGELOG.md", "/LICENSE", "/README.md", "/license.txt"]
    assert skipped[2][1] == "README.md speaks of the folder and has no front matter"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_readme_with_front_matter_is_a_document(tmp_path: Path, newline: str) -> None:
    write(tmp_path, README_md=newline.join(["---", "published: 2024", "---", "The dam broke."]))
    assert found(tmp_path) == (["/README.md"], [])


def test_a_readme_that_is_given_by_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, README_md="# Read me")
    assert found(tmp_path / "README.md") == ([""], [])


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / ".git", config_txt="x")
    write(tmp_path, a_txt="a")
    (tmp_path / ".hidden.txt").write_bytes(b"x")
    assert found(tmp_path) == (["/a.txt"], [])


def test_links_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", secret_txt="x")
    folder = write(tmp_path / "story", a_txt="a")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "broken.txt").symlink_to(outside / "nothing.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "circle").symlink_to(folder)
    assert found(folder) == (
        ["/a.txt"],
        [("/broken.txt", "a link in a folder is not followed"), ("/link.txt", "a link in a folder is not followed")],
    )


def test_a_link_that_is_given_by_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert found(tmp_path / "link.txt") == ([""], [])


def test_what_is_no_file_is_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == ([], [("/pipe.txt", "not a regular file")])


def test_a_file_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a")
    files, _ = expand([tmp_path, tmp_path / "a.txt", str(tmp_path / "a.txt")])
    assert [file.name for file in files] == [(tmp_path / "a.txt").as_posix()]


def test_an_input_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput, match="there is no such file or folder"):
        expand([tmp_path / "nothing"])


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert found(tmp_path) == ([], [])
