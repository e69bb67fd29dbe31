//! The text of a time in, the year that it falls in out, and the rule by which.
//!
//! A text is held against shapes: `4` stands for four digits, `2` for one or
//! two, letters for themselves, so `Q1 2015` has the shape `Q24`. What has
//! none of the shapes is no time: neither `2,015` nor `2010-2015`.

use super::YEARS;
use crate::countries::among;
use crate::model::Year;

/// A time, as a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The year that stands for it.
    pub year: Year,
    /// How it was found.
    pub rule: Rule,
}

/// How a text of a time becomes a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It is a year: `2015`, `2015.0`, `YR2015`, `1996 [YR1996]`.
    Year,
    /// Two years that follow each other, `2011/12`: the one in which it
    /// begins. (`2011-12` may be a December too, which is in the same year.)
    Split,
    /// `FY2012`, `FY12`: the year that names it; `FY2011/12`: the one in which
    /// it begins.
    Fiscal,
    /// A day: its calendar year.
    Date,
    /// A half-year, quarter, month or week: its calendar year.
    Part,
}

impl Rule {
    /// As the argument of `Code::TimeRule` names it; empty for a plain year.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Year => "",
            Rule::Split => "split",
            Rule::Fiscal => "fiscal",
            Rule::Date => "date",
            Rule::Part => "part",
        }
    }
}

/// English and Spanish, short and long.
const MONTHS: &str = "JAN|JANUARY|ENE|ENERO|FEB|FEBRUARY|FEBRERO|MAR|MARCH|MARZO|APR|APRIL|ABR|ABRIL|MAY|MAYO|JUN|\
                      JUNE|JUNIO|JUL|JULY|JULIO|AUG|AUGUST|AGO|AGOSTO|SEP|SEPT|SEPTEMBER|SEPTIEMBRE|SETIEMBRE|SET|\
                      OCT|OCTOBER|OCTUBRE|NOV|NOVEMBER|NOVIEMBRE|DEC|DECEMBER|DIC|DICIEMBRE";
/// Days: ISO 8601, or year last in either order of day and month.
const DAYS: &str = "4-2-2|4/2/2|4.2.2|2/2/4|2-2-4|2.2.4";
/// The longest time that is read: `2015-01-31T00:00:00.000000+00:00`, with room.
const LONGEST: usize = 40;

/// The year of a text, from 1000 to 2999.
pub fn parse(text: &str) -> Option<Period> {
    let text = text.trim();
    let (number, rest) = leading(text);
    let (year, rule) = if rest.is_empty() && text.len() == 4 { (number, Rule::Year) } else { found(text)? };
    Some(Period { year, rule }).filter(|found| is_year(&found.year))
}

/// Years that a chart can have.
pub fn is_year(year: &Year) -> bool {
    (YEARS.0..=YEARS.1).contains(year)
}

/// A year of four digits and nothing else.
pub fn year(text: &str) -> Option<Year> {
    if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = text.bytes().fold(0, |n, b| n * 10 + Year::from(b - b'0'));
    Some(number).filter(is_year)
}

fn found(text: &str) -> Option<(Year, Rule)> {
    if text.len() > LONGEST {
        return None;
    }
    // Of a day with a time of day, the day.
    let text = match text.split_at_checked(10) {
        Some((day, time)) if time.starts_with(['T', ' ']) && time.contains(':') => {
            let clock = |c: char| c.is_ascii_digit() || "T:.+-Z ".contains(c);
            Some(day).filter(|_| time.chars().all(clock))?
        }
        _ => text,
    };
    let (shape, numbers) = shape(text);
    if let Some(rest) = shape.strip_prefix("FY") {
        let year = match (rest, numbers.as_slice()) {
            ("4", [year]) => *year,
            ("2", [year]) => in_full(*year),
            ("4/2" | "4-2" | "4/4" | "4-4", [year, next]) if follows(*year, *next) => *year,
            ("2/2" | "2-2", [year, next]) if follows(*year, *next) => in_full(*year),
            _ => return None,
        };
        return Some((year, Rule::Fiscal));
    }
    match (shape.as_str(), numbers.as_slice()) {
        ("YR4", [year]) | ("4.2", [year, 0]) => Some((*year, Rule::Year)),
        ("4[YR4]", [year, again]) => (year == again).then_some((*year, Rule::Year)),
        ("4/2" | "4-2" | "4/4" | "4-4", [year, next]) if follows(*year, *next) => Some((*year, Rule::Split)),
        ("4/2" | "4-2", [year, 1..=12]) => Some((*year, Rule::Part)),
        (days, [a, b, c]) if among(days, DAYS) => {
            let (year, day) = if days.starts_with('4') { (a, c) } else { (c, a) };
            let sound = |month: &Year, day: &Year| (1..=12).contains(month) && (1..=31).contains(day);
            let sound = sound(b, day) || (year == c && sound(a, b));
            sound.then_some((*year, Rule::Date))
        }
        _ => part(&shape.replace(['-', '/', '.'], ""), &numbers),
    }
}

/// Quarters (`T`, trimestre, too), half-years (semesters), months and weeks;
/// `A1` is SDMX's for the whole year.
fn part(shape: &str, numbers: &[Year]) -> Option<(Year, Rule)> {
    let word = shape.trim_matches(['2', '4']);
    if let [year] = numbers {
        let month = among(word.strip_suffix("DE").unwrap_or(word), MONTHS);
        return (month && shape.contains('4')).then_some((*year, Rule::Part));
    }
    let [first, second] = numbers else { return None };
    let (year, number) = if shape.starts_with('4') { (first, second) } else { (second, first) };
    let (most, rule) = match word {
        "A" => (1, Rule::Year),
        "S" | "H" => (2, Rule::Part),
        "Q" | "T" => (4, Rule::Part),
        "M" => (12, Rule::Part),
        "W" => (53, Rule::Part),
        _ => return None,
    };
    let placed = ["4", word, "2"].concat() == shape
        || [word, "24"].concat() == shape
        || ["2", word, "4"].concat() == shape;
    (placed && (1..=most).contains(number)).then_some((*year, rule))
}

/// The shape of a text without its spaces, and its numbers.
fn shape(mut text: &str) -> (String, Vec<Year>) {
    let (mut shape, mut numbers) = (String::new(), Vec::new());
    while let Some(c) = text.chars().next() {
        let (number, rest) = leading(text);
        let digits = text.len() - rest.len();
        if digits > 0 {
            numbers.push(number);
            shape.push(match digits {
                1 | 2 => '2',
                4 => '4',
                _ => '?',
            });
            text = rest;
            continue;
        }
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => shape.push('-'),
            c if !c.is_whitespace() => shape.push(c.to_ascii_uppercase()),
            _ => {}
        }
        text = text.get(c.len_utf8()..).unwrap_or("");
    }
    (shape, numbers)
}

/// The digits that a text begins with as a number, and the rest.
fn leading(text: &str) -> (Year, &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.bytes().take(text.len() - rest.len());
    (digits.fold(0, |n: Year, b| n.saturating_mul(10).saturating_add(Year::from(b - b'0'))), rest)
}

/// Whether a year, or its last two digits, is the one after another.
fn follows(year: Year, next: Year) -> bool {
    next == year + 1 || (next < 100 && next == (year + 1) % 100)
}

/// Two digits as a year, the way POSIX reads them: 69 is 1969, 68 is 2068.
fn in_full(year: Year) -> Year {
    if year < 69 { 2000 + year } else { 1900 + year }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_way_of_writing_a_time_has_its_rule() {
        for (text, year, rule) in [
            ("2015", 2015, Rule::Year),
            (" 2015 ", 2015, Rule::Year),
            ("2015.0", 2015, Rule::Year),
            ("2015.00", 2015, Rule::Year),
            ("YR2015", 2015, Rule::Year),
            ("1996 [YR1996]", 1996, Rule::Year),
            ("2015-A1", 2015, Rule::Year),
            ("2011/12", 2011, Rule::Split),
            ("2011-12", 2011, Rule::Split),
            ("2011\u{2013}12", 2011, Rule::Split),
            ("2011-2012", 2011, Rule::Split),
            ("2011 / 2012", 2011, Rule::Split),
            ("1999/00", 1999, Rule::Split),
            ("1999/2000", 1999, Rule::Split),
            ("2009-10", 2009, Rule::Split),
            ("FY2012", 2012, Rule::Fiscal),
            ("FY 2012", 2012, Rule::Fiscal),
            ("fy12", 2012, Rule::Fiscal),
            ("FY98", 1998, Rule::Fiscal),
            ("FY2011/12", 2011, Rule::Fiscal),
            ("FY11-12", 2011, Rule::Fiscal),
            ("2015-01-31", 2015, Rule::Date),
            ("2015-01-31T23:00:00.000-06:00", 2015, Rule::Date),
            ("2015-12-31 23:59", 2015, Rule::Date),
            ("31/12/2015", 2015, Rule::Date),
            ("12/31/2015", 2015, Rule::Date),
            ("1/2/2015", 2015, Rule::Date),
            ("31.12.2015", 2015, Rule::Date),
            ("2015/1/31", 2015, Rule::Date),
            ("2015Q1", 2015, Rule::Part),
            ("2015-Q4", 2015, Rule::Part),
            ("Q1 2015", 2015, Rule::Part),
            ("2015 T1", 2015, Rule::Part),
            ("1T 2015", 2015, Rule::Part),
            ("2015S1", 2015, Rule::Part),
            ("2015-H2", 2015, Rule::Part),
            ("2015M01", 2015, Rule::Part),
            ("2015-01", 2015, Rule::Part),
            ("2015/01", 2015, Rule::Part),
            ("2012/11", 2012, Rule::Part),
            ("2015-W05", 2015, Rule::Part),
            ("Jan 2015", 2015, Rule::Part),
            ("2015 December", 2015, Rule::Part),
            ("Ene. 2015", 2015, Rule::Part),
            ("enero de 2015", 2015, Rule::Part),
        ] {
            assert_eq!(parse(text), Some(Period { year, rule }), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_time() {
        for text in [
            "",
            "15",
            "201",
            "20155",
            "0999",
            "3000",
            "2,015",
            "2 015",
            "20 15",
            "2015.5",
            "+201",
            "-2015",
            "2015*",
            "٢٠١٥",
            "1996 [YR1997]",
            "2011/13",
            "2010-2015",
            "1999/01-",
            "2015-13",
            "2015-00",
            "2015-00-10",
            "2015-13-32",
            "13/13/2015",
            "32/01/2015",
            "2015Q5",
            "2015Q0",
            "2015S3",
            "2015M13",
            "2015-W54",
            "Q2015",
            "Q1",
            "Jan 15",
            "Jan",
            "Juneuary 2015",
            "FY",
            "FY2012/15",
            "FY201",
            "99999999999999999999",
            "2015-01-31T<b>",
            "2015-01-31 to 2015-02-01",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_no_panic_and_any_year_is_in_range(text in "[0-9QTSMWFYRHjan/\\-. \\[\\]é–]{0,14}") {
            prop_assert!(parse(&text).is_none_or(|found| is_year(&found.year)));
        }
    }
}
