//! The years of long series: which of them follow on one another, and where one is.

use super::packed::Years;
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
        for (at, year) in (1..).zip(years.iter().skip(1)) {
            rising &= year > before;
            let step = year.abs_diff(before);
            if step == usual {
                same += 1;
            } else if step > usual {
                breaks.push(at);
            }
            before = year;
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
