"""`/theme-<hash>.css`: nothing but custom properties, whatever a database holds."""

import re

import tinycss2  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from public_site.render.theme import theme_answer
from tenants.pages.colours import SURFACES, contrast
from tenants.pages.theme import THEME_TOKENS, Choice

anything = st.text(max_size=30) | st.sampled_from(
    ["}", "</style>", "url(x)", "@import 'x'", "red;--x:1", "#12345g"]
)
good_values = {
    name: st.sampled_from(token.words)
    if isinstance(token, Choice)
    else st.integers(0, 0xFFFFFF).map("#{:06x}".format)
    for name, token in THEME_TOKENS.items()
}
good_themes = st.fixed_dictionaries({}, optional=good_values)
LINE = re.compile(r"--[a-z0-9]+:[#a-zA-Z0-9 ,().-]+")


def _css(theme: dict[str, str]) -> str:
    answer = theme_answer(theme)
    return answer.body.decode() if answer else ""


@given(theme=st.dictionaries(st.sampled_from(sorted(THEME_TOKENS)) | anything, anything) | good_themes)
def test_it_holds_only_custom_properties(theme: dict[str, str]) -> None:
    css = _css(theme)
    inner = css.removeprefix("@layer theme{:root{").removesuffix("}}\n")
    assert css == "" or all(LINE.fullmatch(line) for line in inner.split(";"))


@given(theme=good_themes)
def test_it_parses_without_errors(theme: dict[str, str]) -> None:
    rules = tinycss2.parse_stylesheet(_css(theme))
    inner = [
        node
        for rule in rules
        if rule.type == "at-rule"
        for node in tinycss2.parse_blocks_contents(rule.content)
    ]
    assert all(node.type != "error" for node in (*rules, *inner))


@given(theme=good_themes.filter(lambda theme: {"accent", "accent_dark"} & set(theme)))
def test_whatever_the_accent_links_can_be_read(theme: dict[str, str]) -> None:
    found = re.search(r"--accent:light-dark\((#\w+),(#\w+)\)", _css(theme))
    assert found is not None
    surface = SURFACES[theme.get("surface", "slate")]
    for colour, mode in zip(found.groups(), ("light", "dark"), strict=True):
        assert min(contrast(colour, surface[mode][ground]) for ground in ("page", "card", "raised")) >= 4.5


def test_a_page_without_a_theme_has_no_sheet() -> None:
    assert theme_answer({}) is None
    assert theme_answer({"surface": "slate"}) is None


def test_its_name_changes_with_its_content_so_it_may_be_kept_for_ever() -> None:
    one, other = theme_answer({"accent": "#ff0000"}), theme_answer({"accent": "#00ff00"})
    assert one is not None
    assert other is not None
    assert one.path != other.path
    assert "immutable" in one.cache_control
