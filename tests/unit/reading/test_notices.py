"""A notice to the reader is no article, and its rejection says so; a report about such notices is one."""

import pytest
from factwire import errors
from factwire.reading import read_article

NOTICES = {
    "a consent notice": "We and our partners use cookies to improve your experience. By clicking Accept you consent to"
    " the processing of your personal data. You can manage your preferences in our privacy settings.",
    "a notice to subscribers": "Please subscribe to continue reading. Already a subscriber? Sign in to your account."
    " Subscribe now for unlimited access and cancel any time.",
    "a notice about the browser": "Please enable JavaScript to view this site. We are checking your browser before you"
    " go on. Please turn off your ad blocker.",
    "an error page": "Access denied. You do not have permission, please try again later. Reference number 18.2f.",
}


@pytest.mark.parametrize("kind", NOTICES)
@pytest.mark.parametrize("content_type", ["text/plain", "text/html"])
def test_a_notice_is_rejected_by_its_kind(kind: str, content_type: str) -> None:
    data = f"<html><body><main><p>{NOTICES[kind]}</p></main></body></html>" if "html" in content_type else NOTICES[kind]

    with pytest.raises(errors.EmptyArticle, match=kind):
        read_article(data.encode(), content_type=content_type, metadata={}, location="s3://b/k")


@pytest.mark.parametrize(
    "text",
    [
        "The privacy regulator fined Example Corp over cookies. It had set them without consent to personal data.",
        "Example Post gained 40,000 subscribers in May. Subscriptions now bring in more than advertising does.",
        "Police arrested two men in Oslo on Monday. Subscribe to our newsletter. Sign in to your account.",
    ],
)
def test_a_report_is_read_whatever_it_is_about(text: str) -> None:
    assert read_article(text.encode(), content_type="text/plain", metadata={}, location="s3://b/k").text == text
