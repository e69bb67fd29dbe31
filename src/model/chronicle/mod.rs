//! A series of more years than a plot has pixels or a table has rows that
//! anybody reads: kept in columns, with what is lowest and highest in any
//! stretch of it found without looking at each number.

mod packed;
mod pyramid;
mod timeline;

use std::ops::Range;
use std::rc::Rc;

use super::{Finite, Reading, Value, Year};
pub use packed::{Values, Years};
pub use pyramid::Ends;
use pyramid::Pyramid;
pub use timeline::Timeline;

/// The numbers of a long series, by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Chronicle {
    line: Rc<Timeline>,
    /// As many as there are years, each finite.
    values: Values,
    pyramid: Pyramid,
}

impl Chronicle {
    /// Of a number for each year, as they came.
    ///
    /// # Errors
    /// The numbers, if there are more or fewer, or one of them is not finite.
    pub fn of(line: Rc<Timeline>, values: Values) -> Result<Chronicle, Values> {
        match Pyramid::new(&values).filter(|_| values.len() == line.years().len()) {
            Some(pyramid) => Ok(Chronicle { line, values, pyramid }),
            None => Err(values),
        }
    }

    /// Of years in rising order, each once, and as many numbers. `gaps` are the
    /// indices, rising, before which the source has a year without a number.
    pub fn new(years: &[Year], values: &[Finite], gaps: &[usize]) -> Chronicle {
        let years = Years(years.iter().flat_map(|year| year.to_le_bytes()).collect());
        let values = Values(values.iter().flat_map(|value| value.get().to_le_bytes()).collect());
        let line = Timeline::new(years).unwrap_or_default().broken_at(gaps);
        let pyramid = Pyramid::new(&values).unwrap_or_default();
        Chronicle { line: Rc::new(line), values, pyramid }
    }

    /// How many readings there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The indices of the readings from one year to another, both included.
    /// In the browser a door of the wasm part `long`.
    #[inline(never)]
    pub fn within(&self, (from, to): (Year, Year)) -> Range<usize> {
        let start = self.line.index(from.into());
        start..self.line.index(f64::from(to) + 1.0).max(start)
    }

    /// The index of the first reading that is not before a time, years; quick where it is near a likely one.
    pub fn index_near(&self, time: f64, likely: usize) -> usize {
        self.line.index_near(time, likely)
    }

    /// The year at an index.
    #[inline(always)]
    pub fn year(&self, at: usize) -> Option<Year> {
        self.line.year(at)
    }

    /// The year and number at an index.
    pub fn get(&self, at: usize) -> Option<(Year, f64)> {
        Some((self.line.year(at)?, self.values.get(at)?))
    }

    /// The same of a stretch, in order.
    pub fn stretch(&self, of: Range<usize>) -> impl Iterator<Item = (Year, f64)> + '_ {
        of.map_while(|at| self.get(at))
    }

    /// The reading of a year, if it has a number.
    pub fn at(&self, year: Year) -> Option<Reading> {
        self.reading(self.line.index(year.into())).filter(|reading| reading.year == year)
    }

    /// The readings from one year to another, both included.
    pub fn readings(&self, span: (Year, Year)) -> impl Iterator<Item = Reading> + '_ {
        self.within(span).filter_map(|at| self.reading(at))
    }

    fn reading(&self, at: usize) -> Option<Reading> {
        let (year, value) = self.get(at)?;
        let value = Value::Number(Finite::new(value)?);
        Some(Reading { year, value, interval: None, flag: None, note: String::new() })
    }

    /// Whether the reading at an index follows on the one before it.
    pub fn follows(&self, at: usize) -> bool {
        at > 0 && self.line.breaks().binary_search(&at).is_err()
    }

    /// The indices in a range whose readings do not follow on the ones before them in it.
    pub fn broken(&self, of: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let breaks = self.line.breaks();
        let start = breaks.partition_point(|at| *at <= of.start);
        breaks.get(start..).unwrap_or_default().iter().copied().take_while(move |at| *at < of.end)
    }

    /// The readings of a stretch above zero; where others stood between two of them, there is a gap.
    pub fn above_zero(&self, of: Range<usize>) -> Chronicle {
        let (mut years, mut values, mut gaps) = (Vec::new(), Vec::new(), Vec::new());
        let mut gap = false;
        for at in of {
            gap |= !self.follows(at);
            let Some((year, value)) = self.get(at) else { continue };
            let Some(value) = Finite::new(value).filter(|_| value > 0.0) else {
                gap = true;
                continue;
            };
            if gap && !years.is_empty() {
                gaps.push(years.len());
            }
            gap = false;
            years.push(year);
            values.push(value);
        }
        Chronicle::new(&years, &values, &gaps)
    }

    /// Where a stretch may as well end, so that its lowest and highest are found quickly: at most a quarter of it earlier.
    pub fn round(of: Range<usize>) -> usize {
        pyramid::round(of)
    }

    /// The lowest and highest of a stretch; `None` if it is empty.
    pub fn ends(&self, of: Range<usize>) -> Option<Ends> {
        self.pyramid.ends(&self.values, of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::count;

    /// Numbers without order, a thousand and some.
    fn scattered(n: usize) -> Chronicle {
        let value = |i: usize| Finite::new(count(i * 7919 % 1009) - 500.0);
        let years: Vec<Year> = (-3000..).map(|y| y * 3).take(n).collect();
        let values: Vec<Finite> = (0..n).filter_map(value).collect();
        Chronicle::new(&years, &values, &[])
    }

    #[test]
    fn the_pyramid_finds_what_a_look_at_each_number_finds() {
        let long = scattered(5000);
        for start in (0..5000).step_by(37) {
            for length in [1, 2, 15, 16, 17, 255, 256, 257, 1000, 4999, 5000] {
                let of = start..(start + length).min(5000);
                let numbers: Vec<f64> = long.stretch(of.clone()).map(|(_, v)| v).collect();
                let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
                let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let first = |value: f64| numbers.iter().position(|v| *v == value).map(|i| start + i);
                let found = long.ends(of);
                assert_eq!(found.map(|e| Some(e.low)), Some(first(low)), "{start} {length}");
                assert_eq!(found.map(|e| Some(e.high)), Some(first(high)), "{start} {length}");
                assert_eq!(found.map(|e| (e.lowest, e.highest)), Some((low, high)), "{start} {length}");
            }
        }
        assert_eq!(long.ends(7..7), None);
        assert_eq!(long.ends(4998..9999), long.ends(4998..5000));
    }

    #[test]
    fn years_are_found_though_most_have_no_reading() {
        let long = scattered(10);
        assert_eq!(long.within((-8995, -8990)), 2..4);
        assert_eq!(long.within((-8994, -8994)), 2..3);
        assert_eq!(long.within((-8993, -8992)), 3..3);
        assert_eq!(long.within((Year::MIN, Year::MAX)), 0..10);
        assert_eq!(long.within((0, -5)), 10..10);
        assert_eq!(long.at(-8994).map(|r| r.value.number()), Some(Some(203.0)));
        assert_eq!(long.at(-8993), None);
    }

    #[test]
    fn a_time_is_found_from_any_guess() {
        let uneven: Vec<Year> = (0..40).map(|i| i * i).collect();
        let even: Vec<Year> = (0..40).map(|i| 7 * i - 100).collect();
        for years in [uneven, even, vec![5], vec![]] {
            let values: Vec<Finite> = years.iter().filter_map(|_| Finite::new(1.0)).collect();
            let long = Chronicle::new(&years, &values, &[]);
            for at in 0..years.len() {
                assert_eq!(long.year(at), years.get(at).copied());
            }
            assert_eq!(long.year(years.len()), None);
            for half in (-220..=3200).step_by(3) {
                let time = f64::from(half) / 2.0;
                let right = years.iter().filter(|year| f64::from(**year) < time).count();
                for likely in [0, 1, 7, right, right + 1, 39, 40, 10_000] {
                    assert_eq!(long.index_near(time, likely), right, "{time} from {likely} in {years:?}");
                }
                assert_eq!(long.line.index(time), right, "{time} in {years:?}");
            }
        }
    }

    #[test]
    fn a_rounded_stretch_is_at_most_a_quarter_shorter() {
        for start in [0, 5, 64, 1000] {
            for length in 0..2000 {
                let end = Chronicle::round(start..start + length);
                assert!(end <= start + length && 4 * (start + length - end) <= length, "{start} {length}");
                assert_eq!(Chronicle::round(start..start), start);
            }
        }
    }

    #[test]
    fn a_gap_is_where_the_usual_step_is_exceeded_or_the_source_says_so() {
        let of = |years: &[Year], gaps: &[usize]| {
            let values: Vec<Finite> = years.iter().filter_map(|_| Finite::new(1.0)).collect();
            let long = Chronicle::new(years, &values, gaps);
            (0..years.len()).filter(|at| long.follows(*at)).collect::<Vec<_>>()
        };
        assert_eq!(of(&[1, 2, 3, 5, 6, 7], &[]), [1, 2, 4, 5], "yearly, but for one year");
        assert_eq!(of(&[10, 20, 30, 40], &[]), [1, 2, 3], "every ten years");
        assert_eq!(of(&[10, 13, 21, 22], &[]), [1, 2, 3], "at no regular step");
        assert_eq!(of(&[10, 13, 21, 22], &[2]), [1, 3]);
        assert_eq!(of(&[10, 20, 30, 50, 60], &[1, 3]), [2, 4], "both at once");
        assert_eq!(of(&[5], &[]), [0; 0]);
    }
}
