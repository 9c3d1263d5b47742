"""Values in notebooks: everything of a text is escaped, every claim is marked where it stands, long texts stay short."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import casualtylib as cl
from casualtylib.output.html import html
from tests.output.values import REPORTS

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</div></table><style>*{}</style>&amp;"
KNOWN = {
    "style", "div", "p", "b", "table", "tr", "th", "td", "mark", "sup", "span", "details", "summary", "ul", "ol", "li",
}  # fmt: skip


class Page(HTMLParser):
    """What stands in a page: its tags, their attributes, its words; a tag that does not close the last one opened is an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.marks: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)
        if "mark" in self.open:
            self.marks.append(data)


def held_together(text: str) -> Page:
    page = Page(text)
    assert {tag for tag, _ in page.tags} <= KNOWN
    assert not [name for _, attributes in page.tags for name in attributes if name not in ("class", "title", "dir", "value")]
    text.encode("utf-8")
    return page


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_any_report_is_a_page_that_holds_together(report: cl.Report) -> None:
    held_together(html(report))
    for claim in report:
        held_together(html(claim))


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40), st.text(max_size=10))
def test_no_text_adds_a_tag(text: str, title: str) -> None:
    report = cl.claim("25 killed", source="A")
    changed = report.amend(report[0].id, why=text, group_text=text, quote=text, place_text=title)
    plain, hostile = held_together(html(report[0])), held_together(html(changed[0]))
    assert [tag for tag, _ in plain.tags] == [tag for tag, _ in hostile.tags]


def test_what_a_text_would_do_in_a_page_is_only_shown() -> None:
    text = f"{EVIL} At least 25 people were killed on Sunday, said {EVIL}. \x00\x1b[31m\u202e\ud800 Ten children were among the dead."
    report = cl.read(text, published="2024-12-02", title=EVIL, id=EVIL, outlet=EVIL)
    result = cl.reconcile(report)
    shown = [report, report[0], result, result.bounds("killed"), result.explain("killed"), result.check("at least 50 killed")]
    for value in shown:
        page = held_together(value._repr_html_())
        assert not {"\x00", "\x1b", "\u202e", "\ud800"} & set("".join(page.words))
    assert "<script>alert(1)</script>" in "".join(held_together(report._repr_html_()).words)


def test_the_claims_are_marked_where_they_stand_under_their_outcome() -> None:
    report = cl.read("At least 25 people were killed and dozens wounded on Sunday. It is feared that 40 died.", published="2024-12-02")
    page = held_together(report._repr_html_())
    kinds = [str(attributes["class"]) for tag, attributes in page.tags if tag == "mark"]
    assert {"killed", "injured", "killed unasserted"} <= set(kinds)
    assert [claim.number_span.of(report.text) for claim in report] == [
        word for word in page.marks if word in ("At least 25", "dozens", "40")
    ]
    assert "".join(page.words).count("At least 25") == 2  # in the text and in the table


def test_a_long_text_is_shown_around_its_claims() -> None:
    report = cl.read("Nothing happened here. " * 20_000 + "Seven people were killed. " + "All was quiet. " * 20_000)
    page = report._repr_html_()
    assert len(page) < 10_000
    assert "characters without claims" in page
    assert "<b>Seven</b>" in page


def test_many_claims_are_counted_and_not_all_shown() -> None:
    report = cl.read(" ".join(f"On Sunday {n} people were killed in Tarsk." for n in range(100, 700)), published="2024-12-02")
    assert len(report) > 300
    assert f"and {len(report) - 200} more" in report._repr_html_()


def test_a_contradiction_shows_its_claims_and_what_would_have_to_go() -> None:
    one = cl.read("31 people were killed on Sunday, the fire service said.", published="2024-12-02", id="a", event="fire")
    other = cl.read("24 people were killed on Sunday, the mayor said.", published="2024-12-02", id="b", outlet="Gazette", event="fire")
    result = cl.reconcile(one, other)
    words = " ".join(held_together(result._repr_html_()).words)
    assert "contradiction" in words and "repair" in words
    words = " ".join(held_together(result.conflicts[0]._repr_html_()).words)
    assert "31 people were killed" in words and "Gazette" in words


def test_nothing_claimed_is_unknown_and_not_zero() -> None:
    result = cl.reconcile(cl.read("All was quiet."))
    assert "nothing is known" in result._repr_html_()
    assert "unknown" in result.bounds("killed")._repr_html_()


@pytest.mark.parametrize("value", [3, "text", None])
def test_other_values_have_no_html(value: object) -> None:
    with pytest.raises(TypeError, match="has no HTML form"):
        html(value)
