"""Three feeds a language with the same entries: Atom, RSS and JSON Feed.

Links are relative where the edition does not know its address: Atom and JSON Feed allow that, and
readers resolve them in RSS too.
Source: RFC 4287; the RSS 2.0 specification; https://www.jsonfeed.org/version/1.1/.
"""

import json
from collections.abc import Iterator
from datetime import date

from firsthand.edition.news import NOT_XML, Entry, News, news_of
from firsthand.edition.site import Page, Site

ATOM, RSS, JSON = "feed.xml", "rss.xml", "feed.json"
JSON_FEED = "https://jsonfeed.org/version/1.1"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def pages(site: Site) -> Iterator[Page]:
    """The feeds of each language of the edition."""
    for language in site.languages:
        news = news_of(site, language)
        view = site.view(language, f"{language}/{ATOM}")
        for name, stamp in ((ATOM, instant), (RSS, mail_date)):
            xml = site.render(name, view, feed=news, stamp=stamp)
            yield Page(f"{language}/{name}", NOT_XML.sub("", xml))
        yield Page(f"{language}/{JSON}", _json(news))


def instant(day: date) -> str:
    """The beginning of *day* (UTC) as RFC 3339 says it."""
    return f"{day.isoformat()}T00:00:00Z"


def mail_date(day: date) -> str:
    """The beginning of *day* (UTC) as RFC 822 says it; the standard library's own needs sockets."""
    month = MONTHS[day.month - 1]
    return f"{DAYS[day.weekday()]}, {day.day:02} {month} {day.year:04} 00:00:00 +0000"


def _json(news: News) -> str:
    feed = {
        "version": JSON_FEED,
        "title": news.name.words,
        "description": news.tagline,
        "language": news.language,
        "home_page_url": news.home,
        "feed_url": news.address(JSON),
        "authors": [{"name": news.name.words}] if news.name.words else [],
        "items": [_json_item(entry, news.language) for entry in news.entries],
    }
    said = {key: value for key, value in feed.items() if value or key in {"title", "items"}}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: Entry, language: str) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.href,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": instant(entry.published),
        "date_modified": instant(entry.updated),
        "language": language,
        "tags": [entry.kind],
    }
