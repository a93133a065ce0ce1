"""The table of `advisal sms --segments`: what the questions cost as texts."""

from statistics import median


def print_table() -> None:
    """One line a language: its questions, what their first pages cost, how many exceed the budget."""
    from actions.messages import Messages, load_catalogues
    from bot.cli.output import law_or_fail
    from bot.compose import LOCALES
    from bot.settings import LANGUAGES
    from bot.sms.menus import BUDGET
    from bot.sms.survey import priced

    law = law_or_fail()
    messages = Messages(load_catalogues(LOCALES), law.registry)
    print(f"| language | GSM-7 | questions | median | most | over {BUDGET} | pages, most |")
    print("|---|---|---|---|---|---|---|")
    for language in LANGUAGES:
        found = list(priced(messages, law, language))
        costs = [one.cost.segments for one in found]
        over = sum(segments > BUDGET for segments in costs)
        plain = sum(one.cost.encoding == "GSM-7" for one in found)
        pages = max(one.pages for one in found)
        print(
            f"| {language} | {plain} | {len(found)} | {median(costs):g} | {max(costs)} | {over} | {pages} |"
        )
