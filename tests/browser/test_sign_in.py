"""OpenID Connect against a provider of our own; three roles; what a role may not do is denied in the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from review.ui.acting import ACTS
from tests.browser.conftest import Desk, Server, free_port, open_review, unfold
from tests.browser.provider import PEOPLE, Provider
from tests.store.conftest import write_pair
from tests.store.test_export import corpus

_READS = {"look", "look up", "filter", "next", "previous", "down", "up", "go", "to do", "documents", "open"}


def sign_in(page: Page, server: Server, person: str) -> None:
    page.goto(server.url)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=PEOPLE[person]).click()
    page.get_by_text(PEOPLE[person]).first.wait_for()


def test_three_people_with_three_roles(
    serve: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    with Provider("desk", "a secret of the test") as provider:
        port = free_port()
        secrets = (
            f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "{"c" * 40}"\n'
            f'client_id = "desk"\nclient_secret = "a secret of the test"\n'
            f'server_metadata_url = "{provider.url}/.well-known/openid-configuration"\n'
            '[review]\nleads = ["lea@example.org"]\n'
        )
        server = serve(corpora=corpus(tmp_path), secrets=secrets, port=port)
        stranger = new_page()
        stranger.goto(f"{server.url}/review?document=1")
        stranger.get_by_role("button", name="Sign in").wait_for()
        expect(stranger.locator(".desk")).to_have_count(0)

        lead = new_page()
        sign_in(lead, server, "lea")
        lead.get_by_role("button", name="Review it").wait_for()  # a lead may take the corpora in
        viewer, reviewer = new_page(), new_page()
        sign_in(viewer, server, "vera")
        sign_in(reviewer, server, "rob")
        store = server.store()
        roles = {person.subject: person.role for person in store.reviewers()}
        assert roles == {"lea@example.org": "lead", "vera@example.org": "viewer", "rob@example.org": "viewer"}
        # the lead makes Rob a reviewer, on the page
        lead.reload()
        unfold(lead, "People")
        people = {person.subject.partition("@")[0]: person for person in store.reviewers()}

        def make(name: str, role: str) -> None:
            drawn = lead.locator("[data-test-script-state=notRunning]")  # before, there are the old buttons, too
            buttons = lead.locator(f"[class*=st-key-role_{people[name].id}_]")
            drawn.wait_for()
            buttons.get_by_text(role, exact=True).click()
            lead.get_by_text(f"Saved: the role is {role} now.").wait_for()
            drawn.wait_for()
            expect(buttons.get_by_role("radio", name=role, exact=True)).to_be_checked()

        make("rob", "lead")
        # another lead thinks better of it, and this one's page, older than that, does not undo it
        store.set_role(people["lea"], people["rob"].id, "viewer")
        make("vera", "reviewer")
        make("vera", "viewer")
        assert {p.subject: p.role for p in store.reviewers()} == roles
        make("rob", "reviewer")
        assert {p.subject: p.role for p in store.reviewers()} == roles | {"rob@example.org": "reviewer"}

        before = paragraphs(store, 1, Filter(), around=1, after=99)
        desk = open_review(viewer, server, 1)
        expect(viewer.locator(".desk-status")).to_have_text("Read only")
        expect(desk.editor).not_to_be_editable()
        expect(viewer.locator(".desk-buttons")).to_have_count(0)
        for kind in sorted(set(ACTS) - _READS):
            _forge(desk, kind)
            expect(viewer.locator(".desk-message")).to_contain_text("needs the role of a reviewer, and yours is viewer")
        assert paragraphs(store, 1, Filter(), around=1, after=99) == before
        viewer.keyboard.press("1")
        viewer.get_by_role("button", name="More about").click()
        viewer.get_by_text("0 of 5 paragraphs corrected").wait_for()
        for denied in ("Add a document", "People", "Remove"):
            expect(viewer.get_by_text(denied, exact=True)).to_have_count(0)

        desk = open_review(reviewer, server, 1)
        desk.go_to(3)
        desk.editor.fill("It links two villages.")
        desk.saved()
        assert paragraphs(store, 1, Filter(), around=3, before=0)[0].author == "Rob Reviewer"
        reviewer.keyboard.press("Escape")
        reviewer.keyboard.press("1")
        reviewer.get_by_text("Add a document", exact=True).wait_for()
        reviewer.get_by_role("button", name="More about").click()
        reviewer.get_by_text("1 of 5 paragraphs corrected").wait_for()
        for denied in ("People", "Remove"):
            expect(reviewer.get_by_text(denied, exact=True)).to_have_count(0)
        reviewer.keyboard.press("4")
        reviewer.get_by_text("Leads switch checks on and off.").wait_for()
        reviewer.keyboard.press("5")
        reviewer.get_by_role("button", name="Corrected text, as it came in").wait_for()
        expect(reviewer.get_by_role("button", name="Make it the corpus's reference")).to_have_count(0)

        lead.keyboard.press("5")
        lead.get_by_role("button", name="Make it the corpus's reference").wait_for()
        store.close()


def _forge(desk: Desk, kind: str) -> None:
    """Sends an act as if the page allowed it, and waits for the answer."""
    finding = desk.page.evaluate("document.querySelector('.desk-mark')?.dataset.finding")
    desk.page.evaluate(
        """([kind, finding]) => document.querySelector('.desk-root').desk.act(kind, {
          finding: Number(finding), reason: 'false alarm', text: 'x', words: 'The', side: 'target', start: null,
          edit: 1, comment: 1,
          category: 'Accuracy/Omission', severity: 'minor', source: 1, target: 0, down: true,
          draft: kind === 'save' ? {segment: Number(document.querySelector('.desk-current').dataset.segment),
            version: 0, text: 'x'} : undefined})""",
        [kind, finding],
    )
    desk.answered()


def test_somebody_added_while_nobody_signs_in_is_a_lead(
    serve: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    """On a laptop there is no sign-in, and nothing is denied."""
    server = serve()
    store = server.store()
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    page = new_page()
    page.goto(server.url)
    page.get_by_text("Add a document", exact=True).wait_for()
    page.get_by_role("button", name="More about").click()
    expect(page.get_by_text("Remove", exact=True)).to_have_count(1)
    store.close()
