"""Text messages: the conversation of everywhere else, by numbered menus, discreet until told otherwise."""
