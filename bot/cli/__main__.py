"""`python -m bot.cli`: the command line from a source tree that is not installed."""

from bot.cli import main

main()
