"""Values that no person types, and those that people who mean harm do.

In headers stands no NUL: no server hands one on.
"""

from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

NUMBERS = (
    *("0", "-1", "1", "00", "1.5", "1e9", "NaN", "Infinity", "-0", "٣", "²", "１２", "0x10"),
    *("2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809"),
    *("9" * 25, "9" * 4400),
)
DATES = (
    *("0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "1900-01-01T25:61"),
    *("0001-01-01T00:00", "9999-12-31T23:59", "31.12.9999", "5.12", "99999", "-5", "24:00"),
    *("0001-01-01 00:00:00+14:00", "9999-12-31 23:59:59-12:00", "жұма 23:59", "1.1.0001 0:00"),
)
TEXTS = (
    *("", " ", "\0", "a\0b", "\x1b", "\ufeff", "\u202e", "\ud800", "\udfff", "\r\n", "%00", "%"),
    *("'", '"', "';--", "<script>", "{{ 7*7 }}", "%s", "%(x)s", "{}", "{0.__class__}", "../../x"),
    *("kk", "None", "null", "true", "[]", "{", '{"a":1}', '[[["a"]]]', "//evil.kz", "\\\\evil"),
    *("javascript:alert(1)", "http://[", "http://a:b", "/\t/evil.kz", "?", "#", "/", ".", ".."),
    *("ә" * 300, "a" * 70_000, "a " * 3_000, "\u0301" * 500, "👩‍👩‍👧‍👦" * 50),
    *("[" * 5_000, "(" * 999, "~" * 99),
    *("x" * 151, "a@b", "a@" + "b" * 300, "=1+1", "@SUM(1)", "1,2,,3", ",", "1;2", "on", "-"),
)
VALUES = (*NUMBERS, *DATES, *TEXTS)
CONTENT_TYPES = (
    *("", "x", "text/plain", "application/json", "application/xml", "multipart/form-data"),
    *("multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b" * 300),
    *("multipart/form-data; boundary=ә", 'multipart/form-data; boundary="', "multipart/mixed; a"),
    *(
        f"application/x-www-form-urlencoded; charset={charset}"
        for charset in (
            *("utf-7", "utf-16", "utf-32", "utf-8-sig", "idna", "punycode", "hex", "base64"),
            *("zlib", "rot13", "raw_unicode_escape", "unicode_escape", "undefined", "nothing"),
            *("cp1251", "koi8-r", "latin1", "", "a" * 500, "mbcs", "string-escape"),
        )
    ),
)
HEADERS = {
    "Accept-Language": ("*", "xx;q=a", "kk," * 900, "\xff", "zh-Hant-" * 60),
    "Cookie": (
        *("sessionid=x", "sessionid=" + "a" * 9000, "csrftoken=\xff", "django_language=xx", ";;=;"),
        *("theme=x", "messages=x", "messages=[]:1:x", "device=a:b:c", "a"),
        *("__Host-sessionid=x", "messages=.eJx:1:x", 'sessionid="'),
    ),
    "Host": ("", "evil.kz", "127.0.0.1:99999", "[::1", "testserver.", "a_b", "\xff", "a" * 300),
    "If-Modified-Since": ("x", "Mon, 99 Foo 99999 99:99:99 GMT", "Sun, 06 Nov 0000 08:49:37 GMT"),
    "If-None-Match": ('"', "*", 'W/"', "a" * 5000),
    "Range": ("bytes=-", "bytes=9-1", "bytes=" + "9" * 50 + "-"),
    "X-Forwarded-For": ("x", "1.2.3.4", ",,,", "::1", "1.2.3.4, " * 400, "999.1.1.1"),
    "X-Forwarded-Proto": ("https", "x", "https,http"),
    "Accept": ("application/json", "", "*", "application/json;q=x", "text/event-stream"),
    "Origin": ("null", "http://testserver", "http://[", "file://", "\xff"),
    "Referer": ("http://[", "x", "http://testserver/", "//", "\xff"),
    "Content-Length": ("x", "-1", "٣", "²", "9" * 30, "0", ""),
    "User-Agent": ("", "\xff" * 20, "a" * 9000),
    "X-CSRFToken": ("x", "\xff", "a" * 64),
    "X-HTTP-Method-Override": ("DELETE",),
    "X-Requested-With": ("XMLHttpRequest",),
}
FILES = (
    *(b"", b"\0", b"\xff\xfe", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"%PDF-1.7\n%%EOF"),
    *(b"\xd0\xcf\x11\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<?xml version='1.0'?><a/>"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"{", b"[[[[[[", b"{\\rtf1", b"::Q:: a {=b}"),
    *("№1-сабақ\n1-деңгей\n1. Не?\nA) а\nB) ә\n".encode(), "Имя\nДана".encode("cp1251")),
    *(b"a,b\n" * 3000, "Аты-жөні;Логин\nА;\0\n".encode()),
    *(b"# a\n" * 500, b"\xd2\x80" * 999, b"PK\x03\x04" + b"a" * 99),
)
NAMES = (
    *("a.txt", "a.docx", "a.pdf", "a.md", "a.xlsx", "a.csv", "a.gift", "a.xml", "a.zip", "a.odt"),
    *("a.pptx", "a.doc", "a.rtf", "a.png", "a.json", "a.h5p", "a", ".", "..", "\0.txt", "ә.TXT"),
    *("a" * 300 + ".docx", "../../a.txt", "a.txt\r\nX: y", "con.txt", ".docx", "a.html"),
)


def value(chance: Random) -> str:
    return chance.choice(chance.choice((NUMBERS, DATES, TEXTS, TEXTS)))


def file(chance: Random) -> SimpleUploadedFile:
    drawn = SimpleUploadedFile("a", chance.choice(FILES))
    drawn._name = chance.choice(NAMES)  # Its own check is one of those that are tried.
    return drawn


def header(chance: Random) -> tuple[str, str]:
    name = chance.choice(sorted(HEADERS))
    return name, chance.choice(HEADERS[name])
