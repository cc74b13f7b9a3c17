"""What can be known about numbers and names of people without asking anybody."""

from __future__ import annotations


def nhs_number_is_real(digits: str) -> bool:
    """Whether the tenth digit of an NHS number checks the nine before it (modulus 11, NHS Data Dictionary)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])


def nhs_number_words(digits: str) -> str:
    """The number as people read it: 943 476 5919."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
