"""The demo page and the files that pages embed."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from starlette.exceptions import HTTPException

from bot.settings import ROOT

STATIC = Path(__file__).parent / "pages"
WIDGET = ROOT / "bot" / "widget" / "dist" / "advisal-chat.js"
FILES = {
    "demo.css": (STATIC / "demo.css", "text/css"),
    "palette.css": (STATIC / "palette.css", "text/css"),
    "plain.css": (STATIC / "plain.css", "text/css"),
    "favicon.svg": (STATIC / "favicon.svg", "image/svg+xml"),
    "advisal-chat.js": (WIDGET, "text/javascript"),
}


def pages() -> APIRouter:
    """GET / and the static files."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=["GET", "HEAD"])
    async def demo() -> FileResponse:
        """A page with the widget."""
        return FileResponse(STATIC / "demo.html", media_type="text/html; charset=utf-8")

    @router.api_route("/static/{name}", methods=["GET", "HEAD"])
    async def static(request: Request, name: str) -> Response:
        """One of the few files there are, compressed where its build left that and the browser takes it."""
        path, kind = FILES.get(name, (None, ""))
        if path is None or not path.exists():
            raise HTTPException(404)
        headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        small = path.with_name(f"{path.name}.gz")
        if "gzip" in request.headers.get("accept-encoding", "") and small.exists():
            path, headers["Content-Encoding"] = small, "gzip"
        return FileResponse(path, media_type=f"{kind}; charset=utf-8", headers=headers)

    return router
