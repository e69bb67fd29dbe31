//! Days of the calendar, as people cite them.

use std::time::{SystemTime, UNIX_EPOCH};

use carsi_charts::format::Lang;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    year: u64,
    month: u64,
    day: u64,
}

const MONTHS: [[&str; 2]; 12] = [
    ["January", "enero"],
    ["February", "febrero"],
    ["March", "marzo"],
    ["April", "abril"],
    ["May", "mayo"],
    ["June", "junio"],
    ["July", "julio"],
    ["August", "agosto"],
    ["September", "septiembre"],
    ["October", "octubre"],
    ["November", "noviembre"],
    ["December", "diciembre"],
];

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days(year: u64, month: u64) -> u64 {
    match month {
        2 => 28 + u64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    /// The day by the clock of this machine, in UTC.
    pub fn today() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Date::after_1970(since.as_secs() / 86_400)
    }

    fn after_1970(mut left: u64) -> Self {
        let mut date = Date { year: 1970, month: 1, day: 1 };
        while left >= 365 + u64::from(is_leap(date.year)) {
            left -= 365 + u64::from(is_leap(date.year));
            date.year += 1;
        }
        while left >= days(date.year, date.month) {
            left -= days(date.year, date.month);
            date.month += 1;
        }
        Date { day: left + 1, ..date }
    }

    /// `2026-03-31`; `None` for what is no day.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| part.bytes().all(|b| b.is_ascii_digit()).then_some(part));
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() || [year.len(), month.len(), day.len()] != [4, 2, 2] {
            return None;
        }
        let date = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        let is_day = (1..=12).contains(&date.month) && (1..=days(date.year, date.month)).contains(&date.day);
        is_day.then_some(date)
    }

    /// "31 March 2026", "31 de marzo de 2026".
    pub fn said(&self, lang: Lang) -> String {
        let names = usize::try_from(self.month - 1).ok().and_then(|at| MONTHS.get(at));
        let [en, es] = names.copied().unwrap_or_default();
        match lang {
            Lang::En => format!("{} {en} {}", self.day, self.year),
            Lang::Es => format!("{} de {es} de {}", self.day, self.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_days_of_the_calendar() {
        for (days, said) in [
            (0, "1 January 1970"),
            (58, "28 February 1970"),
            (59, "1 March 1970"),
            (789, "29 February 1972"),
            (11_016, "29 February 2000"),
            (19_782, "29 February 2024"),
            (20_453, "31 December 2025"),
            (47_540, "28 February 2100"),
            (47_541, "1 March 2100"),
        ] {
            assert_eq!(Date::after_1970(days).said(Lang::En), said);
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        assert_eq!(Date::parse("2024-02-29").unwrap().said(Lang::Es), "29 de febrero de 2024");
        for text in [
            "",
            "2023-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-1",
            "26-01-01",
            "2026-01-01-01",
            "2026-01-+1",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
