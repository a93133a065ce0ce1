"""An expression that cannot be read says what is wrong and what the nearest right name is."""

import pytest

from actions.screening.errors import ExpressionError
from tests.screening.support import compiled


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("resident_sinc + years(5) <= as_of", "there is no 'resident_sinc' (did you mean 'resident_since'?)"),
        ("resident == curent", "'curent' is not a choice of resident (did you mean 'current'?)"),
        ("refuge in other_status", "'refuge' is not a choice of other_status (did you mean 'refugee'?)"),
        ("sentence_days >= 365", "belongs to convictions: use any(convictions, sentence_days)"),
        ("offense == theft", "there is no 'offense'"),
        ("any(conviction, yes)", "any begins with one of entries, convictions, family"),
        ("any(convictions)", "any does not take 1 values"),
        ("held(1)", "there is no function 'held'"),
        ("likeli(held)", "there is no function 'likeli' (did you mean 'likely'?)"),
        ("likely(held, afraid)", "likely does not take 2 values"),
        ("resident", "this gives a choice, but a flag is needed"),
        ("resident_since", "this gives a date, but a flag is needed"),
        ("held and resident_since", "a date where a yes or no is needed: resident_since"),
        ("not age", "a number where a yes or no is needed: age"),
        ("resident_since <= 5", "a date and a number have no order"),
        ("resident_since <= age", "a date and a number have no order"),
        ("resident_since == age", "a date cannot equal a number"),
        ("resident_since + 5 <= as_of", "a date and a number cannot be added"),
        ("age + years(5) >= 3", "a number and a period cannot be added"),
        ("age * 2 > 3", "only + and - are part of the language"),
        ("-age > 3", "only `not` may stand before a value"),
        ("age > 'many'", "a text can only be compared with a fact"),
        ("held in resident", "`in` needs a list [a, b] or a fact that holds several choices"),
        ("held in [yes]", "only a fact with choices can be one of a list: held"),
        ("date(2010, 2, 30) <= as_of", "not a day of the calendar: date(2010, 2, 30)"),
        ("date(2010, 2) <= as_of", "date does not take 2 values"),
        ("date(age, 1, 1) <= as_of", "a plain number is needed here: age"),
        ("resident_since + years(age) <= as_of", "a plain number is needed here: age"),
        ("sum(convictions, level, yes) >= 1", "sum needs a number, not a choice"),
        ("earliest(entries, manner) <= as_of", "earliest needs a date, not a choice"),
        ("count(entries, yes) >= count(entries, no)", "a total and a total have no order"),
        ("told(age)", "a number where a yes or no is needed: age"),
        ("told(held, afraid)", "told does not take 2 values"),
        ("or_else(held, age)", "or_else needs two conditions, two dates or two numbers"),
        ("or_else(held, no)", "or_else needs another way to tell it, not a value for what is not known"),
        ("choose(held, resident_since, age) <= as_of", "choose needs two dates or two numbers"),
        ("state == XX", "state: 'XX' is not a state"),
        ("state == unknown", "whether state is known cannot be asked"),
        ("held == unknown", "there is no 'unknown'"),
        ("resident == unknown", "'unknown' is not a choice of resident"),
        ("held and", "not an expression: held and"),
        ("held; afraid", "not an expression"),
        ("lambda: held", "not part of the language"),
        ("held.real", "not part of the language"),
        ("[held for held in held]", "not part of the language"),
        ("__import__('os')", "there is no function '__import__'"),
    ],
)
def test_it_says_what_is_wrong(expression: str, says: str) -> None:
    with pytest.raises(ExpressionError) as error:
        compiled(expression)
    assert says in str(error.value)


def test_white_space_and_line_ends_do_not_matter() -> None:
    assert compiled("held\n   and\n not afraid").type == "flag"
