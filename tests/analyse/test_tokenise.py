import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.tokenise import Tokeniser

TOKENISE = Tokeniser.load()


def cut(text: str) -> str:
    return "|".join(text[start:end] for start, end in TOKENISE(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran's envoy didn't say.", "Iran|'s|envoy|did|n't|say|."),
        ("the officials’ plan", "the|officials|’|plan"),
        ("They cannot, won't and ain't.", "They|can|not|,|wo|n't|and|ai|n't|."),
        ("the U.S.-led raid", "the|U.S.|-|led|raid"),
        ("Basem Al-Awadi", "Basem|Al|-|Awadi"),
        ("pro-government and anti-tank", "pro-government|and|anti-tank"),
        ("an ex-spy's so-called e-mail", "an|ex-spy|'s|so|-|called|e-mail"),
        ("Gen. J. Smith of Acme Corp.", "Gen.|J.|Smith|of|Acme|Corp."),
        ("Plan B. It failed.", "Plan|B.|It|failed|."),
        ("No. 5 said no.", "No.|5|said|no|."),
        ("at 5pm on 9/11", "at|5|pm|on|9/11"),
        ("$3bn, €1.5m or 12%", "$|3|bn|,|€|1.5|m|or|12|%"),
        ("1,500 of the 1990s' 21st F-16s", "1,500|of|the|1990s|'|21st|F|-|16s"),
        ("2014-08-12 and 555-010-4477", "2014-08-12|and|555-010-4477"),
        ("see https://example.org/a-b?c=1.", "see|https://example.org/a-b?c=1|."),
        ("(a@b.example, @desk)", "(|a@b.example|,|@desk|)"),
        ("AT&T and/or O'Neill", "AT&T|and|/|or|O'Neill"),
        ("“No!” … he said--twice...", "“|No|!|”|…|he|said|--|twice|..."),
        ("Qa'ida", "Qa'ida"),
        ("th- the town, pro- and anti-war", "th-|the|town|,|pro-|and|anti-war"),
        ("the border- they said, ex-", "the|border|-|they|said|,|ex|-"),
        ("UN-related, un-named", "UN|-|related|,|un-named"),
        ("verses 18,19 of 1,500,000 at 2,50", "verses|18|,|19|of|1,500,000|at|2|,|50"),
        ("#1 on #Qarra, list.pdf", "#|1|on|#Qarra|,|list.pdf"),
        ("", ""),
    ],
)
def test_words_are_cut_as_universal_dependencies_english_cuts_them(text: str, words: str) -> None:
    assert cut(text) == words


@given(st.text(max_size=300))
def test_tokens_are_in_order_apart_and_cover_all_but_white_space(text: str) -> None:
    covered, at = set(), 0
    for start, end in TOKENISE(text):
        assert at <= start < end <= len(text)
        at = end
        covered.update(range(start, end))
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@given(st.text(alphabet="aN'’.-s tU5$\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_text_is_cut_within_its_borders(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    assert all(start <= a < b <= end for a, b in TOKENISE(text, start, end))
