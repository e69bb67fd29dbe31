//! The years of long series: which of them follow on one another, and where one is.

use super::packed::Years;
use super::pyramid::CALL;
use crate::convert::{count, floor_usize};
use crate::model::Year;

/// Years in rising order, each once, and which of them do not follow on the one before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    years: Years,
    /// Indices, rising.
    breaks: Vec<usize>,
    /// The first year and the years from one to the next, if these are always as many.
    regular: Option<(Year, u32)>,
}

impl Timeline {
    /// Where most years are equally far apart, a longer step is a gap; where
    /// they are not, years are missing only where the source says so.
    ///
    /// # Errors
    /// The years, if they do not rise.
    pub fn new(years: Years) -> Result<Timeline, Years> {
        let [first, second] = [0, 1].map(|at| years.get(at).unwrap_or(0));
        let usual = second.abs_diff(first);
        let (mut before, mut same, mut breaks, mut rising) = (first, 0, Vec::new(), true);
        for (call, stretch) in (0..).zip(years.bytes().get(1..).unwrap_or_default().chunks(CALL)) {
            if let Some(last) = evenly(before, usual, stretch).filter(|_| second > first) {
                same += stretch.len();
                before = last;
                continue;
            }
            for (at, year) in (call * CALL + 1..).zip(stretch) {
                let year = Year::from_le_bytes(*year);
                rising &= year > before;
                let step = year.abs_diff(before);
                if step == usual {
                    same += 1;
                } else if step > usual {
                    breaks.push(at);
                }
                before = year;
            }
        }
        if !rising {
            return Err(years);
        }
        let regular = (same > 0 && same + 1 == years.len()).then_some((first, usual));
        if same * 2 < years.len() {
            // Not the first step; perhaps another one.
            let steps = || years.iter().zip(years.iter().skip(1)).map(|(a, b)| b.abs_diff(a));
            let usual = usual_step(&mut steps());
            breaks.clear();
            if steps().filter(|step| *step == usual).count() * 2 >= years.len() {
                breaks.extend((1..).zip(steps()).filter(|(_, step)| *step > usual).map(|(at, _)| at));
            }
        }
        Ok(Timeline { years, breaks, regular })
    }

    /// The years.
    pub fn years(&self) -> &Years {
        &self.years
    }

    /// The indices, rising, of those that do not follow on the one before.
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// The years alone.
    pub fn into_years(self) -> Years {
        self.years
    }

    /// The year at an index.
    #[inline(always)]
    pub fn year(&self, at: usize) -> Option<Year> {
        match self.regular {
            // Memory is slow to answer, and many years are asked for, far from one another.
            Some((first, step)) => (at < self.years.len())
                .then(|| first.wrapping_add_unsigned(step.wrapping_mul(u32::try_from(at).unwrap_or(0)))),
            None => self.years.get(at),
        }
    }

    /// The index of the first year that is not before a time, years; quick where it is near a likely one.
    pub fn index_near(&self, time: f64, likely: usize) -> usize {
        let is_before = |at: usize| self.year(at).is_some_and(|year| f64::from(year) < time);
        let all = self.years.len();
        let (mut low, mut high) = (likely.min(all), likely.min(all));
        // Steps that double lead past it, halves of what is between back to it.
        let mut step = 1;
        while low > 0 && !is_before(low - 1) {
            high = low - 1;
            low = low.saturating_sub(step);
            step *= 2;
        }
        while is_before(high) {
            low = high + 1;
            high = (high + step).min(all);
            step *= 2;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The same, wherever it is.
    pub fn index(&self, time: f64) -> usize {
        let last = self.years.len().saturating_sub(1);
        let [first, end] = [0, last].map(|at| self.year(at).map_or(0.0, f64::from));
        // Where years are regular, at once.
        self.index_near(time, floor_usize((time - first) / (end - first) * count(last)))
    }

    /// Broken at some more indices, rising.
    pub fn broken_at(mut self, gaps: &[usize]) -> Timeline {
        if !gaps.is_empty() {
            let is_break =
                |at: &usize| self.breaks.binary_search(at).is_ok() || gaps.binary_search(at).is_ok();
            self.breaks = (1..self.years.len()).filter(is_break).collect();
        }
        self
    }
}

/// The last year of a stretch, if each is so many years after the one before it.
#[inline(never)]
fn evenly(before: Year, step: u32, stretch: &[[u8; 4]]) -> Option<Year> {
    let (mut last, mut even) = (before, true);
    for bytes in stretch {
        let year = Year::from_le_bytes(*bytes);
        even &= year.wrapping_sub(last).cast_unsigned() == step;
        last = year;
    }
    // Not round by the other end of the integers.
    let all = i64::from(step) * i64::try_from(stretch.len()).unwrap_or(0);
    (even && i64::from(last) - i64::from(before) == all).then_some(last)
}

/// The only step between neighbours that more than half of them can have: the
/// majority vote of Boyer and Moore.
fn usual_step(steps: &mut dyn Iterator<Item = u32>) -> u32 {
    let (mut usual, mut votes) = (0, 0_usize);
    for step in steps {
        if votes == 0 {
            usual = step;
        }
        votes = if step == usual { votes + 1 } else { votes - 1 };
    }
    usual
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(years: &[Year]) -> Result<Timeline, Years> {
        Timeline::new(Years(years.iter().flat_map(|year| year.to_le_bytes()).collect()))
    }

    #[test]
    fn gaps_are_found_wherever_they_are_among_even_years() {
        for at in [1, 2, 511, 512, 513, 514, 1024, 1025, 1999] {
            let years: Vec<Year> = (0..2000).map(|i| if i < at { i } else { i + 3 }).collect();
            let line = of(&years).expect("they rise");
            let at = usize::try_from(at).unwrap();
            assert_eq!(line.breaks(), [at]);
            assert_eq!(line.regular, None);
            assert_eq!(
                [at - 1, at, 1999].map(|i| line.year(i)),
                [at - 1, at, 1999].map(|i| years.get(i).copied())
            );
        }
        let even: Vec<Year> = (0..2000).map(|i| 5 * i - 100).collect();
        assert_eq!(of(&even).expect("they rise").regular, Some((-100, 5)));
    }

    #[test]
    fn years_that_do_not_rise_come_back() {
        for at in [1, 512, 513, 1500] {
            let mut years: Vec<Year> = (0..2000).collect();
            years[at] = years[at - 1];
            assert!(of(&years).is_err(), "{at}");
        }
        let falling: Vec<Year> = (0..2000).rev().collect();
        assert!(of(&falling).is_err());
        // As far apart as the others, but round by the other end of the integers.
        let round: Vec<Year> = (0..2000).map(|i| (Year::MAX - 700).wrapping_add(i)).collect();
        assert!(of(&round).is_err());
    }
}
