"""What the fields of an answer say: a choice or a text to take, or which field cannot be right and why."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.web.plain.digits import dollars, grams, plain_digits, whole_number
from bot.web.plain.forms import Form

OLDEST_YEAR = 1900
YEARS_AHEAD = 20
"""A hearing or an expiry date can lie ahead, but not further than this."""
YEAR_DAYS, MONTH_DAYS, MONTHS = 365, 30, 12
"""How the law counts: a year is 365 days, and so are twelve months; a month of the rest is 30."""
LONGEST_CHOICE = 400
NONE = "none"


@dataclass(frozen=True)
class Answer:
    """A choice of the open question or one of its tools, or a text; never both."""

    choice: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class Fault:
    """A field that cannot be right, and the id of the words that say why."""

    field: str
    message: str


Outcome = Answer | Fault


def read_answer(form: Form, today: date) -> Outcome:
    """The answer in a form, which says of which kind it is (`as`)."""
    return READERS.get(form.get("as"), _choice)(form, today)


def _choice(form: Form, today: date) -> Outcome:
    choice = form.get("choice")
    return Answer(choice[:LONGEST_CHOICE]) if choice else Fault("choice", "ui.select.error")


def _set(form: Form, today: date) -> Outcome:
    ticked = form.all("tick")
    if not ticked:
        return Fault("tick", "ui.set.error")
    if NONE in ticked and len(ticked) > 1:
        return Fault("tick", "act.hint.set")
    return Answer("+".join(ticked)[:LONGEST_CHOICE])


def _date(form: Form, today: date) -> Outcome:
    """The year, the month of a year, or the day: "2009", "2009-06", "2009-06-15"."""
    year, month, day = (plain_digits(form.get(name)).strip() for name in ("year", "month", "day"))
    if form.get("only_year"):
        month = day = ""
    if not _between(year, OLDEST_YEAR, today.year + YEARS_AHEAD):
        return Fault("year", "ui.date.error_year")
    if not month:
        return Fault("month", "ui.date.error_month") if day else Answer(year)
    if not _between(month, 1, MONTHS):
        return Fault("month", "ui.date.error_month")
    if not day:
        return Answer(f"{year}-{int(month):02}")
    if not _between(day, 1, monthrange(int(year), int(month))[1]):
        return Fault("day", "ui.date.error_day")
    return Answer(f"{year}-{int(month):02}-{int(day):02}")


def _days(form: Form, today: date) -> Outcome:
    """A length of time in days. Years, months and days may all be given, and each may be left out."""
    total: dict[str, int] = {}
    for name in ("years", "months", "days"):
        if not form.get(name).strip():
            continue
        number = whole_number(form.get(name))
        if number is None:
            return Fault(name, "ui.whole.error")
        total[name] = int(number)
    if not total:
        return Fault("years", "ui.whole.error")
    years, months = divmod(total.get("years", 0) * MONTHS + total.get("months", 0), MONTHS)
    return Answer(str(years * YEAR_DAYS + months * MONTH_DAYS + total.get("days", 0)))


def _number(read: Callable[[str], str | None], fault: str) -> Callable[[Form, date], Outcome]:
    def one(form: Form, today: date) -> Outcome:
        number = read(form.get("number"))
        return Fault("number", fault) if number is None else Answer(number)

    return one


def _words(form: Form, today: date) -> Outcome:
    text = form.get("text").strip()
    return Answer(text=text) if text else Fault("text", "ui.text.error")


def _between(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most


READERS: Mapping[str, Callable[[Form, date], Outcome]] = {
    "set": _set,
    "date": _date,
    "days": _days,
    "count": _number(whole_number, "ui.whole.error"),
    "money": _number(dollars, "ui.number.error"),
    "grams": _number(grams, "ui.number.error"),
    "statute": _words,
    "text": _words,
}
