"""The same conversation as pages of the server, one question a page, for browsers without JavaScript."""
