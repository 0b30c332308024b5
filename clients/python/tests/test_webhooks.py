"""Webhooks: what is to be trusted, and what is not."""

import base64
import hashlib
import hmac
from collections.abc import Mapping

import pytest
import standardwebhooks

from mingjing import WebhookError, sign_webhook, verify_webhook

# The example of the specification (standardwebhooks.com, and its libraries' tests).
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
AT = 1614265330
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
HEADERS = {"webhook-id": ID, "webhook-timestamp": str(AT), "webhook-signature": SIGNATURE}
OTHER = "whsec_" + base64.b64encode(b"another secret of theirs").decode()


def verify(headers: Mapping[str, str] = HEADERS, body: bytes | str = BODY, secrets: object = SECRET, at: float = AT) -> object:
    return verify_webhook(headers, body, secrets, now=lambda: at)  # type: ignore[arg-type]


def test_the_known_vector_is_verified() -> None:
    assert verify() == {"test": 2432232314}
    assert sign_webhook(SECRET, ID, AT, BODY) == SIGNATURE


def test_the_standards_own_library_signs_the_same() -> None:
    from datetime import UTC, datetime

    body = '{"type":"penalty.create","data":{"name":"明镜"}}'
    theirs = standardwebhooks.Webhook(SECRET).sign(ID, datetime.fromtimestamp(AT, UTC), body)
    assert theirs == sign_webhook(SECRET, ID, AT, body)
    assert verify({**HEADERS, "webhook-signature": theirs}, body)


def test_headers_may_have_any_case_and_the_body_may_be_a_text() -> None:
    assert verify({name.title(): value for name, value in HEADERS.items()}, BODY.decode())


def test_one_of_several_signatures_and_one_of_several_secrets_are_enough() -> None:
    several = f"v1,{'A' * 43}= v2,whatever v1a,other {SIGNATURE}"
    assert verify({**HEADERS, "webhook-signature": several}, secrets=[OTHER, SECRET])
    assert verify(secrets=[SECRET.removeprefix("whsec_")])
    rotated = f"{sign_webhook(OTHER, ID, AT, BODY)} {SIGNATURE}"
    assert verify({**HEADERS, "webhook-signature": rotated}, secrets=OTHER)


@pytest.mark.parametrize(
    ("changed", "body"),
    [
        ({}, b'{"test": 2432232315}'),
        ({}, BODY + b" "),
        ({"webhook-id": ID + "x"}, BODY),
        ({"webhook-timestamp": str(AT + 1)}, BODY),
        ({"webhook-signature": "v1,"}, BODY),
        ({"webhook-signature": SIGNATURE.replace("v1,", "v2,")}, BODY),
        ({"webhook-signature": SIGNATURE.removeprefix("v1,")}, BODY),
        ({"webhook-signature": "v1," + "ä" * 44}, BODY),
        ({"webhook-signature": SIGNATURE[:-4]}, BODY),
        ({"webhook-signature": ""}, BODY),
        ({"webhook-id": ""}, BODY),
        ({"webhook-timestamp": "soon"}, BODY),
        ({"webhook-timestamp": "-5"}, BODY),
        ({"webhook-timestamp": "1" * 400}, BODY),
        ({"webhook-timestamp": "1614265330.5"}, BODY),
    ],
)
def test_what_was_tampered_with_is_refused(changed: dict[str, str], body: bytes) -> None:
    with pytest.raises(WebhookError):
        verify({**HEADERS, **changed}, body)


def test_another_secret_is_refused() -> None:
    with pytest.raises(WebhookError, match="no signature fits"):
        verify(secrets=OTHER)


def test_what_is_old_or_of_the_future_is_refused() -> None:
    assert verify(at=AT + 300)
    assert verify(at=AT - 300)
    with pytest.raises(WebhookError, match="too old"):
        verify(at=AT + 301)
    with pytest.raises(WebhookError, match="future"):
        verify(at=AT - 301)


def test_a_body_that_is_signed_but_no_json_is_refused() -> None:
    for body in (b"text", b"[1]"):
        signed = {**HEADERS, "webhook-signature": sign_webhook(SECRET, ID, AT, body)}
        with pytest.raises(WebhookError, match="JSON"):
            verify(signed, body)


def test_a_secret_that_is_none_is_a_fault_of_the_program_and_not_shown() -> None:
    for secret in ("whsec_!!secret", "", "whsec_"):
        with pytest.raises(ValueError, match="secret must") as caught:
            verify(secrets=secret)
        assert "!!" not in str(caught.value)
    with pytest.raises(ValueError, match="no secret"):
        verify(secrets=[])


def test_the_signature_is_the_hmac_of_id_timestamp_and_body() -> None:
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    expected = hmac.new(key, f"{ID}.{AT}.".encode() + BODY, hashlib.sha256).digest()
    assert sign_webhook(SECRET, ID, AT, BODY) == "v1," + base64.b64encode(expected).decode()
