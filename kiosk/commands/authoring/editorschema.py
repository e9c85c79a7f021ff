"""The JSON Schemas by which editors complete and check `exhibition.yaml` and chapters while one types.

Editors read YAML by its core schema, the kiosk reads every scalar as text: so a text may also be what an
editor takes for a number or a boolean, and a number may stand in quotes.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from kiosk.base.sentences import translated
from kiosk.commands.authoring.samples import CHAPTER, EXHIBITION, PAGE, sample
from kiosk.content.schema import ChapterFile, ExhibitionFile, PageFile
from kiosk.stage.wording import written

if TYPE_CHECKING:
    from kiosk.blocks.contract import Kind

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALARS = ["string", "number", "boolean"]
"""What an editor may take a text for."""
NUMBER = r"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$"
YES = [
    {"type": "boolean"},
    {"type": "string", "pattern": "^([Yy]([Ee][Ss])?|[Nn][Oo]?|[Oo][Nn]|[Oo][Ff][Ff])$"},
]
NOTHING = {"not": {"type": [*SCALARS, "array", "object"]}}
"""An empty value. Not as `null`, which editors would offer to write."""

KIND = "Which kind of block it is; the other lines depend on it."
BLOCK_ID = "A name for the block, only needed where a page has two of a kind."
FILES = {"exhibition": "The exhibition as a whole.", "chapter": "One chapter of the exhibition."}
"""The files there are, and what each holds."""


class _Generator(GenerateJsonSchema):
    """Pydantic's own, without a word on defaults that are no JSON."""

    ignored_warning_kinds = {"non-serializable-default"}  # noqa: RUF012 - as pydantic declares it


def exhibition_schema(language: str) -> Schema:
    """The schema of `exhibition.yaml`, explained in `language`."""
    return _Press(language).file("exhibition", ExhibitionFile, sample(EXHIBITION))


def chapter_schema(kinds: "Mapping[str, Kind]", language: str) -> Schema:
    """The schema of a chapter's file with these kinds of blocks, explained in `language`."""
    press = _Press(language)
    chapter = press.file("chapter", ChapterFile, sample(CHAPTER))
    page = press.mapping("page", PageFile, sample(PAGE))
    chapter["properties"]["pages"]["items"] = {"$ref": "#/$defs/page"}
    page["properties"]["blocks"]["items"] = {"$ref": "#/$defs/block"}
    definitions = {"page": page, "block": press.block(kinds), **press.definitions}
    return {**chapter, "$defs": dict(sorted(definitions.items()))}


class _Press:
    """Makes editors' schemas from models; what they refer to collects in `definitions`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.definitions: Schema = {}

    def file(self, name: str, model: type[BaseModel], example: Any) -> Schema:
        """The schema of a whole file."""
        schema = self.mapping(name, model, example)
        head = {"$schema": DIALECT, "description": translated(FILES[name], self.language)}
        rest = {key: value for key, value in schema.items() if key != "description"}
        return {**head, **rest, **({"$defs": dict(self.definitions)} if self.definitions else {})}

    def mapping(self, name: str, model: type[BaseModel], example: Mapping[str, Any]) -> Schema:
        """The schema of one model; the models inside it become `name.Model` in `definitions`."""
        template = f"#/$defs/{name}.{{model}}"
        found = model.model_json_schema(by_alias=True, ref_template=template, schema_generator=_Generator)
        for inner, definition in found.pop("$defs", {}).items():
            self.definitions[f"{name}.{inner}"] = self._fitted(definition)
        schema = self._fitted(found)
        for key, value in example.items():
            if key in schema["properties"] and value:
                schema["properties"][key].setdefault("examples", [value])
        return schema

    def block(self, kinds: "Mapping[str, Kind]") -> Schema:
        """The schema of a block: its `kind` decides which other keys there are."""
        for name, kind in kinds.items():
            self._add_kind(name, kind)
        told = [translated(kind.__doc__ or "", self.language) for kind in kinds.values()]
        kind_of = {"description": translated(KIND, self.language), "enum": list(kinds)}
        return {
            "type": "object",
            "properties": {"kind": {**kind_of, "markdownEnumDescriptions": told}, "id": self._id()},
            "required": ["kind"],
            "allOf": [
                {
                    "if": {"type": "object", "properties": {"kind": {"const": name}}, "required": ["kind"]},
                    "then": {"$ref": f"#/$defs/kind-{name}"},
                }
                for name in kinds
            ],
        }

    def _add_kind(self, name: str, kind: "Kind") -> None:
        example = sample(kind.SAMPLE)
        schema = self.mapping(name, kind.Fields, example)
        told = translated(kind.__doc__ or "", self.language)
        own = {"kind": {"const": name, "description": told}, "id": self._id()}
        properties = {**own, **schema["properties"]}
        required = ["kind", *schema.get("required", ())]
        self.definitions[f"kind-{name}"] = {
            **schema,
            "description": told,
            "properties": properties,
            "required": required,
            "examples": [example],
        }

    def _id(self) -> Schema:
        identifier = PageFile.model_json_schema()["properties"]["id"]
        return self._fitted({**identifier, "description": BLOCK_ID})

    def _fitted(self, schema: Schema, needed: bool = True) -> Schema:
        """A schema as pydantic gives it, explained and with the values that an editor sees."""
        fitted = _without_noise(schema)
        if "anyOf" in fitted:
            (only,) = (each for each in fitted.pop("anyOf") if each != {"type": "null"})
            fitted = {**only, **fitted}
        if name := fitted.pop("$comment", ""):
            return self._shared(name, fitted, needed)
        return self._explained(_as_edited(self._with_inner(fitted), needed))

    def _shared(self, name: str, schema: Schema, needed: bool) -> Schema:
        """A reference to what many fields have in common, and what is this field's own."""
        own: Schema = {key: schema.pop(key) for key in ("description", "examples") if key in schema}
        name = name if needed else f"{name}-or-nothing"
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = _as_edited(self._with_inner(schema), needed)
        return {**self._explained(own), "$ref": f"#/$defs/{name}"}

    def _with_inner(self, schema: Schema) -> Schema:
        """The schema with those that it holds fitted."""
        if "properties" in schema:
            required = schema.get("required", ())
            properties = schema["properties"].items()
            inner = {key: self._fitted(value, key in required) for key, value in properties}
            schema = {**schema, "properties": inner}
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                schema = {**schema, key: self._fitted(schema[key])}
        if "patternProperties" in schema:
            inner = {key: self._fitted(value) for key, value in schema["patternProperties"].items()}
            schema = {**schema, "patternProperties": inner}
        if "prefixItems" in schema:
            schema = {**schema, "prefixItems": [self._fitted(each) for each in schema["prefixItems"]]}
        if "propertyNames" in schema:
            schema = {**schema, "properties": dict.fromkeys(written(), schema["additionalProperties"])}
        return schema

    def _explained(self, schema: Schema) -> Schema:
        if "description" not in schema:
            return schema
        told = translated(schema["description"], self.language)
        marked = {"markdownDescription": told} if "`" in told or "*" in told else {}
        return {**schema, "description": told, **marked}


def _without_noise(schema: Schema) -> Schema:
    """Without made-up titles and defaults that say nothing at a glance."""
    plain = {key: value for key, value in schema.items() if key not in ("title", "default")}
    default = schema.get("default")
    if isinstance(default, float) and default.is_integer():
        default = int(default)
    return {**plain, "default": default} if isinstance(default, str | int | float) else plain


def _as_edited(schema: Schema, needed: bool) -> Schema:
    """The schema of what an editor reads where the kiosk reads text; nothing counts as not written."""
    kinds = _types(schema)
    rest = {key: value for key, value in schema.items() if key not in ("type", "enum", "$ref")}
    choices: list[Schema] = [{key: schema[key]} for key in ("enum", "$ref") if key in schema]
    choices = YES if "boolean" in kinds else choices
    if choices:
        choices = choices if needed else [*choices, NOTHING]
        return {**rest, **choices[0]} if len(choices) == 1 else {**rest, "anyOf": choices}
    if not kinds:
        return schema
    if not {"number", "integer"}.isdisjoint(kinds):
        schema, seen = {**schema, "pattern": NUMBER}, ["number", "string"]
    else:
        seen = SCALARS if "string" in kinds else []
    others = [kind for kind in kinds if kind not in ("number", "integer", "string", "null")]
    kinds = [*seen, *others, *([] if needed and "null" not in kinds else ["null"])]
    return {**schema, "type": kinds if len(kinds) > 1 else kinds[0]}


def _types(schema: Schema) -> list[str]:
    kinds = schema.get("type", [])
    return kinds if isinstance(kinds, list) else [kinds]
