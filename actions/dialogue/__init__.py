"""The conversation: what each kind of thing that a person does leads to.

`acts` holds one Rasa custom action per kind. They work on a `Turn`: the state of the case file, what
came in, and what goes out as message ids.
"""
