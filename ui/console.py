"""All blueprints of the console, and what holds for every one of its answers."""

from quart import Blueprint

from ui import doors
from ui.kit.answers import add_wait
from ui.kit.assets import assets
from ui.kit.faults import answer_faults
from ui.kit.notices import forget_notice
from ui.routes.account import account
from ui.routes.audit import audit
from ui.routes.auth import auth
from ui.routes.billing import billing
from ui.routes.component_moves import component_moves
from ui.routes.component_removal import component_removal
from ui.routes.components import components
from ui.routes.data import data
from ui.routes.domain import domain
from ui.routes.finding import finding
from ui.routes.first_page import first_page
from ui.routes.front import front
from ui.routes.incidents import incidents
from ui.routes.keys import keys
from ui.routes.look import look
from ui.routes.maintenance import maintenance
from ui.routes.members import members
from ui.routes.overview import overview
from ui.routes.pages import pages
from ui.routes.passkeys import passkeys
from ui.routes.pictures import pictures
from ui.routes.preview import preview
from ui.routes.second_step import second_step
from ui.routes.security import security
from ui.routes.session import session
from ui.routes.settings import settings
from ui.routes.states import states
from ui.routes.support import support
from ui.routes.templates import templates
from ui.routes.theme import theme
from ui.routes.transfer import transfer

everywhere = Blueprint("everywhere", __name__)


answer_faults(everywhere)
everywhere.before_app_request(doors.arrive)
everywhere.after_app_request(forget_notice)
everywhere.after_app_request(add_wait)


CONSOLE = (
    everywhere,
    assets,
    auth,
    second_step,
    account,
    security,
    passkeys,
    data,
    members,
    billing,
    session,
    front,
    first_page,
    pages,
    finding,
    look,
    overview,
    states,
    components,
    component_moves,
    component_removal,
    incidents,
    maintenance,
    preview,
    templates,
    keys,
    domain,
    theme,
    pictures,
    settings,
    transfer,
    audit,
    support,
)
