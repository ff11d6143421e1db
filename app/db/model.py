"""The base of every model: tortoise's, without its search for comments in the source of each class."""

from typing import Any

from tortoise.models import Model as TortoiseModel
from tortoise.models import ModelMeta


class _Uncommented(ModelMeta):
    """Parsing the files of all models takes a seventh of a program's start, and finds nothing."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> ModelMeta:
        return super().__new__(cls, name, bases, {"_no_comments": True, **attrs})


class Model(TortoiseModel, metaclass=_Uncommented):
    class Meta:
        abstract = True
