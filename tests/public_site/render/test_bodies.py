"""What teams write, as HTML."""

from public_site.render.bodies import body_html


def test_paragraphs_and_line_breaks_are_kept() -> None:
    assert body_html("One\ntwo\n\nThree") == "<p>One<br>\ntwo</p>\n<p>Three</p>"


def test_addresses_become_links_marked_as_the_words_of_users() -> None:
    link = '<a href="https://acme.test/x?a=1&amp;b=2" rel="nofollow ugc noopener">https://acme.test/x?a=1&amp;b=2</a>'
    assert body_html("See https://acme.test/x?a=1&b=2") == f"<p>See {link}</p>"


def test_emphasis_lists_code_and_quotes_are_kept() -> None:
    html = body_html("**b** `c`\n\n- one\n\n> q")
    assert all(
        tag in html for tag in ("<strong>b</strong>", "<code>c</code>", "<li>one</li>", "<blockquote>")
    )


def test_raw_html_is_text() -> None:
    assert body_html("<b>x</b><!-- y -->") == "<p>&lt;b&gt;x&lt;/b&gt;&lt;!-- y --&gt;</p>"


def test_headings_and_images_are_not_made() -> None:
    html = body_html("# Big\n\n![x](https://evil.test/pixel.png)")
    assert "<h1" not in html
    assert "<img" not in html


def test_a_link_that_is_not_web_or_mail_is_not_made() -> None:
    assert "href" not in body_html("[x](javascript:alert(1)) [y](data:text/html,z) [z](vbscript:q)")
