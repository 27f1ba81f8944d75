"""Golden analyses: `python -m tests.analyse.golden` writes them anew; read the difference before keeping it.

The first line of a file is the text, after "# "; each line after it is one token: number, form, lemma, UPOS, XPOS,
number of the head (0 for the root), relation, and the name's type where it is in a name.
"""

from pathlib import Path

from twosource.analyse import Analyser

FOLDER = Path(__file__).parent.parent / "golden" / "analyse"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def golden(analyser: Analyser, text: str) -> str:
    lines = [f"# {text}"]
    for sentence in analyser.text(text).sentences:
        kinds = {i: name.type.value for name in sentence.names for i in range(name.first, name.last)}
        for i, token in enumerate(sentence.tokens):
            cells = (
                i + 1,
                token.text,
                token.lemma,
                token.upos,
                token.xpos,
                token.head + 1,
                token.rel,
                kinds.get(i, "-"),
            )
            lines.append("\t".join(map(str, cells)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    ANALYSER = Analyser.load()
    for path in sorted(FOLDER.glob("*.txt")):
        path.write_text(golden(ANALYSER, text_of(path)), encoding="utf-8")
