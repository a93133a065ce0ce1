"""The screening engine: pure functions from a case and the law to an assessment.

No I/O besides reading the law files at start, no clock, no database, no dialogue.
"""
