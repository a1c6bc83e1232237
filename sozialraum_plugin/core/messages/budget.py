"""Sentences about the distribution of a budget."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # Amounts
    "budget-amount": QT_TRANSLATE_NOOP(
        "Core",
        "{value} ({parameter}) cannot be used as an amount. Give a number with at most two decimals, from 0 to "
        "1000000000000.",
    ),
    "budget-unit": QT_TRANSLATE_NOOP(
        "Core",
        "{value} (UNIT) cannot be used as a unit. Give a word or sign of at most {most} characters without ; such as € "
        "or hours.",
    ),
    "budget-nothing": QT_TRANSLATE_NOOP("Core", "AMOUNT is 0, so there is nothing to distribute. Give an amount."),
    "budget-base-too-much": QT_TRANSLATE_NOOP(
        "Core",
        "The base amount of {base} {unit} for each of {count} regions (BASE_AMOUNT) needs {needed} {unit}, but AMOUNT "
        "is {amount} {unit}. Lower the base amount or raise AMOUNT.",
    ),
    # Criteria
    "budget-criterion": QT_TRANSLATE_NOOP(
        "Core",
        "{value} in CRITERIA cannot be read. Write field=weight, separated by ; – for example {example}.",
    ),
    "budget-criterion-field": QT_TRANSLATE_NOOP(
        "Core", "CRITERIA names {value}, but the layer has no such field. It has these fields: {fields}."
    ),
    "budget-criterion-twice": QT_TRANSLATE_NOOP(
        "Core", "CRITERIA names {value} twice. Name it once, with the sum of both weights."
    ),
    "budget-weight": QT_TRANSLATE_NOOP(
        "Core", "The weight {value} of {criterion} (CRITERIA) cannot be used. A weight is a number above 0."
    ),
    "budget-criterion-zero": QT_TRANSLATE_NOOP(
        "Core",
        "{criterion} (CRITERIA) is 0 in all regions, so nothing can be distributed by it. Take it out, or check the "
        "field.",
    ),
    "budget-negative": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (CRITERIA) is below 0 in these areas: {areas}. Correct it."
    ),
    "budget-missing": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) is empty in {count} areas: {areas}. Their regions would get too little. Fill "
        "them in, or set MISSING to zero to count them as 0.",
    ),
    "budget-missing-zero": QT_TRANSLATE_NOOP(
        "Core", "{field}: {count} areas without a value count as 0, as MISSING says: {areas}."
    ),
    "budget-weights-sum": QT_TRANSLATE_NOOP(
        "Core", "The weights in CRITERIA add up to {sum}, not to 100; they were brought to 100 in proportion."
    ),
    # Type factors
    "budget-types-missing": QT_TRANSLATE_NOOP(
        "Core",
        "Criteria are multiplied by factors of the types, so {parameter} is needed. Give it, or take *TYPE out of "
        "CRITERIA.",
    ),
    "budget-type-factor": QT_TRANSLATE_NOOP(
        "Core",
        "{value} in TYPE_FACTORS cannot be read. Write type=factor, separated by ; – for example 1=1;2=1.2;none=1.",
    ),
    "budget-type-without": QT_TRANSLATE_NOOP(
        "Core",
        "TYPE_FACTORS has no factor for these types of the field {field}: {types}. Give one for each type.",
    ),
    "budget-type-unused": QT_TRANSLATE_NOOP("Core", "Types in TYPE_FACTORS that no area has: {types}."),
    "budget-type-none": QT_TRANSLATE_NOOP(
        "Core", "Areas without a type count with the factor 1: {count}, namely {areas}. Give none=… to change it."
    ),
    "budget-types-all": QT_TRANSLATE_NOOP(
        "Core", "TYPE_FACTORS is given and no criterion names *TYPE, so the factors apply to all criteria."
    ),
    # Need by a percentage
    "budget-percentage": QT_TRANSLATE_NOOP(
        "Core",
        "The percentage {field} differs between the areas of the region {region}. A percentage of a region is no mean: "
        "give numerator and denominator instead, as in NEED(numerator/denominator).",
    ),
    "budget-percentage-range": QT_TRANSLATE_NOOP(
        "Core", "The percentage of the region {region} by {field} is {value}. It must lie between 0 and 100."
    ),
    "budget-percentage-none": QT_TRANSLATE_NOOP(
        "Core", "The region {region} has no percentage by {field}, because its denominator is 0. Check the field."
    ),
    # Last year
    "budget-previous-differs": QT_TRANSLATE_NOOP(
        "Core",
        "Last year's amount in the field {field} (PREVIOUS_FIELD) differs between the areas of the region {region}. "
        "Every area needs the amount of its region; or give last year's table as PREVIOUS.",
    ),
    "budget-previous-twice": QT_TRANSLATE_NOOP(
        "Core", "Last year's table (PREVIOUS) names the region {region} more than once. Each region needs one row."
    ),
    "budget-previous-value": QT_TRANSLATE_NOOP(
        "Core", "Last year's amount {value} of the region {region} ({parameter}) is no amount. Correct it."
    ),
    "budget-previous-missing": QT_TRANSLATE_NOOP(
        "Core", "Regions without an amount of last year, so that no limit holds for them: {regions}."
    ),
    "budget-previous-gone": QT_TRANSLATE_NOOP(
        "Core", "Regions that only last year's table has: {regions}. Together they had {amount} {unit}."
    ),
    "budget-change-alone": QT_TRANSLATE_NOOP(
        "Core",
        "MAX_CHANGE limits the change against last year, but last year's amounts are missing. Choose PREVIOUS_FIELD, "
        "or last year's table as PREVIOUS.",
    ),
    "budget-floors-too-much": QT_TRANSLATE_NOOP(
        "Core",
        "No region may lose more than {percent} % (MAX_CHANGE), so the regions need at least {least} {unit} together, "
        "but AMOUNT is {amount} {unit}. Raise MAX_CHANGE to at least {possible} %, or raise AMOUNT.",
    ),
    "budget-caps-too-little": QT_TRANSLATE_NOOP(
        "Core",
        "No region may gain more than {percent} % (MAX_CHANGE), so the regions take at most {most} {unit} together, "
        "but AMOUNT is {amount} {unit}. Raise MAX_CHANGE to at least {possible} %, or lower AMOUNT.",
    ),
    "budget-caps-nothing": QT_TRANSLATE_NOOP(
        "Core",
        "Last year's amounts are all 0, so within any percentage ({parameter}) nothing can be distributed. Check last "
        "year's amounts, or leave {parameter} empty.",
    ),
    "budget-without-region": QT_TRANSLATE_NOOP(
        "Core",
        "Areas without a region: {count}, namely {areas}. What they count is in no region's amount.",
    ),
}
