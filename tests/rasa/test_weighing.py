"""The table that weighs the classifier's kind against what the reader found."""

from bot.rasa.weighing import (
    FAINT,
    FAINT_BESIDE,
    FAINTLY_NAMED,
    FAINTLY_NAMED_BESIDE,
    HEDGED_TYPES,
    NAMED,
    OUTRIGHT_WISHES,
    STORY_FACTS,
    SURE,
    SURE_OF_TROUBLE,
    SURER,
    SUREST,
    UNSURE,
    WISHES,
    Evidence,
    weigh,
)

KINDS = """
answer affirm deny multi_fact_story question_faq dont_know correction go_back skip why_asking change_language
human urgent stop_delete greeting out_of_scope abusive privacy_concern repeat
""".split()


def evidence(**found):
    return Evidence.from_metadata({"reads": "none", **found})


def test_without_evidence_the_classifier_is_right():
    for kind in KINDS:
        for confidence in (0.0, UNSURE, SURE, 1.0):
            assert weigh(kind, confidence, None) == (kind, "classifier")


def test_metadata_of_another_shape_are_no_evidence():
    for metadata in (None, "full", [], {}, {"reads": "all"}, {"intent": {"name": "answer"}}):
        assert Evidence.from_metadata(metadata) is None


def test_numbers_of_facts_that_are_none_count_as_none():
    assert Evidence.from_metadata({"reads": "none", "facts": "many"}).facts == 0


def test_something_urgent_is_urgent_whatever_the_classifier_says():
    for kind in KINDS:
        for confidence in (0.1, 0.99):
            if (kind, confidence) != ("stop_delete", 0.99):
                assert weigh(kind, confidence, evidence(urgent=True))[0] == "urgent"


def test_the_ids_of_what_is_urgent_do_as_well_as_true():
    assert weigh("answer", 0.9, evidence(urgent=["detained"]))[0] == "urgent"
    assert weigh("answer", 0.9, evidence(urgent=[]))[0] == "answer"


def test_stop_means_stop_whatever_else_the_text_says():
    found = evidence(reads="full", facts=5, urgent=True, phase="confirm", yes_no="yes")
    assert weigh("stop_delete", SURE, found) == ("stop_delete", "classifier")


def test_a_clear_wish_stands_against_a_reading():
    found = evidence(reads="full", facts=5, question_type="date")
    for kind in WISHES:
        assert weigh(kind, SURER, found)[0] == kind


def test_a_middling_wish_does_not_hide_a_plain_value():
    for question_type in ("date", "choice", "state"):
        found = evidence(reads="full", question_type=question_type)
        for kind in WISHES:
            decided = ("answer", "plain_value") if kind in OUTRIGHT_WISHES else (kind, "classifier")
            assert weigh(kind, SURE, found) == decided


def test_a_yes_or_no_is_no_plain_value():
    for question_type in ("yes_no", "confirm"):
        found = evidence(reads="full", question_type=question_type, yes_no="yes")
        for kind in WISHES:
            assert weigh(kind, SURE, found) == (kind, "classifier")


def test_an_unclear_wish_does_not_hide_an_answer():
    for kind in KINDS:
        assert weigh(kind, SURE - 0.01, evidence(reads="full")) == ("answer", "reads_in_full")


def test_not_knowing_is_never_read_as_no():
    found = evidence(reads="full", question_type="yes_no", yes_no="no")
    assert weigh("dont_know", SURE, found)[0] == "dont_know"


def test_a_hedged_value_is_an_answer():
    for question_type in HEDGED_TYPES:
        found = evidence(reads="part", question_type=question_type)
        assert weigh("dont_know", 0.99, found) == ("answer", "hedged_value")
    assert weigh("dont_know", 0.99, evidence(reads="part", question_type="yes_no"))[0] == "dont_know"


def test_who_is_asked_something_and_says_little_more_answers():
    for reads, facts in (("full", 2), ("part", 1), ("none", 1)):
        asked = evidence(facts=facts, reads=reads, question_type="date")
        assert weigh("multi_fact_story", 0.99, asked) == ("answer", "hardly_a_story")
        asked = evidence(facts=facts + 1, reads=reads, question_type="date")
        assert weigh("multi_fact_story", 0.99, asked)[0] == "multi_fact_story"
    assert weigh("multi_fact_story", 0.99, evidence())[0] == "multi_fact_story"


def test_several_facts_in_one_message_are_a_story():
    asked = {"reads": "full", "question_type": "date"}
    assert weigh("answer", 0.9, evidence(facts=2, **asked))[0] == "answer"
    assert weigh("answer", 0.9, evidence(facts=3, **asked))[0] == "multi_fact_story"


def test_yes_and_no_confirm_or_deny_a_list_and_answer_a_question():
    for said, kind in (("yes", "affirm"), ("no", "deny")):
        confirming = evidence(reads="full", phase="confirm", question_type="confirm", yes_no=said)
        asked = evidence(reads="full", question_type="yes_no", yes_no=said)
        assert weigh(kind, 0.9, confirming)[0] == kind
        assert weigh(kind, 0.9, asked)[0] == kind
        assert weigh("greeting", 0.5, asked)[0] == kind
        other = {"affirm": "deny", "deny": "affirm"}[kind]
        assert weigh(other, 0.9, asked)[0] == "answer"
        for facts, decided in ((STORY_FACTS - 1, kind), (STORY_FACTS, "multi_fact_story")):
            beside = evidence(reads="full", question_type="yes_no", yes_no=said, facts=facts)
            assert weigh(kind, 0.9, beside)[0] == decided


def test_trouble_that_is_over_denied_or_supposed_is_no_cry_for_help_unless_the_classifier_is_sure():
    calm = evidence(calm=True)
    assert weigh("urgent", SURE_OF_TROUBLE - 0.01, calm, ("answer", 0.05)) == ("answer", "calm")
    assert weigh("urgent", SURE_OF_TROUBLE, calm, ("answer", 0.05)) == ("urgent", "classifier")
    assert weigh("urgent", 0.5, evidence(), ("answer", 0.4)) == ("urgent", "classifier")
    assert weigh("urgent", 0.5, evidence(calm=True, urgent=True), ("answer", 0.4))[0] == "urgent"
    assert weigh("urgent", 0.5, calm) == ("urgent", "classifier")


def test_part_of_an_answer_is_not_out_of_scope():
    assert weigh("out_of_scope", 0.9, evidence(reads="part"))[0] == "answer"
    assert weigh("greeting", UNSURE - 0.01, evidence(reads="part"))[0] == "answer"
    assert weigh("greeting", UNSURE, evidence(reads="part"))[0] == "greeting"


def test_a_guess_with_nothing_to_go_by_is_not_acted_on():
    for kind in KINDS:
        guessed = weigh(kind, UNSURE - 0.01, evidence())[0]
        assert guessed == ("urgent" if kind == "urgent" else "out_of_scope")
        assert weigh(kind, UNSURE, evidence())[0] == kind


def test_a_guess_beside_a_fact_tells_that_fact():
    for kind in KINDS:
        guessed = weigh(kind, UNSURE - 0.01, evidence(facts=1))[0]
        assert guessed == (kind if kind in ("urgent", "multi_fact_story", "affirm", "deny") else "answer")
        assert weigh(kind, UNSURE, evidence(facts=1))[0] == kind
        if kind not in ("answer", "multi_fact_story"):
            assert weigh(kind, UNSURE - 0.01, evidence(facts=1, asks=True))[0] == kind
            assert weigh(kind, UNSURE - 0.01, evidence(facts=1, correction=True))[0] == kind


def test_a_plain_answer_is_no_cry_for_help_unless_one_trouble_is_named_or_the_classifier_is_sure():
    answered, second = evidence(reads="full", question_type="choice"), ("answer", 0.3)
    assert weigh("urgent", SUREST - 0.01, answered, second, NAMED - 0.01)[0] == "answer"
    assert weigh("urgent", SUREST - 0.01, answered, second, NAMED)[0] == "urgent"
    assert weigh("urgent", SUREST, answered, second, 0.0)[0] == "urgent"
    assert weigh("urgent", SURE, evidence(reads="part"), second, 0.0)[0] == "urgent"


def test_two_facts_that_nothing_asked_for_are_a_story():
    assert weigh("answer", 0.9, evidence(facts=2)) == ("multi_fact_story", "unasked")
    assert weigh("answer", 0.9, evidence(facts=1))[0] == "answer"
    assert weigh("answer", 0.9, evidence(facts=2, question_type="date"))[0] == "answer"
    assert weigh("dont_know", SURE, evidence(facts=2))[0] == "dont_know"


def test_a_faint_cry_that_only_the_classifier_hears_is_none() -> None:
    silent, second = evidence(), ("answer", 0.3)
    assert weigh("urgent", FAINT - 0.01, silent, second, FAINTLY_NAMED - 0.01)[1] == "faint"
    assert weigh("urgent", FAINT, silent, second, 0.0)[0] == "urgent"
    assert weigh("urgent", FAINT - 0.01, silent, second, FAINTLY_NAMED)[0] == "urgent"
    assert weigh("urgent", FAINT - 0.01, evidence(urgent=True), second, 0.0)[0] == "urgent"


def test_a_faint_cry_yields_to_what_else_the_text_tells() -> None:
    told, second = evidence(facts=1), ("answer", 0.3)
    below = FAINT_BESIDE - 0.01, FAINTLY_NAMED_BESIDE - 0.01
    assert weigh("urgent", below[0], told, second, below[1])[0] == "answer"
    assert weigh("urgent", FAINT_BESIDE, told, second, below[1])[0] == "urgent"
    assert weigh("urgent", below[0], told, second, FAINTLY_NAMED_BESIDE)[0] == "urgent"


def test_a_yes_or_no_in_other_words_is_called_what_it_is():
    asked = {"question_type": "yes_no", "reads": "full"}
    assert weigh("answer", 0.5, evidence(**asked, yes_no="no"))[0] == "deny"
    assert weigh("multi_fact_story", 0.5, evidence(**asked, yes_no="yes"))[0] == "affirm"
    assert weigh("answer", 0.5, evidence(**asked, yes_no="no", facts=2))[0] == "deny"
    assert weigh("multi_fact_story", 0.5, evidence(**asked, yes_no="no", facts=2))[0] == "answer"
    assert weigh("deny", 0.7, evidence(**asked))[0] == "deny"  # "just the one, thank God"
    assert weigh("answer", 0.5, evidence(**asked))[0] == "answer"


def test_a_value_that_is_not_sure_puts_nothing_right_unless_a_word_says_so():
    hedged = {"question_type": "date", "reads": "part"}
    assert weigh("correction", SURER, evidence(**hedged))[0] == "answer"
    assert weigh("correction", SURER, evidence(**hedged, correction=True))[0] == "correction"
    assert weigh("correction", SURER, evidence(question_type="date", reads="full"))[0] == "correction"


def test_who_tells_nothing_and_ends_in_a_question_asks_it():
    assert weigh("multi_fact_story", 0.7, evidence(asks=True))[0] == "question_faq"
    assert weigh("answer", 0.7, evidence(asks=True, facts=1))[0] == "answer"
    assert weigh("answer", 0.7, evidence(asks=True, question_type="date", reads="part"))[0] == "answer"


def test_a_change_of_mind_within_the_answer_is_the_answer():
    found = evidence(question_type="date", reads="full", correction=True, thinks_again=True)
    assert weigh("correction", 0.95, found) == ("answer", "thinks_again")
    told_before = evidence(question_type="date", reads="full", correction=True)
    assert weigh("correction", 0.95, told_before)[0] == "correction"
