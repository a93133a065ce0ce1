"""`advisal run`: start Rasa and the app."""


def run() -> None:
    """Start Advisal on this machine; Ctrl-C stops it."""
    from bot.supervisor import main

    raise SystemExit(main([]))
