"""The bank holidays of England in the years that are asked about most, as the package `holidays` says them: to import it takes a tenth of a check.

A test compares the table with the package, which is asked for every other year.
"""

from __future__ import annotations

YEARS: dict[int, str] = {
    2020: "01-01 New Year's Day; 04-10 Good Friday; 04-13 Easter Monday; 05-08 May Day; 05-25 Spring Bank Holiday; 08-31 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day; 12-28 Boxing Day (observed)",
    2021: "01-01 New Year's Day; 04-02 Good Friday; 04-05 Easter Monday; 05-03 May Day; 05-31 Spring Bank Holiday; 08-30 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day; 12-27 Christmas Day (observed); 12-28 Boxing Day (observed)",
    2022: "01-01 New Year's Day; 01-03 New Year's Day (observed); 04-15 Good Friday; 04-18 Easter Monday; 05-02 May Day; 06-02 Spring Bank Holiday; 06-03 Platinum Jubilee of Elizabeth II; 08-29 Late Summer Bank Holiday; 09-19 State Funeral of Queen Elizabeth II; 12-25 Christmas Day; 12-26 Boxing Day; 12-27 Christmas Day (observed)",
    2023: "01-01 New Year's Day; 01-02 New Year's Day (observed); 04-07 Good Friday; 04-10 Easter Monday; 05-01 May Day; 05-08 Coronation of Charles III; 05-29 Spring Bank Holiday; 08-28 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2024: "01-01 New Year's Day; 03-29 Good Friday; 04-01 Easter Monday; 05-06 May Day; 05-27 Spring Bank Holiday; 08-26 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2025: "01-01 New Year's Day; 04-18 Good Friday; 04-21 Easter Monday; 05-05 May Day; 05-26 Spring Bank Holiday; 08-25 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2026: "01-01 New Year's Day; 04-03 Good Friday; 04-06 Easter Monday; 05-04 May Day; 05-25 Spring Bank Holiday; 08-31 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day; 12-28 Boxing Day (observed)",
    2027: "01-01 New Year's Day; 03-26 Good Friday; 03-29 Easter Monday; 05-03 May Day; 05-31 Spring Bank Holiday; 08-30 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day; 12-27 Christmas Day (observed); 12-28 Boxing Day (observed)",
    2028: "01-01 New Year's Day; 01-03 New Year's Day (observed); 04-14 Good Friday; 04-17 Easter Monday; 05-01 May Day; 05-29 Spring Bank Holiday; 08-28 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2029: "01-01 New Year's Day; 03-30 Good Friday; 04-02 Easter Monday; 05-07 May Day; 05-28 Spring Bank Holiday; 08-27 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2030: "01-01 New Year's Day; 04-19 Good Friday; 04-22 Easter Monday; 05-06 May Day; 05-27 Spring Bank Holiday; 08-26 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2031: "01-01 New Year's Day; 04-11 Good Friday; 04-14 Easter Monday; 05-05 May Day; 05-26 Spring Bank Holiday; 08-25 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2032: "01-01 New Year's Day; 03-26 Good Friday; 03-29 Easter Monday; 05-03 May Day; 05-31 Spring Bank Holiday; 08-30 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day; 12-27 Christmas Day (observed); 12-28 Boxing Day (observed)",
    2033: "01-01 New Year's Day; 01-03 New Year's Day (observed); 04-15 Good Friday; 04-18 Easter Monday; 05-02 May Day; 05-30 Spring Bank Holiday; 08-29 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day; 12-27 Christmas Day (observed)",
    2034: "01-01 New Year's Day; 01-02 New Year's Day (observed); 04-07 Good Friday; 04-10 Easter Monday; 05-01 May Day; 05-29 Spring Bank Holiday; 08-28 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
    2035: "01-01 New Year's Day; 03-23 Good Friday; 03-26 Easter Monday; 05-07 May Day; 05-28 Spring Bank Holiday; 08-27 Late Summer Bank Holiday; 12-25 Christmas Day; 12-26 Boxing Day",
}
"""Month and day of each, with its name."""
