"""Rules for numbers and durations."""

from __future__ import annotations

from .reckoning import Context
from .value import Length, Number

__all__ = [
    "add_lengths",
    "era_year",
    "fraction",
    "half_more",
    "half_of",
    "length",
    "length_mod",
    "length_more",
    "length_of",
    "length_short",
    "length_tight",
    "product",
    "same",
    "spoken_year",
    "tens_and",
    "value_of",
    "year_of_two",
]

_ORDER = ("century", "decade", "year", "quarter", "month", "fortnight", "week", "weekend", "weekday", "day",
          "night", "hour", "minute", "second")  # fmt: skip


def same(_: Context, x: object) -> object:
    """What was captured as `x`, in the category of the pattern's section."""
    return x


def value_of(_: Context, n: int | float) -> Number:
    """A number from a value of the grammar: "few", "couple"."""
    return Number(float(n))


def fraction(_: Context, a: Number, b: Number) -> Number | None:
    """ "three point five"."""
    return Number(a.value + b.value / 10) if b.value < 10 else None


def tens_and(_: Context, tens: Number, ones: Number | int) -> Number | int | None:
    """ "twenty" and "first"; "twenty and four"."""
    number = ones.value if isinstance(ones, Number) else ones
    if tens.written or tens.value not in (20, 30, 40, 50, 60, 70, 80, 90) or not 0 < number < 10:
        return None
    return Number(tens.value + number) if isinstance(ones, Number) else int(tens.value) + int(number)


def product(_: Context, a: Number, b: Number) -> Number:
    """A number times another: "two hundred"."""
    return Number(a.value * b.value)


def spoken_year(_: Context, a: Number, b: Number) -> Number | None:
    """ "nineteen eighty six", "twenty twenty"."""
    if a.written or b.written or not 15 <= a.value <= 21 or not 10 <= b.value <= 99:
        return None
    return Number(a.value * 100 + b.value)


def year_of_two(_: Context, n: Number) -> Number | None:
    """A year in two digits: 12 is 2012, 87 is 1987."""
    if n.written != 2:
        return None
    return Number(n.value + (2000 if n.value < 40 else 1900), 4)


def era_year(_: Context, era: int, n: Number | int) -> Number | None:
    """A year of an era: the 30th of Heisei, which began after 1988, is 2018."""
    count = n.value if isinstance(n, Number) else n
    return Number(era + count, 4) if 1 <= count <= 99 and count == int(count) else None


def length(_: Context, unit: str, num: Number | int | float | None = None) -> Length | None:
    """An amount of a unit; one where no amount was said."""
    amount = 1.0 if num is None else float(num.value if isinstance(num, Number) else num)
    if amount > 10_000_000 or (unit == "quarter" and amount == 1):
        return None
    if unit == "fortnight":
        return Length((("week", amount * 2),))
    if unit == "quarter":
        return Length((("month", amount * 3),))
    return Length(((unit, amount),))


def length_of(
    ctx: Context, length_said: Length | None, num: Number | int | float | None, unit: str | None
) -> Length | None:
    """The duration, or the one of an amount and a unit."""
    return length_said if length_said is not None else None if unit is None else length(ctx, unit, num)


def length_tight(ctx: Context, unit: str, num: Number) -> Length | None:
    """ "10d": a number and a letter without a space."""
    return None if " " in ctx.said else length(ctx, unit, num)


def length_short(ctx: Context, unit: str) -> Length | None:
    """ "the hour": one of the units that a clock has."""
    return length(ctx, unit) if unit == "hour" else None


def length_more(ctx: Context, num: Number, unit: str, share: float = 0.5) -> Length | None:
    """ "one and a half hours"."""
    return length(ctx, unit, num.value + share) if num.value == int(num.value) else None


def half_of(_: Context, unit: str, share: float = 0.5) -> Length | None:
    """ "half an hour", "a quarter of an hour"."""
    smaller = {"hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24), "year": ("month", 12)}
    if share != 0.5 and unit in smaller:
        return Length(((smaller[unit][0], smaller[unit][1] * share),))
    return Length(((unit, share),))


def half_more(_: Context, length: Length, share: float = 0.5) -> Length | None:
    """ "an hour and a half": half a unit more."""
    unit, amount = length.parts[-1]
    if amount != int(amount):
        return None
    return Length((*length.parts[:-1], (unit, amount + share)))


def add_lengths(_: Context, a: Length, b: Length) -> Length | None:
    """ "two hours and ten minutes": units in falling order."""
    if a.mod or b.mod or _ORDER.index(a.parts[-1][0]) >= _ORDER.index(b.parts[0][0]):
        return None
    return Length((*a.parts, *b.parts))


def length_mod(_: Context, length: Length, mod: str) -> Length:
    """ "more than two hours"."""
    return Length(length.parts, mod)
