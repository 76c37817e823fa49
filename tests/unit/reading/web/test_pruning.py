"""What stands around an article goes; what belongs to it stays, however a page is built."""

import pytest
from factwire.reading.formats.html import draft_of

FIRST = "The mayor of Harrow Falls said on Tuesday that the bridge would stay shut until June, after a storm."
SECOND = "Crews will work through the night to brace the northern span, the council said in a statement."
STOPS = [
    f"Stop {number} is the market hall, where traders have sold fish since 18{number}0 and still do."
    for number in range(1, 9)
]
OTHER = "Inside the hospitals of Sumy on the longest night of the war"


def read(added: str) -> str:
    body = f"<h1>Bridge shut</h1><p>{FIRST}</p><p>{SECOND}</p>{added}"
    return draft_of(f"<html><head><title>Bridge shut</title></head><body><article>{body}</article></body></html>").text


LINKED = "".join(f"<li><a href='/{number}'>{OTHER} {number}</a></li>" for number in range(4))
AROUND = {
    "a list under its heading": f"<section><h2>More from the Post</h2><ul>{LINKED}</ul></section>",
    "a list with words beside the links": "<h3>You may also like</h3><ul>"
    f"<li>A night apart <a href='/1'>{OTHER}</a></li><li><a href='/2'>{OTHER}</a></li></ul>",
    "a list of links": f"<ul>{LINKED}</ul>",
    "the headline of another article": f"<p><a href='/1'><strong>{OTHER.upper()}</strong></a></p>",
    "a box by its name": f"<div class='newsletter-promo'><p>{OTHER}.</p></div>",
    "a box in camel case": f"<div class='ReadMore'><p>{OTHER}.</p></div>",
    "what is hidden": f"<div style='display: none'><p>{OTHER}.</p></div>",
    "what is for screen readers": f"<p>{SECOND} <span class='sr-only'>{OTHER}</span></p>",
    "a box that opens over the page": f"<div class='site-popup-container'><p>{OTHER}.</p></div>",
    "a sidebar": f"<div class='column-right-outer'><h2>Archive</h2><p>{OTHER}.</p></div>",
    "a byline by the name of its component": f"<div data-component='byline-block'><span>{OTHER}</span></div>",
    "what is printed": f"<div class='print-footer'><p>{OTHER}.</p></div>",
    "what opens over a word": f"<p>{SECOND} <span class='rollover-people-block'>{OTHER}</span></p>",
}


@pytest.mark.parametrize("kind", AROUND)
def test_it_goes(kind: str) -> None:
    text = read(AROUND[kind])

    assert OTHER.casefold() not in text.casefold()
    assert FIRST in text
    assert SECOND in text


def items(form: str) -> str:
    return "".join(form.format(stop=stop, number=number) for number, stop in enumerate(STOPS))


BELONGING = {
    "a gallery told in captions": items("<figure><img src='x'><figcaption>{stop}</figcaption></figure>"),
    "a gallery with a slide for each picture": "<div class='gallery slideshow'>"
    + items("<div class='slide'><figure><figcaption>{stop}</figcaption></figure></div>")
    + "</div>",
    "questions and answers": f"<dl>{items('<dt>What is stop {number}?</dt><dd><p>{stop}</p></dd>')}</dl>",
    "a gallery of slides": items("<div class='slide'><h2>Stop {number}</h2><p>{stop}</p></div>"),
    "slides that are shown in turn": items("<div class='slide hidden'><p>{stop}</p></div>"),
    "a list": f"<ol>{items('<li>{stop}</li>')}</ol>",
    "a list with headings": f"<ol>{items('<li><h3>Stop {number}</h3><p>{stop}</p></li>')}</ol>",
    "a list with links in it": f"<ul>{items('<li><a href=/x{number}>Stop</a>: {stop}</li>')}</ul>",
    "paragraphs in a widget": f"<div class='elementor-widget'>{items('<p>{stop}</p>')}</div>",
    "paragraphs that are links": items("<div><p><a href='/x{number}'><strong>{stop}</strong></a></p></div>"),
    "headings that are links": items("<h2><a href='/x{number}'>Stop {number}</a></h2><p>{stop}</p>"),
    "a table": f"<table>{items('<tr><td>{number}</td><td>{stop}</td></tr>')}</table>",
}


@pytest.mark.parametrize("kind", BELONGING)
def test_it_stays(kind: str) -> None:
    text = read(BELONGING[kind])

    assert [stop for stop in STOPS if stop not in text] == []
    assert FIRST in text


def test_questions_and_answers_are_paragraphs() -> None:
    text = read(f"<dl>{items('<dt><b>What is stop {number}?</b></dt><dd><p>{stop}</p></dd>')}</dl>")

    assert [line for line in text.split("\n") if line][2:4] == ["What is stop 0?", STOPS[0]]


def test_a_column_of_the_article_is_none_beside_it_whatever_its_frame_is_called() -> None:
    frame = f"<div class='article-content sticky-sidebar-relative'>{items('<p>{stop}</p>')}</div>"

    assert STOPS[0] in read(frame + f"<div>{'<p>Another story of the week, told at length elsewhere.</p>' * 40}</div>")


def test_a_paragraph_that_introduces_other_articles_goes() -> None:
    links = f"<br><a href='/1'>{OTHER}</a><br><a href='/2'>{OTHER} again</a>"

    assert OTHER not in read(f"<p><strong>Read more:</strong>{links}</p><p>{STOPS[0]}</p>")


def test_counters_and_credits_in_the_captions_of_a_gallery_go() -> None:
    credited = "<span class='counter'>{number} / 8</span> {stop} <span class='credit'>Ann Example / The Post</span>"
    slides = items(f"<div class='slide'><figure><figcaption>{credited}</figcaption></figure></div>")

    text = read(f"<div class='gallery'>{slides}</div>")

    assert [stop for stop in STOPS if stop not in text] == []
    assert "Ann Example" not in text
    assert "1 / 8" not in text


def test_captions_of_pictures_within_an_article_stay_captions() -> None:
    pictures = [f"<div><figure><img src='x'><figcaption>{stop}</figcaption></figure></div>" for stop in STOPS[:3]]
    told = [f"<p>{stop} Told at length: {SECOND} {FIRST}</p>" for stop in STOPS[3:]]

    text = read("".join(part for pair in zip(pictures, told, strict=False) for part in pair) + "".join(told[3:]))

    assert [stop for stop in STOPS[:3] if stop in text] == []


def test_the_columns_of_a_page_that_is_laid_out_by_tables_are_told_apart() -> None:
    menu = "".join(f"<a href='{page}.asp'>{page}</a><br>" for page in ("Home", "News", "Sports", "Archive"))
    story = "<br><br>".join(["<font size=5><b>Bridge over Harrow shut</b></font>", FIRST, SECOND, " ".join(STOPS[:2])])
    row = (
        f"<tr><td>{menu}</td><td><table><tr><td>{story}</td></tr></table></td><td><a href='2.asp'>{OTHER}</a></td></tr>"
    )

    draft = draft_of(f"<html><title>The Post - Bridge over Harrow shut</title><body><table>{row}</table></body></html>")

    assert [line for line in draft.text.split("\n") if line] == [FIRST, SECOND, f"{STOPS[0]} {STOPS[1]}"]
