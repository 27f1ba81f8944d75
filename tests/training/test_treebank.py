from pathlib import Path

from training.treebank import read_treebank

CONLLU = """\
# newdoc id = own-1
# sent_id = own-1-1
# newpar id = own-1-p1
# text = They don't talk.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttalk\ttalk\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tmore\tmore\tADV\tRB\t_\t_\t_\t4:advmod\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = own-1-2
# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

"""


def test_words_are_read_without_empty_nodes_and_with_their_surface(tmp_path: Path) -> None:
    (tmp_path / "own.conllu").write_text(CONLLU, encoding="utf-8")
    first, second = read_treebank(tmp_path / "own.conllu")
    assert first.words == ("They", "do", "n't", "talk", ".")
    assert first.surface == ((2, 3, "don't"),)
    assert first.tree.heads == (4, 4, 4, 0, 4)
    assert first.tree.relations[2] == "advmod"
    assert (first.id, first.document, first.paragraph) == ("own-1-1", "own-1", True)
    assert (second.words, second.document, second.paragraph) == (("Yes",), "own-1", False)
