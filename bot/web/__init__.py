"""The web channel: chat API, pages, the widget's files, and the route that Rasa calls."""
