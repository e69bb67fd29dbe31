//! Years to pixels. Years are integers: every tick is a year that exists.

use crate::convert::{floor_usize, round_i32};
use crate::model::Year;

/// Steps between labelled years.
const STEPS: [i32; 21] = [
    1, 2, 5, 10, 20, 25, 50, 100, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
    1_000_000, 2_000_000, 5_000_000,
];

/// A scale of whole years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Years {
    /// First and last year, first <= last.
    pub years: (Year, Year),
    /// Their pixels.
    pub range: (f64, f64),
}

impl Years {
    /// Pixel of a year; a single year stands in the middle.
    pub fn map(&self, year: Year) -> f64 {
        let span = f64::from(self.years.1) - f64::from(self.years.0);
        let share = if span > 0.0 { (f64::from(year) - f64::from(self.years.0)) / span } else { 0.5 };
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// The years to label so that labels of `width` pixels keep `gap` between
    /// them: round years, and the first and last where they fit beside these.
    pub fn ticks(&self, width: f64, gap: f64) -> Vec<Year> {
        let (first, last) = self.years;
        if first >= last {
            return vec![first];
        }
        let pitch = (self.range.1 - self.range.0).abs() / (f64::from(last) - f64::from(first));
        let apart = |a: Year, b: Year| (f64::from(b) - f64::from(a)) * pitch >= width + gap;
        let step = STEPS.into_iter().find(|s| f64::from(*s) * pitch >= width + gap).unwrap_or(i32::MAX);
        let mut ticks: Vec<Year> = Vec::new();
        let most = floor_usize((self.range.1 - self.range.0).abs() / (width + gap).max(1.0)) + 2;
        let mut n = first.div_euclid(step);
        while ticks.len() < most {
            match n.checked_mul(step) {
                Some(y) if y <= last => {
                    if y >= first {
                        ticks.push(y);
                    }
                }
                _ => break,
            }
            n += 1;
        }
        if ticks.first().is_none_or(|&t| apart(first, t)) {
            ticks.insert(0, first);
        }
        if ticks.last().is_none_or(|&t| apart(t, last)) {
            ticks.push(last);
        }
        ticks
    }

    /// As many of some years, which rise, as have room: the first, the last, and what is `apart` from these and one another.
    pub fn spread(&self, years: &[Year], apart: f64) -> Vec<Year> {
        let mut ticks: Vec<Year> = Vec::new();
        let mut free = f64::NEG_INFINITY;
        let end = years.last().map_or(0.0, |&last| self.map(last));
        for &year in years {
            let x = self.map(year);
            if x >= free && (x + apart <= end || x >= end || ticks.is_empty()) {
                free = x + apart;
                ticks.push(year);
            }
        }
        ticks
    }

    /// Pixels between two neighbouring years; the whole range for a single year.
    pub fn pitch(&self) -> f64 {
        let span = f64::from(self.years.1) - f64::from(self.years.0);
        (self.range.1 - self.range.0).abs() / span.max(1.0)
    }

    /// The year nearest to a pixel, inside the scale.
    pub fn nearest(&self, x: f64) -> Year {
        let steps = round_i32((x - self.range.0) / self.pitch().max(f64::MIN_POSITIVE));
        self.years.0.saturating_add(steps).clamp(self.years.0, self.years.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(first: Year, last: Year, width: f64) -> Years {
        Years { years: (first, last), range: (0.0, width) }
    }

    #[test]
    fn round_years_and_the_ends_where_they_fit() {
        assert_eq!(scale(1990, 2023, 330.0).ticks(28.0, 16.0), [1990, 1995, 2000, 2005, 2010, 2015, 2020]);
        assert_eq!(scale(1990, 2023, 160.0).ticks(28.0, 16.0), [1990, 2000, 2010, 2020]);
        assert_eq!(scale(1996, 2023, 400.0).ticks(28.0, 16.0), [1996, 2000, 2005, 2010, 2015, 2020, 2023]);
        assert_eq!(scale(1996, 2023, 200.0).ticks(28.0, 16.0), [2000, 2010, 2020]);
        assert_eq!(scale(2018, 2023, 300.0).ticks(28.0, 16.0), [2018, 2019, 2020, 2021, 2022, 2023]);
        assert_eq!(scale(2019, 2019, 300.0).ticks(28.0, 16.0), [2019]);
    }

    #[test]
    fn of_years_far_apart_those_with_room_are_named() {
        let scale = scale(2004, 2023, 380.0);
        assert_eq!(scale.spread(&[2004, 2010, 2015, 2023], 44.0), [2004, 2010, 2015, 2023]);
        let surveys = [2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2021, 2023];
        assert_eq!(scale.spread(&surveys, 44.0), [2004, 2008, 2012, 2016, 2023]);
        assert_eq!(scale.spread(&surveys, 400.0), [2004]);
        assert_eq!(scale.spread(&[], 44.0), [0; 0]);
    }

    #[test]
    fn labels_never_touch_and_there_is_always_one() {
        for width in [0.0, 1.0, 17.0, 60.0, 250.0, 999.0] {
            for (first, last) in [(1990, 2023), (2000, 2001), (1, 2999), (2023, 2023)] {
                let s = scale(first, last, width);
                let ticks = s.ticks(28.0, 16.0);
                assert!(!ticks.is_empty(), "{first}-{last} at {width}");
                for pair in ticks.windows(2) {
                    let [a, b] = pair else { continue };
                    assert!(s.map(*b) - s.map(*a) >= 44.0 - 1e-9, "{first}-{last} at {width}: {ticks:?}");
                }
            }
        }
    }

    #[test]
    fn the_nearest_year_is_the_inverse() {
        let s = scale(1990, 2023, 500.0);
        for year in 1990..=2023 {
            assert_eq!(s.nearest(s.map(year)), year);
        }
        assert_eq!(s.nearest(-1e300), 1990);
        assert_eq!(s.nearest(1e300), 2023);
        assert_eq!(scale(2019, 2019, 0.0).nearest(3.0), 2019);
    }
}
