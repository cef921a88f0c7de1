"""A page without the signs that a browser does not need: it says and names the same."""

from __future__ import annotations

import pytest

from qaif_cli.render.squeezed import squeezed
from tests.support.hostile import HOSTILE
from tests.support.seen import Seen


@pytest.mark.parametrize(
    ("page", "less"),
    [
        ('<p class="a">x</p>\n<p>y</p>', "<p class=a>x<p>y"),
        ('<a href="#R-0001">R-0001</a> t', "<a href=#R-0001>R-0001</a> t"),
        ('<a title="two words">x</a>', '<a title="two words">x</a>'),
        ('<a title="">x</a>', '<a title="">x</a>'),
        ('<a title="a&#39;b">x</a>', '<a title="a&#39;b">x</a>'),
        ('<td class="t3">1</td>\n</tr>', "<td class=t3>1"),
        ('<circle cx="1" r="4"/>', '<circle cx=1 r="4"/>'),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9">', "<svg width=9>"),
        ("<b>a</b>\nb\n<i>c</i>", "<b>a</b>\nb\n<i>c</i>"),
        ('<script>\nconst a = "</p>", b="c";\n</script>', '<script>\nconst a = "</p>", b="c";\n</script>'),
        ('<style>\na { b: "c" }\n</style>', '<style>\na { b: "c" }\n</style>'),
    ],
)
def test_what_a_browser_does_not_need_is_not_there(page: str, less: str) -> None:
    assert squeezed(page) == less


@pytest.mark.parametrize("text", HOSTILE)
def test_what_somebody_wrote_stays_as_it_is(text: str) -> None:
    from qaif_cli.render.xml import escaped

    page = f'<ul>\n<li id="a" title="{escaped(text)}">{escaped(text)}</li>\n<li id="b">x="y"</li>\n</ul>'
    whole, less = Seen(page), Seen(squeezed(page))
    assert (less.names, less.tags, less.attributes) == (whole.names, whole.tags, whole.attributes)
    assert less.text == whole.text.replace("\n", "")
    assert len(squeezed(page)) < len(page)
