"""Sentences about packets in which regions comment their areas, and about what comes back in them."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # Making packets
    "packets-no-types": QT_TRANSLATE_NOOP(
        "Core", "No area has a type in the field {field} (TYPE_FIELD). Compute the types first, or choose their field."
    ),
    "packets-type-numbers": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (TYPE_FIELD) holds {value}. Types must be whole numbers from 1 on."
    ),
    "packets-without-region": QT_TRANSLATE_NOOP(
        "Core", "Areas without a region, which are in no packet: {count}, namely {areas}."
    ),
    "packets-filled": QT_TRANSLATE_NOOP(
        "Core",
        "{path} already holds comments or proposals ({count} areas). It is not replaced; move it elsewhere, or choose "
        "another FOLDER.",
    ),
    "packets-strange-file": QT_TRANSLATE_NOOP(
        "Core", "{path} would be replaced, but it is no packet ({reason}). Move it elsewhere, or choose another FOLDER."
    ),
    "packets-write": QT_TRANSLATE_NOOP("Core", "The packet {path} could not be written: {reason}"),
    "packets-no-key": QT_TRANSLATE_NOOP(
        "Core", "Packets are read back by the key of the areas. Choose it as KEY_FIELD."
    ),
    # Files that cannot be read
    "packets-none": QT_TRANSLATE_NOOP(
        "Core", "The folder {folder} (FOLDER) holds no GeoPackage. Choose the folder with the collected packets."
    ),
    "packets-all-refused": QT_TRANSLATE_NOOP(
        "Core", "None of the {count} files in {folder} (FOLDER) can be read as a packet. The first one: {reason}"
    ),
    "packet-refused": QT_TRANSLATE_NOOP("Core", "{file} was not read: {reason}"),
    "packet-large": QT_TRANSLATE_NOOP("Core", "it is larger than {most} MB, which no packet is."),
    "packet-no-geopackage": QT_TRANSLATE_NOOP("Core", "it is no GeoPackage, whatever its name says."),
    "packet-open": QT_TRANSLATE_NOOP(
        "Core", "another program still has changes to it that are not in the file. Close it there, and send it again."
    ),
    "packet-damaged": QT_TRANSLATE_NOOP("Core", "it is damaged ({reason})."),
    "packet-foreign": QT_TRANSLATE_NOOP("Core", "it is no packet: no layer has the fields {missing}."),
    "packet-several": QT_TRANSLATE_NOOP("Core", "it holds several layers that look like packets: {layers}."),
    "packet-view": QT_TRANSLATE_NOOP("Core", "{layer} is a query and no table, which no packet has."),
    "packet-rows": QT_TRANSLATE_NOOP("Core", "it has more than {most} rows, which no packet has."),
    "packet-text-cut": QT_TRANSLATE_NOOP("Core", "{file}, {area}: a text of {count} letters was cut to {most}."),
    "packet-no-text": QT_TRANSLATE_NOOP("Core", "{file}, {area}: {field} holds no text and was left out."),
    "packet-date": QT_TRANSLATE_NOOP("Core", "{file}, {area}: the date {value} was not understood and was left out."),
    "packet-no-area": QT_TRANSLATE_NOOP(
        "Core", "{file}: {count} rows with comments or proposals have no key of an area, so they cannot be used."
    ),
    # What stands against a proposal
    "proposal-unknown": QT_TRANSLATE_NOOP("Core", "The layer has no area of this key."),
    "proposal-type": QT_TRANSLATE_NOOP("Core", "{value} is no type; there are the types 1 to {most}."),
    "proposal-reason": QT_TRANSLATE_NOOP("Core", "There is no reason."),
    "proposal-region": QT_TRANSLATE_NOOP(
        "Core", "The packet is of the region {packet}, but the area belongs to {region}."
    ),
    "proposal-computed": QT_TRANSLATE_NOOP(
        "Core", "The packet shows {packet} as the computed type, but it is {computed} now."
    ),
    "proposal-several": QT_TRANSLATE_NOOP("Core", "Different types are proposed: {proposals}."),
    # Accepting
    "accept-keys-missing": QT_TRANSLATE_NOOP(
        "Core",
        "ACCEPT is keys, but KEYS is empty. Name the areas whose proposals are accepted, separated by ;.",
    ),
    "accept-unknown": QT_TRANSLATE_NOOP(
        "Core", "KEYS names areas without a proposal that could be accepted: {keys}. There are proposals for: {known}."
    ),
    "accept-which": QT_TRANSLATE_NOOP(
        "Core", "Several types are proposed for {area}: {proposals}. Say which one, as {area}={first}."
    ),
    "accept-not-proposed": QT_TRANSLATE_NOOP(
        "Core", "KEYS accepts the type {type} for {area}, but proposed is: {proposals}."
    ),
    "accept-no-reason": QT_TRANSLATE_NOOP(
        "Core", "The proposal for {area} (KEYS) has no reason. A type that is set by hand needs one; ask for it."
    ),
    "accept-wrong": QT_TRANSLATE_NOOP("Core", "KEYS has {value}, which is no key and no key=type."),
}
