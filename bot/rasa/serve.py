"""The Rasa process of the app: `python -m bot.rasa.serve --port 5005 --model models/advisal-....tar.gz`.

Does what `rasa run` does, with two differences: nothing is written that could hold a person's words, from
the first line on (quiet.py), and TensorFlow, half of the start-up time and of the memory, is left out.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import types

from bot.rasa import quiet

INTERFACE = "127.0.0.1"


def main() -> None:
    """Serves the model until the process is told to stop."""
    arguments = _arguments()
    quiet.install()
    _leave_out_tensorflow()
    sys.path.insert(1, os.getcwd())

    import rasa
    from rasa.shared.exceptions import RasaException
    from rasa.utils.common import configure_library_logging

    logging.basicConfig(stream=sys.stderr, level=os.environ.get("LOG_LEVEL", "INFO"))
    configure_library_logging()
    try:
        rasa.run(
            model=arguments.model,
            endpoints="endpoints.yml",
            credentials="credentials.yml",
            interface=INTERFACE,
            port=arguments.port,
            enable_api=False,
        )
    except RasaException as error:
        # Raised before the first message: these speak of configuration files only.
        sys.exit(f"{type(error).__name__}: {error}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.rasa.serve")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--model", required=True, help="the model archive")
    return parser.parse_args()


def _leave_out_tensorflow() -> None:
    """Puts placeholders where Rasa would import TensorFlow without using it.

    Every policy imports the helpers of TensorFlow components, and opening a model imports the validator of
    its training, which imports those components. The pipeline of config.yml has none of them.
    """
    _placeholder("rasa.utils.train_utils")
    _placeholder("rasa.graph_components.validators.default_recipe_validator", "DefaultV1RecipeValidator")


def _placeholder(module: str, *classes: str) -> None:
    def missing(attribute: str) -> None:
        raise AttributeError(
            f"{module}.{attribute} is left out: bot/rasa/serve.py serves models without TensorFlow components"
        )

    placeholder = types.ModuleType(module)
    for name in classes:
        setattr(placeholder, name, type(name, (), {}))
    placeholder.__getattr__ = missing  # type: ignore[method-assign]
    sys.modules[module] = placeholder


if __name__ == "__main__":
    main()
