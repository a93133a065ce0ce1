"""The order in which people need to hear of relief."""

FIRST = (
    *("citizenship_claim", "rescind_in_absentia_no_notice", "motion_to_reopen", "bond"),
    *("lpr_cancellation", "nonlpr_cancellation", "asylum", "withholding", "cat_deferral"),
)
LAST = ("post_conviction_relief", "voluntary_departure")


def rank(relief: str) -> int:
    """The place of a relief, from 0; what is in neither list comes between, as the law files have it."""
    if relief in FIRST:
        return FIRST.index(relief)
    return len(FIRST) + (1 + LAST.index(relief) if relief in LAST else 0)
