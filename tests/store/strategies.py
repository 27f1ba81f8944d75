"""Whole records of arbitrary values whose references hold: what the store must give back as it got it."""

from hypothesis import strategies as st

from twosource.model import finding as f
from twosource.model import record as r
from twosource.model.text import Block, BlockKind, Credit, Dateline, Outlet, Report, Span

WORDS = st.text(max_size=12)
MAYBE = st.none() | WORDS
NUMBER = st.none() | st.floats(allow_nan=False) | st.integers(0, 2**70).map(float)
IDS = st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=3)


def spans(size: int) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, size), st.integers(0, size))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


def few(of: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    return st.lists(of, max_size=2).map(tuple)


def one_of(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


@st.composite
def reports(draw: st.DrawFn, id_: str) -> Report:
    text = draw(st.text(max_size=40))
    span = spans(len(text))
    return Report(
        id=id_,
        path=f"{draw(WORDS)}/{id_}",
        outlet=Outlet(draw(WORDS), draw(st.booleans())),
        published=draw(MAYBE),
        title=draw(MAYBE),
        author=draw(MAYBE),
        url=draw(MAYBE),
        dateline=draw(st.none() | st.builds(Dateline, span, WORDS, MAYBE, MAYBE)),
        credits=draw(few(st.builds(Credit, span, WORDS))),
        blocks=draw(few(st.builds(Block, span, st.sampled_from(BlockKind)))),
        text=text,
        text_hash=draw(WORDS),
        raw_hash=draw(WORDS),
        medium=draw(WORDS),
        fields=draw(few(st.tuples(WORDS, WORDS))),
    )


def whens(span: st.SearchStrategy[Span]) -> st.SearchStrategy[f.When]:
    return st.builds(f.When, WORDS, WORDS, st.sampled_from(f.Precision), st.sampled_from(f.Basis), st.none() | span)


def wheres(span: st.SearchStrategy[Span]) -> st.SearchStrategy[f.Where]:
    bare = st.builds(f.Where, span, WORDS, MAYBE)
    kinds = (st.sampled_from(f.PlacePrecision), st.sampled_from(f.PlaceReason))
    point = (st.floats(-90, 90), st.floats(-180, 180))
    return bare | st.builds(f.Where, span, WORDS, MAYBE, *point, *kinds, WORDS, st.none() | span)


@st.composite
def findings(draw: st.DrawFn, report: Report) -> f.Findings:
    span = spans(len(report.text))
    maybe = st.none() | span
    said, happened, counted = draw(IDS), draw(IDS), draw(IDS)
    party = st.builds(f.Party, maybe, WORDS, MAYBE, st.sampled_from(f.Sector))
    return f.Findings(
        report.id,
        tuple(
            f.Attribution(
                id_,
                report.id,
                draw(maybe),
                draw(MAYBE),
                draw(st.sampled_from(f.SourceKind)),
                draw(maybe),
                draw(few(span)),
                draw(st.sampled_from(f.Directness)),
                draw(st.sampled_from(f.Act)),
                draw(one_of(said)),
                draw(maybe),
                draw(MAYBE),
                draw(st.sampled_from(f.Polarity)),
                draw(st.sampled_from(f.Certainty)),
            )
            for id_ in said
        ),
        tuple(
            f.EventMention(
                id_,
                report.id,
                draw(span),
                draw(WORDS),
                draw(st.sampled_from(f.EventType)),
                draw(MAYBE),
                draw(few(party)),
                draw(few(party)),
                draw(st.none() | wheres(span)),
                draw(st.none() | whens(span)),
                draw(st.sampled_from(f.Status)),
                draw(one_of(said)),
                draw(st.booleans()),
                draw(few(span)),
            )
            for id_ in happened
        ),
        tuple(
            f.Figure(
                id_,
                report.id,
                draw(span),
                draw(st.sampled_from(f.Measure)),
                draw(NUMBER),
                draw(NUMBER),
                draw(st.sampled_from(f.Qualifier)),
                draw(WORDS),
                draw(one_of(happened)),
                draw(one_of(said)),
                draw(st.none() | wheres(span)),
            )
            for id_ in counted
        ),
        draw(few(st.builds(f.Mention, span, WORDS, MAYBE, st.sampled_from(f.Sector), st.sampled_from(f.SourceKind)))),
        draw(few(whens(span))),
        draw(few(wheres(span))),
    )


def refs(found: tuple[f.Findings, ...], kind: str) -> st.SearchStrategy[tuple[r.Ref, ...]]:
    all_refs = [r.Ref(each.report, item.id) for each in found for item in getattr(each, kind)]
    return few(st.sampled_from(all_refs)) if all_refs else st.just(())


@st.composite
def positions(draw: st.DrawFn, report: Report, found: f.Findings) -> r.Position:
    attribution = draw(one_of([a.id for a in found.attributions]))
    span = few(spans(len(report.text)))
    stance, sure = draw(st.sampled_from(r.Stance)), draw(st.booleans())
    return r.Position(report.id, attribution, draw(WORDS), stance, draw(span), draw(WORDS), sure)


@st.composite
def joined(draw: st.DrawFn, read: tuple[Report, ...], found: tuple[f.Findings, ...]) -> r.Record:
    some_reports = few(st.sampled_from([report.id for report in read])) if read else st.just(())
    stories = tuple(r.Story(id_, draw(WORDS), draw(some_reports)) for id_ in draw(IDS))
    story = st.sampled_from([s.id for s in stories]) if stories else st.nothing()
    happenings = tuple(
        r.Happening(
            id_,
            draw(story),
            draw(WORDS),
            draw(st.sampled_from(f.EventType)),
            draw(MAYBE),
            draw(MAYBE),
            draw(MAYBE),
            draw(refs(found, "events")),
            draw(st.integers(0, 9)),
        )
        for id_ in (draw(IDS) if stories else ())
    )
    figure_sets = tuple(
        r.FigureSet(
            id_,
            draw(st.sampled_from([h.id for h in happenings])),
            draw(st.sampled_from(f.Measure)),
            draw(WORDS),
            draw(refs(found, "figures")),
            draw(st.sampled_from(r.Relation)),
            draw(NUMBER),
            draw(NUMBER),
        )
        for id_ in (draw(IDS) if happenings else ())
    )
    places = [positions(report, each) for report, each in zip(read, found, strict=True)]
    propositions = tuple(
        r.Proposition(
            id_,
            draw(story),
            draw(WORDS),
            draw(few(st.one_of(places))) if places else (),
            draw(st.sampled_from(r.Standing)),
        )
        for id_ in (draw(IDS) if stories else ())
    )
    relays = [st.builds(r.Relay, st.just(report.id), WORDS, spans(len(report.text))) for report in read]
    return r.Record(
        read,
        found,
        tuple(r.CopyGroup(id_, draw(some_reports)) for id_ in draw(IDS)),
        draw(few(st.one_of(relays))) if relays else (),
        stories,
        tuple(
            r.Actor(i, draw(WORDS), draw(few(WORDS)), draw(MAYBE), draw(st.sampled_from(f.Sector))) for i in draw(IDS)
        ),
        happenings,
        figure_sets,
        propositions,
        draw(few(judgements())),
        tuple(sorted(draw(st.sets(st.builds(r.Skipped, WORDS, WORDS, WORDS), max_size=2)), key=skipped_key)),
        reviews=draw(few(st.builds(r.Review, WORDS, WORDS, st.sampled_from(r.Ruling), MAYBE, MAYBE, WORDS))),
        chains=draw(few(chains(story, happenings, read))) if happenings and read else (),
        turns=draw(few(turns(propositions))) if any(p.positions for p in propositions) else (),
        actor_days=draw(few(actor_days(story, happenings))) if happenings else (),
        figure_views=figure_views(draw, figure_sets),
        stamps=tuple((s.id, draw(WORDS)) for s in stories if draw(st.booleans())),
    )


def chains(
    story: st.SearchStrategy[str], happenings: tuple[r.Happening, ...], read: tuple[Report, ...]
) -> st.SearchStrategy[r.ChainLink]:
    happening = st.sampled_from([h.id for h in happenings])
    words = [st.builds(r.TieWords, st.just(x.id), WORDS, WORDS, spans(len(x.text)), MAYBE) for x in read]
    return st.builds(r.ChainLink, story, st.sampled_from(r.Tie), happening, happening, few(st.one_of(words)))


def turns(propositions: tuple[r.Proposition, ...]) -> st.SearchStrategy[r.Turn]:
    places = [(p.id, n) for p in propositions for n in range(len(p.positions))]
    change = st.sampled_from(r.Change)
    return st.builds(lambda place, day, c: r.Turn(*place, day, c), st.sampled_from(places), MAYBE, change)


def actor_days(story: st.SearchStrategy[str], happenings: tuple[r.Happening, ...]) -> st.SearchStrategy[r.ActorDay]:
    acts = few(st.sampled_from([h.id for h in happenings]))
    number, counts = st.floats(allow_nan=False), st.integers(0, 9)
    return st.builds(r.ActorDay, story, MAYBE, MAYBE, WORDS, acts, counts, counts, number, number, number, NUMBER)


def figure_views(draw: st.DrawFn, figure_sets: tuple[r.FigureSet, ...]) -> tuple[r.FigureView, ...]:
    convention = st.sampled_from(r.Convention)
    return tuple(
        draw(st.builds(r.FigureView, st.just(f.id), convention, NUMBER, NUMBER, NUMBER, WORDS, WORDS))
        for f in figure_sets
        for _ in range(draw(st.integers(0, 2)))
    )


def skipped_key(skipped: r.Skipped) -> tuple[bytes, ...]:
    return tuple(part.encode() for part in (skipped.path, skipped.stage, skipped.reason))


def judgements() -> st.SearchStrategy[r.Judgement]:
    number = st.floats(allow_nan=False)
    reasons = few(st.builds(r.Reason, WORDS, number, WORDS))
    return st.builds(r.Judgement, WORDS, WORDS, WORDS, st.sampled_from(r.Verdict), number, reasons, WORDS)


@st.composite
def records(draw: st.DrawFn) -> r.Record:
    """A record with reports in order of path, as the store gives them."""
    read = sorted((draw(reports(id_)) for id_ in draw(IDS)), key=lambda report: report.path.encode())
    found = tuple(draw(findings(report)) for report in read)
    return draw(joined(tuple(read), found))
