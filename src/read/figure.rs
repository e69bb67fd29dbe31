//! The text of a cell as people write numbers in, a number out, and what its
//! marks tell about the column.
//!
//! `20,33`, `1.234,5`, `1 234`, `1'234`, `12,34,567`, `$ 5`, `12.3 %`, `,72`,
//! `−4.37E-06`. `20,33` can only be a decimal comma and `1,234,567` only groups;
//! `1,234` can be either, and only its column tells: [`Evidence::mark`].

use super::number;

/// What one cell is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A number without marks, or with marks of one meaning that tell nothing of others.
    Plain(f64),
    /// A number whose decimal mark is this.
    Marked(f64, Mark),
    /// One mark before three digits.
    Doubtful {
        /// The number if the mark is the decimal mark.
        decimal: f64,
        /// The number if the mark sets groups of thousands apart.
        grouped: f64,
        /// The mark.
        mark: Mark,
    },
}

/// What a number has between its whole part and its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `.`
    Point,
    /// `,`
    Comma,
}

/// Reads a trimmed cell; `None` if it is no number.
pub fn read(text: &str) -> Option<Figure> {
    // Most cells are digits with a point, if that.
    if let Some(value) = number::parse(text) {
        return Some(pointed(text, value));
    }
    let mut plain = String::with_capacity(text.len());
    let (mut points, mut commas, mut spaces) = (0_usize, 0_usize, 0_usize);
    for c in bare(text)?.chars() {
        plain.push(match c {
            '.' => {
                points += 1;
                '.'
            }
            ',' => {
                commas += 1;
                ','
            }
            // A narrow no-break space, an apostrophe: only ever between groups.
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '\u{2019}' => {
                spaces += 1;
                ' '
            }
            _ => c,
        });
    }
    match (points, commas) {
        (0, 0) => Some(Figure::Plain(whole(&plain, ' ').or_else(|| number::parse(&plain))?)),
        (1, 0) if spaces > 0 => Some(Figure::Marked(both(&plain, ' ', '.')?, Mark::Point)),
        (0, 1) if spaces > 0 => Some(Figure::Marked(both(&plain, ' ', ',')?, Mark::Comma)),
        _ if spaces > 0 => None,
        (1, 0) => Some(pointed(&plain, number::parse(&plain)?)),
        (0, 1) => comma(&plain),
        (_, 0) => Some(Figure::Marked(whole(&plain, '.')?, Mark::Comma)),
        (0, _) => Some(Figure::Marked(whole(&plain, ',')?, Mark::Point)),
        _ => {
            let point_last = plain.rfind('.') > plain.rfind(',');
            if point_last {
                Some(Figure::Marked(both(&plain, ',', '.')?, Mark::Point))
            } else {
                Some(Figure::Marked(both(&plain, '.', ',')?, Mark::Comma))
            }
        }
    }
}

/// Signs of money before or after a number: the dollar and euro, those of
/// Central America (colón, quetzal, lempira, córdoba, balboa), codes.
const MONEY: [&str; 19] = [
    "us$", "usd", "bz$", "c$", "b/.", "eur", "crc", "gtq", "hnl", "nio", "pab", "bzd", "$", "€", "£", "¥",
    "₡", "q", "l",
];

/// Without sign of money or percent.
fn bare(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['%', '٪']).trim_end();
    // A sign before the money: −$5.
    let lower = text.get(..text.len().min(4)).unwrap_or("").to_ascii_lowercase();
    let mut rest = MONEY
        .iter()
        .find(|sign| lower.starts_with(**sign))
        .map_or(text, |sign| text.get(sign.len()..).unwrap_or("").trim_start());
    for sign in MONEY {
        let cut = rest.len().saturating_sub(sign.len());
        if let (Some(number), Some(end)) = (rest.get(..cut), rest.get(cut..))
            && end.to_ascii_lowercase() == sign
            && number.ends_with(|c: char| c.is_ascii_digit() || c.is_whitespace())
        {
            rest = number.trim_end();
            break;
        }
    }
    (!rest.is_empty()).then_some(rest)
}

/// A number that is plain but for the question what its one point means.
pub fn pointed(text: &str, value: f64) -> Figure {
    let Some(at) = text.bytes().position(|b| b == b'.') else { return Figure::Plain(value) };
    match (text.get(..at), text.get(at + 1..)) {
        (Some(whole), Some(part)) if is_group(digits(whole), part) => {
            Figure::Doubtful { decimal: value, grouped: thousand(value), mark: Mark::Point }
        }
        _ => Figure::Marked(value, Mark::Point),
    }
}

fn comma(text: &str) -> Option<Figure> {
    let (whole, part) = text.split_once(',')?;
    let value = number::parse(&[whole, ".", part].concat())?;
    Some(if is_group(digits(whole), part) {
        Figure::Doubtful { decimal: value, grouped: thousand(value), mark: Mark::Comma }
    } else {
        Figure::Marked(value, Mark::Comma)
    })
}

/// 1.234 as 1234: what three decimals say as a group.
fn thousand(value: f64) -> f64 {
    (value * 1000.0).round()
}

/// Whether these can be thousands and the group after them: `1` and `234`, not
/// `0` and `234`, not `1234` and `567`.
fn is_group(whole: &str, part: &str) -> bool {
    part.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && [whole, part].iter().all(|t| t.bytes().all(|b| b.is_ascii_digit()))
}

/// Without its sign.
fn digits(text: &str) -> &str {
    text.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(text)
}

/// A whole number in groups: thousands, or thousands and then hundreds as in
/// India (`12,34,567`).
fn whole(text: &str, mark: char) -> Option<f64> {
    let groups: Vec<&str> = digits(text).split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let sized = |size: usize| middle.iter().all(|g| g.len() == size) && (1..=size).contains(&first.len());
    let sound = last.len() == 3 && (sized(3) || (sized(2) && !middle.is_empty()));
    let all_digits = groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()));
    (sound && all_digits && !first.starts_with('0')).then(|| number::parse(&without(text, mark)))?
}

/// A number with groups and a decimal mark.
fn both(text: &str, group: char, decimal: char) -> Option<f64> {
    let (before, after) = text.split_once(decimal)?;
    let ends = after.bytes().next().is_some_and(|b| b.is_ascii_digit());
    whole(before, group).filter(|_| ends)?;
    number::parse(&[&without(before, group), ".", after].concat())
}

fn without(text: &str, mark: char) -> String {
    text.chars().filter(|c| *c != mark).collect()
}

/// What the cells of a column have told so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Cells that can only have a decimal point.
    pub points: u32,
    /// Cells that can only have a decimal comma.
    pub commas: u32,
}

impl Evidence {
    /// Counts one more cell.
    pub fn count(&mut self, mark: Mark) {
        match mark {
            Mark::Point => self.points += 1,
            Mark::Comma => self.commas += 1,
        }
    }

    /// The decimal mark, if the cells agree on one.
    pub fn mark(self) -> Option<Mark> {
        match (self.points, self.commas) {
            (0, 0) => None,
            (_, 0) => Some(Mark::Point),
            (0, _) => Some(Mark::Comma),
            _ => None,
        }
    }

    /// Whether there are cells of both kinds.
    pub fn is_mixed(self) -> bool {
        self.points > 0 && self.commas > 0
    }

    /// Both together.
    pub fn and(self, other: Evidence) -> Evidence {
        Evidence { points: self.points + other.points, commas: self.commas + other.commas }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(f64, Option<Mark>)> {
        match read(text)? {
            Figure::Plain(n) => Some((n, None)),
            Figure::Marked(n, mark) => Some((n, Some(mark))),
            Figure::Doubtful { .. } => None,
        }
    }

    #[test]
    fn numbers_of_one_meaning_are_read() {
        let (point, comma) = (Some(Mark::Point), Some(Mark::Comma));
        for (text, expected, mark) in [
            ("42", 42.0, None),
            ("-5", -5.0, None),
            ("\u{2212}5", -5.0, None),
            ("1.5", 1.5, point),
            (".5", 0.5, point),
            ("0.123", 0.123, point),
            ("1234.567", 1234.567, point),
            ("1.2345", 1.2345, point),
            ("4.37E-06", 4.37e-6, point),
            ("20,33", 20.33, comma),
            (",72102064", 0.72102064, comma),
            ("-,5", -0.5, comma),
            ("0,123", 0.123, comma),
            ("1234,567", 1234.567, comma),
            ("9,99", 9.99, comma),
            ("4,37E-06", 4.37e-6, comma),
            ("1.000,92", 1000.92, comma),
            ("1.234.567", 1_234_567.0, comma),
            ("1.234.567,5", 1_234_567.5, comma),
            ("1,000.92", 1000.92, point),
            ("1,234,567", 1_234_567.0, point),
            ("12,34,567", 1_234_567.0, point),
            ("12,34,567.25", 1_234_567.25, point),
            ("1 234", 1234.0, None),
            ("1\u{a0}234\u{a0}567", 1_234_567.0, None),
            ("1\u{202f}234,5", 1234.5, comma),
            ("1'234.5", 1234.5, point),
            ("1\u{2019}234", 1234.0, None),
            ("12.3 %", 12.3, point),
            ("12%", 12.0, None),
            ("12,3\u{a0}%", 12.3, comma),
            ("$5", 5.0, None),
            ("US$ 1,234.50", 1234.5, point),
            ("5 €", 5.0, None),
            ("₡1 000", 1000.0, None),
            ("Q 12.50", 12.5, point),
            ("C$ 12.50", 12.5, point),
            ("B/. 12.50", 12.5, point),
            ("12.50 HNL", 12.5, point),
        ] {
            assert_eq!(value(text), Some((expected, mark)), "{text}");
        }
    }

    #[test]
    fn one_mark_before_three_digits_is_doubtful() {
        for (text, decimal, grouped, mark) in [
            ("1.234", 1.234, 1234.0, Mark::Point),
            ("14,493", 14.493, 14493.0, Mark::Comma),
            ("-999,999", -999.999, -999_999.0, Mark::Comma),
            ("$1,234", 1.234, 1234.0, Mark::Comma),
            ("2,015", 2.015, 2015.0, Mark::Comma),
        ] {
            assert_eq!(read(text), Some(Figure::Doubtful { decimal, grouped, mark }), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_stays_none() {
        for text in [
            "",
            "-",
            "%",
            "$",
            "1,23,4",
            "1.23.4",
            "1,2345,678",
            "1.234,567,8",
            "12,34",
            "x",
            "5.",
            "1 23",
            "12 34",
            "1,234.",
            "=1+1",
            "1 2 3",
            "5 million",
            "1..5",
            "1,,5",
            "0,123,456",
            "1.5.",
            "q",
            "--5",
            "1 234.5,6",
        ] {
            let found = read(text);
            assert!(found.is_none() || text == "12,34", "{text}: {found:?}");
        }
        assert_eq!(value("12,34"), Some((12.34, Some(Mark::Comma))));
    }

    #[test]
    fn a_column_agrees_or_not() {
        let mut seen = Evidence::default();
        assert_eq!(seen.mark(), None);
        seen.count(Mark::Comma);
        assert_eq!((seen.mark(), seen.is_mixed()), (Some(Mark::Comma), false));
        seen.count(Mark::Point);
        assert_eq!((seen.mark(), seen.is_mixed()), (None, true));
    }
}
