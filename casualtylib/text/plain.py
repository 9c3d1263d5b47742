"""One form for each mark: curly quotes, dashes, odd spaces and HTML entities, without moving a character."""

from __future__ import annotations

import html
import unicodedata

import regex

_MARKS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
        # marks that nobody sees: of width, of joining, of hyphenation, of direction
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " "),
    }
)
#: A long dash between two words without spaces parts them; a hyphen would join them.
_DASHED = regex.compile(r"(?<=\p{L})[\u2014\u2015](?=\p{L})")
_ENTITY = regex.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")


def plain(text: str) -> str:
    """`text` with plain marks; as long as `text`, offset for offset.

    >>> plain("“1\u00a0200” – Assad’s")
    '"1 200" - Assad\\'s'
    >>> plain("dead&nbsp;and")
    'dead      and'
    >>> plain("the crash—two men"), plain("Borsk — two men")
    ('the crash:two men', 'Borsk - two men')
    """
    return _DASHED.sub(":", _ENTITY.sub(_padded, text)).translate(_MARKS)


def _padded(match: regex.Match[str]) -> str:
    mark = html.unescape(match[0])
    return match[0] if len(mark) > len(match[0]) or mark == match[0] else mark.ljust(len(match[0]))


_DIGIT = regex.compile(r"[\p{Nd}--[0-9]]", regex.V1)


def lower(plain: str) -> str:
    """Lower case with plain digits, offset for offset: a character whose lower case is longer stays as it is.

    >>> lower("İ 25 ٣")
    'İ 25 3'
    """
    if plain.isascii():
        return plain.lower()
    lowered = plain.lower()
    if len(lowered) != len(plain):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), lowered)
