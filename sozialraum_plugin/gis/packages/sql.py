"""The SQL that puts finished tables in the place of older ones, all of them in one transaction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Names that PostgreSQL keeps whole.
LONGEST = 63
# Tables that are still being written; nobody takes them for results.
DRAFT = "_sozialraum_"
# What a comment says of a table that this plugin made.
MARK = r"Sozialraum \d"


@dataclass(frozen=True)
class Finished:
    """A table that is written under a name of its own and is to get its final one."""

    schema: str
    draft: str
    final: str
    comment: str
    columns: Sequence[tuple[str, str]]  # name and comment


def name(*parts: str) -> str:
    """A quoted name of a table or column."""
    return ".".join('"' + part.replace("\0", "").replace('"', '""') + '"' for part in parts)


def text(value: str) -> str:
    """A quoted text, whatever the server thinks of backslashes."""
    clean = value.replace("\0", "").replace("'", "''")
    return "E'" + clean.replace("\\", "\\\\") + "'" if "\\" in clean else f"'{clean}'"


def exchange(tables: Sequence[Finished], tag: str) -> str:
    """One block, and so one transaction: comments, rights, names. ``tag`` must not occur in any text.

    The rights that an older table gave others go over to the new one. A table of another maker is never dropped.
    """
    lines = [f"DO ${tag}$", "DECLARE given record;", "BEGIN"]
    for table in tables:
        lines += _exchange(table)
    lines += ["END", f"${tag}$"]
    return "\n".join(lines)


def _exchange(table: Finished) -> list[str]:
    draft, final = name(table.schema, table.draft), name(table.schema, table.final)
    lines = [f"COMMENT ON TABLE {draft} IS {text(table.comment)};"]
    lines += [f"COMMENT ON COLUMN {draft}.{name(column)} IS {text(told)};" for column, told in table.columns if told]
    old = f"to_regclass({text(final)})"
    lines += [
        f"IF {old} IS NOT NULL THEN",
        f"  IF coalesce(obj_description({old}, 'pg_class'), '') !~ {text(MARK)} THEN",
        f"    RAISE EXCEPTION '%', {text(final)};",
        "  END IF;",
        "  FOR given IN SELECT held.privilege_type AS what, held.grantee AS who",
        "    FROM pg_class AS kept, aclexplode(kept.relacl) AS held",
        f"    WHERE kept.oid = {old} AND held.grantee <> kept.relowner LOOP",
        f"    EXECUTE format('GRANT %s ON %I.%I TO %s', given.what, {text(table.schema)}, {text(table.draft)},",
        "      CASE WHEN given.who = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.who)) END);",
        "  END LOOP;",
        f"  DROP TABLE {final};",
        "END IF;",
        f"ALTER TABLE {draft} RENAME TO {name(table.final)};",
    ]
    return lines


def draft_name(moment: str, number: int) -> str:
    """The name of a table that is being written; ``moment`` is unique and begins with the time."""
    return f"{DRAFT}{moment}_{number}"


def is_old_draft(found: str, before: str) -> bool:
    """Whether a table is a draft that was begun before a moment (``YYYYMMDDhhmmss``)."""
    match = re.fullmatch(rf"{DRAFT}(\d{{14}})_[0-9a-f]+_\d+", found)
    return match is not None and match.group(1) < before
