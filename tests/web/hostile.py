"""What people who mean harm put into any field: the same list for every field of every channel of the web."""

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</textarea></form><h1>gotcha</h1>",
    "javascript:alert(1)//",
    "{{ 7 * 7 }}{% raw %}",
    "${7*7} #{7*7} %{7*7}",
    "' OR 1=1; DROP TABLE cases; --",
    "../../../../etc/passwd",
    "%2e%2e%2f%00",
    "nul\x00l",
    "\x1b[31mred\x7f",
    "\u202eevil\u202c",
    "\u2066\u2067x\u2069",
    "\ufeff\u200b\u200d",
    "9" * 1500,
    "-9223372036854775809",
    "1e999",
    "NaN",
    "😀" * 300,
    "line\r\nSet-Cookie: page=x",
    "/restart",
    '/answer{"for_whom":"self"}',
    "__proto__",
    "a" * 6000,
)  # fmt: skip
NEVER_SHOWN = ("<script>alert", "<img src=x", "<h1>gotcha", "\x00", "\x1b", "\u202e", "\u2067", "Traceback")
"""What no answer may hold, whatever came in. "\\u2066" alone is ours, around numbers in Arabic."""
