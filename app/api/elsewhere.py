"""What an API of ours answers below its prefix where it has nothing: 404 and 405 in its own envelope."""

from collections.abc import Awaitable, Callable, Collection, Mapping

from quart import Response, request
from quart.blueprints import BlueprintSetupState
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.routing import BaseConverter

from app.core.errors import NotFound

Routes = Mapping[tuple[str, str], object]


class _Anything(BaseConverter):
    """The rest of a path whatever it is, slashes at its start too, so that nothing is redirected."""

    part_isolating = False
    regex = "(?s:.*?)"


def answering_elsewhere(routes: Routes, prefixes: Collection[str]) -> Callable[[BlueprintSetupState], None]:
    """For `blueprint.record`: refuse other methods of `routes`, and every other path below `prefixes`.

    `routes` are named by method and rule. The framework alone would not know the envelope.
    """

    def record(state: BlueprintSetupState) -> None:
        app, endpoint = state.app, f"{state.name}.elsewhere"
        app.url_map.converters["anything"] = _Anything
        below = [rule for prefix in prefixes for rule in (prefix, f"{prefix}/<anything:rest>")]
        for rule in dict.fromkeys([*(rule for _, rule in routes), *below]):
            app.url_map.add(app.url_rule_class(rule, endpoint=endpoint))
        app.view_functions[endpoint] = _refusing(routes)

    return record


def _refusing(routes: Routes) -> Callable[..., Awaitable[Response]]:
    async def elsewhere(**_ids: str) -> Response:
        here = request.url_rule.rule if request.url_rule else ""
        methods = [method for method, rule in routes if rule == here]
        if not methods:
            raise NotFound("endpoint")
        named = " or ".join(methods)
        allowed = methods + ["HEAD"] * ("GET" in methods)
        raise MethodNotAllowed(allowed, f"Only {named} works here.")

    return elsewhere
