"""Plugs the ports of the lower floors: addresses, secret, mail, rate limits, and what publishes pages."""

from dataclasses import replace
from hashlib import sha256

from app.core.addresses import set_addresses
from app.core.mail import mailer_for, plug_mailer
from app.core.signing import set_secret
from app.core.throttle import count_in
from app.serving.metrics import RENDERED
from app.settings import Settings
from ledger.dev_checkout import DevProvider
from ledger.providers import DEV, STRIPE, plug_provider
from ledger.stripe_events import Endpoint, plug_endpoint
from public_site.answer import Answer
from public_site.own_renderer import own_renderer
from public_site.publishing import DiskPublisher
from public_site.renderer import Renderer
from public_site.snapshot import Snapshot
from tenants.domains.issuer import set_issuer
from tenants.domains.resolving import DnsResolvers, plug_resolvers
from tenants.pages.publisher import plug
from tenants.support.sudo import require_second_step

MAIL_FOLDER = "mail"


def plug_in(settings: Settings) -> DiskPublisher:
    """Make verbs of this process act as `settings` say; answers the publisher that is plugged."""
    set_addresses(settings.console_url, settings.page_suffix)
    set_secret(settings.secret_key)
    count_in(settings.redis_url)
    plug_resolvers(DnsResolvers(settings.dns_resolvers))
    require_second_step(required=settings.staff_need_second_step)
    set_issuer(settings.certificate_issuer)
    _take_money(settings)
    plug_mailer(mailer_for(settings.smtp_url, settings.mail_from, settings.data_dir / MAIL_FOLDER))
    publisher = DiskPublisher(settings.published_dir, renderer=_renderer(settings.console_url))
    plug(publisher)
    return publisher


def _take_money(settings: Settings) -> None:
    """By Stripe, by the pretended provider of localhost, or not at all."""
    plug_provider(None)
    plug_endpoint(None)
    if settings.topups_by == DEV:
        plug_provider(DevProvider())
    elif settings.topups_by == STRIPE:
        from ledger.stripe_checkout import stripe_provider  # noqa: PLC0415  heavy, and few need it

        plug_provider(stripe_provider(settings.stripe_secret_key))
        plug_endpoint(Endpoint(settings.stripe_webhook_secrets, settings.stripe_live))


def _renderer(console_url: str) -> Renderer:
    """Ours, counted. Pages print their addresses, so another scheme or port makes another edition of them."""
    renderer = own_renderer()

    def hot(snapshot: Snapshot, fingerprint: str) -> list[Answer]:
        RENDERED.inc()
        return renderer.hot(snapshot, fingerprint)

    edition = sha256(f"{renderer.edition} {console_url}".encode()).hexdigest()[:8]
    return replace(renderer, edition=edition, hot=hot)
