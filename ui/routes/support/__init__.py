"""The support console: everything below /support, for our own staff alone."""

from ui.routes.support import (
    accounts as accounts,
)
from ui.routes.support import (
    acts as acts,
)
from ui.routes.support import (
    exports as exports,
)
from ui.routes.support import (
    notes as notes,
)
from ui.routes.support import (
    purchases as purchases,
)
from ui.routes.support import (
    queue as queue,
)
from ui.routes.support import (
    report as report,
)
from ui.routes.support import (
    requests as requests,
)
from ui.routes.support import (
    search as search,
)
from ui.routes.support import (
    standing as standing,
)
from ui.routes.support import (
    sudo as sudo,
)
from ui.routes.support import (
    viewing as viewing,
)
from ui.routes.support.entry import support as support
