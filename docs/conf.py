"""Sphinx configuration. Works offline, and from a bare checkout as well as with the project installed."""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(HERE / "_ext")]

project = "claim-timeline"
author = "The claim-timeline authors"
copyright = author
version = release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx_click",
    "sphinx_copybutton",
    "sphinx_design",
    "claim_timeline",
]
exclude_patterns = ["changelog.d", "_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": True}
toc_object_entries = False
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
# Examples in docstrings stand in their module.
doctest_global_setup = "from timeline.model.edtf import parse"
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "claim-timeline"
html_static_path = ["_static"]
html_css_files = ["claim-timeline.css"]
html_theme_options = {"navigation_with_keys": True}
html_copy_source = False
html_show_sourcelink = False

# The build is offline, so types of other projects have no page to lead to. Each group names its source.
nitpicky = True
nitpick_ignore_regex = [
    # The standard library.
    (r"py:.*", r"(collections\.abc|contextlib|decimal|enum|functools|importlib|pathlib|re|types|typing)\..+"),
    (r"py:class", r"array|Decimal|Enum|Path|Callable|Iterable|Iterator|Mapping|Sequence|Any|Self|TypeVar|Final"),
    (r"py:(class|obj)", r"(EnumType|enum\.Enum|Literal|MappingProxyType|ClassVar).*"),
    # attrs, pluggy, click, pytest.
    (r"py:.*", r"(attr|attrs|pluggy|click|pytest)\..+"),
    # Type variables.
    (r"py:(class|obj)", r"timeline\.(\w+\.)+[A-Z]"),
]
